package org.gengfu.profile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.jspecify.annotations.Nullable;

/** Reads derived points and puts each after what it needs. For one thread. */
final class DerivedReader {
  /** Most computed points of which each needs the next. */
  static final int MAX_CHAIN = 1_000;

  private final CommonReader common;
  private final Names names;
  private final Problems problems;
  private final Map<String, Item> items = new LinkedHashMap<>();
  private final List<Candidate> ordered = new ArrayList<>();

  private record Item(MapNode spec, Mark mark, ScalarNode source, Expression parsed, Scope scope) {}

  DerivedReader(Names names, Problems problems) {
    this.common = new CommonReader(problems);
    this.names = names;
    this.problems = problems;
  }

  /** Takes an entry of a section {@code derived}. */
  void add(String name, MapNode spec, Mark mark, Scope scope) {
    if (spec.get("expr") instanceof ScalarNode source) {
      Expression parsed = Expression.parse(source, problems);
      if (parsed != null) {
        items.put(scope.prefix() + name, new Item(spec, mark, source, parsed, scope));
      }
    }
  }

  /** All derived points in an order in which they can be computed. */
  List<Candidate> read() {
    for (String id : List.copyOf(items.keySet())) {
      visit(id, new ArrayList<>());
    }
    return ordered;
  }

  private void visit(String id, List<String> path) {
    Item item = items.get(id);
    if (item == null) {
      return;
    }
    if (path.contains(id)) {
      String message =
          "\"" + id + "\" depends on itself: " + String.join(" -> ", path) + " -> " + id;
      problems.add(item.mark(), "CIRCLE", message, "Break the circle");
      path.forEach(items::remove);
      return;
    }
    if (path.size() == MAX_CHAIN) {
      String message = "more than " + MAX_CHAIN + " computed points depend on each other in a row";
      problems.add(item.mark(), "TOO_DEEP", message, "Flatten it");
      path.forEach(items::remove);
      return;
    }
    path.add(id);
    for (String name : item.parsed().names()) {
      for (String prefix : item.scope().prefixes()) {
        visit(prefix + name, path);
      }
    }
    path.removeLast();
    if (items.remove(id) != null) {
      ResolvedPoint point = point(id, item);
      if (point != null) {
        names.add(point, item.mark());
        ordered.add(new Candidate(point, item.spec(), null, item.mark(), item.scope()));
      }
    }
  }

  private @Nullable ResolvedPoint point(String id, Item item) {
    MapNode spec = item.spec();
    Names.Local local = Names.Local.of(item.scope());
    List<Names.Type> wanted = List.of(Names.Type.NUMBER, Names.Type.FLAG);
    Expression bound = names.bind(item.parsed(), local, wanted, item.source()::markAt);
    if (bound == null) {
      return null;
    }
    boolean flag = names.typeOf(bound, local) == Names.Type.FLAG;
    Quantity quantity = common.quantity(spec);
    double[] valid = common.valid(spec);
    CommonReader.Report report = common.report(spec, quantity == null ? 0 : quantity.deadband());
    return new ResolvedPoint(
            id,
            flag ? ValueKind.FLAG : ValueKind.REAL,
            PollClass.ON_DEMAND,
            new DerivedSource(bound),
            Set.of(),
            BigDecimal.ONE,
            BigDecimal.ZERO,
            valid == null ? null : valid[0],
            valid == null ? null : valid[1],
            null,
            flag ? 0 : report.deadband(),
            report.heartbeat(),
            spec.string("unit", quantity == null ? "" : quantity.unit(), problems),
            spec.string("quantity", "", problems),
            Map.of(),
            item.scope().titled(spec.texts("title", problems)),
            null)
        .edit()
        .info(common.info(spec, item.scope()))
        .done();
  }
}
