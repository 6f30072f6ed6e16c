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
  private final PointReader points;
  private final Names names;
  private final Problems problems;
  private final Map<String, Item> items = new LinkedHashMap<>();
  private final List<ResolvedPoint> ordered = new ArrayList<>();

  private record Item(MapNode spec, Mark mark, ScalarNode source, Expression parsed) {}

  DerivedReader(PointReader points, Names names, Problems problems) {
    this.points = points;
    this.names = names;
    this.problems = problems;
  }

  /** All derived points in an order in which they can be computed. */
  List<ResolvedPoint> read(Map<String, Layers.Entry> section) {
    section.forEach((id, entry) -> {
      if (entry.value() instanceof MapNode spec && spec.get("expr") instanceof ScalarNode source) {
        Expression parsed = Expression.parse(source, problems);
        if (parsed != null) {
          items.put(id, new Item(spec, entry.key(), source, parsed));
        }
      }
    });
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
    path.add(id);
    for (String name : item.parsed().names()) {
      visit(name, path);
    }
    path.removeLast();
    if (items.remove(id) != null) {
      ResolvedPoint point = point(id, item);
      if (point != null) {
        names.add(point, item.mark());
        ordered.add(point);
      }
    }
  }

  private @Nullable ResolvedPoint point(String id, Item item) {
    MapNode spec = item.spec();
    List<Names.Type> wanted = List.of(Names.Type.NUMBER, Names.Type.FLAG);
    Expression bound = names.bind(item.parsed(), null, wanted, item.source()::markAt);
    if (bound == null) {
      return null;
    }
    ValueKind kind = names.typeOf(bound) == Names.Type.FLAG ? ValueKind.FLAG : ValueKind.REAL;
    Quantity quantity = points.quantity(spec);
    double[] valid = points.valid(spec);
    PointReader.Report report = points.report(spec, quantity == null ? 0 : quantity.deadband());
    return new ResolvedPoint(
        id,
        kind,
        PollClass.ON_DEMAND,
        new DerivedSource(bound),
        Set.of(),
        BigDecimal.ONE,
        BigDecimal.ZERO,
        valid == null ? null : valid[0],
        valid == null ? null : valid[1],
        null,
        kind == ValueKind.FLAG ? 0 : report.deadband(),
        report.heartbeat(),
        spec.string("unit", quantity == null ? "" : quantity.unit(), problems),
        spec.string("quantity", "", problems),
        Map.of(),
        spec.texts("title", problems),
        null);
  }
}
