package org.gengfu.profile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.jspecify.annotations.Nullable;

/**
 * Finds the instances of repeated sections: a number of them, as many as a point says, up to an end
 * mark, or one per row of a table. One use, one thread.
 */
final class SectionReader {
  /** Most instances of one section within its surroundings. */
  static final int MAX_INSTANCES = 1_000;

  /** Deepest nesting of sections. */
  static final int MAX_DEPTH = 3;

  /** Instances of a specimen: two, so that a missing stride shows. */
  private static final int SPECIMENS = 2;

  private static final Pattern ODD = Pattern.compile("[^A-Za-z0-9_.-]");
  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,14})(\\.[0-9]{1,9})?");

  private final Spoken spoken;
  private final FactBook facts;
  private final Function<String, @Nullable ResolvedPoint> points;
  private final Problems problems;

  /**
   * @param points the points outside of sections, of which one may say how many there are
   */
  SectionReader(
      Spoken spoken,
      FactBook facts,
      Function<String, @Nullable ResolvedPoint> points,
      Problems problems) {
    this.spoken = spoken;
    this.facts = facts;
    this.points = points;
    this.problems = problems;
  }

  /**
   * Instances of a section that are known now.
   *
   * @param scopes one each
   * @param fromDevice true when it was the device that said which there are
   */
  record Instances(List<Scope> scopes, boolean fromDevice) {}

  /** The instances of a section that are known now. */
  Instances instances(String id, MapNode spec, Mark mark, Scope outer) {
    int known = facts.asked();
    List<Scope> scopes = scopes(id, spec, mark, outer);
    return new Instances(scopes, facts.asked() > known && !facts.specimen());
  }

  private List<Scope> scopes(String id, MapNode spec, Mark mark, Scope outer) {
    int before = problems.count();
    WireSource table = spoken.language().table(outer.prefix() + id, spec, spoken.block(), outer);
    List<Scope> found = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    if (table != null) {
      for (FactRow row : rows(id, spec, table, outer)) {
        add(found, keys, instance(id, spec, outer, columns(row), row.key(), 0), spec, row.key());
      }
    } else if (problems.count() > before) {
      return found;
    } else if (!spec.has("count")) {
      String message = "nothing says how often \"" + id + "\" repeats";
      problems.add(mark, "MISSING", message, "Add count:, or the table of its protocol");
    } else {
      int first = (int) spec.whole("first", 1, 0, 1000, problems);
      int count = until(id, spec, outer, count(spec, outer));
      for (int index = 0; index < count; index++) {
        Map<String, Operand> own = new LinkedHashMap<>();
        own.put("index", new Operand.Number(index));
        own.put("i", new Operand.Number(first + index));
        String key = key(spec, outer, own, id, index);
        add(found, keys, instance(id, spec, outer, own, key, index), spec, key);
      }
    }
    return found;
  }

  private void add(
      List<Scope> found, Set<String> keys, @Nullable Scope scope, MapNode spec, String key) {
    if (scope == null) {
      return;
    }
    if (!keys.add(scope.prefix())) {
      facts.note("two rows have the key " + key + "; the second one is left out");
    } else if (found.size() == MAX_INSTANCES) {
      String message = "there are more than " + MAX_INSTANCES + " instances";
      facts.note(message + " of the section in line " + spec.mark().line());
    } else if (found.size() < MAX_INSTANCES) {
      found.add(scope);
    }
  }

  private List<FactRow> rows(String id, MapNode spec, WireSource table, Scope outer) {
    String fact = outer.prefix() + id;
    facts.settled(Targets.bare(fact, ValueKind.TEXT, table));
    if (!facts.specimen()) {
      return facts.rows(fact);
    }
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("index", "1");
    spoken.language().columns(fact, spec).forEach(column -> columns.put(column, "1"));
    return List.of(new FactRow("1", columns));
  }

  private static Map<String, Operand> columns(FactRow row) {
    Map<String, Operand> own = new LinkedHashMap<>();
    row.columns().forEach((name, text) -> own.put(name, value(text)));
    return own;
  }

  /** A column that looks like a number is one, so that it can be compared with numbers. */
  private static Operand value(String text) {
    return NUMBER.matcher(text).matches()
        ? new Operand.Number(Double.parseDouble(text))
        : new Operand.Text(text);
  }

  private @Nullable Scope instance(
      String id, MapNode spec, Scope outer, Map<String, Operand> its, String key, int index) {
    Map<String, Operand> own = new LinkedHashMap<>(its);
    String clean = ODD.matcher(key).replaceAll("_");
    own.putIfAbsent("key", value(key));
    long stride = spec.whole("stride", 0, 0, 65535, problems);
    Scope inner = outer.instance(id, clean, own, index * stride);
    if (!filtered(spec, inner)) {
      return null;
    }
    String given = inner.shown(spec.string("titleFrom", "", problems)).strip();
    Map<String, String> called = new LinkedHashMap<>();
    Map<String, String> titles = spec.texts("title", problems);
    for (String language : MapNode.LANGUAGES) {
      String its1 = titles.getOrDefault(language, "");
      String name = given.isEmpty() ? (its1.isEmpty() ? "" : its1 + " ") + key : given;
      String before = outer.title().getOrDefault(language, "");
      called.put(language, before.isEmpty() ? name : before + " " + name);
    }
    String component = inner.shown(spec.string("component", inner.component(), problems));
    return inner.called(called, component);
  }

  private boolean filtered(MapNode spec, Scope inner) {
    if (!(spec.get("filter") instanceof ScalarNode source)) {
      return true;
    }
    Expression filter = Expression.parse(source, problems);
    if (filter == null) {
      return false;
    }
    for (String name : filter.names()) {
      if (!inner.parameters().containsKey(name)) {
        String message = "\"" + name + "\" is no column, index or parameter here";
        String fix = org.gengfu.document.Suggestion.among(name, inner.parameters().keySet());
        problems.add(source.mark(), "UNKNOWN_NAME", message, fix);
        return false;
      }
    }
    return facts.specimen() || Boolean.TRUE.equals(filter.holds(inner.parameters()::get));
  }

  private String key(MapNode spec, Scope outer, Map<String, Operand> own, String id, int index) {
    String standard = own.get("i") instanceof Operand.Number(double i) ? "" + (long) i : "" + index;
    if (!(spec.get("key") instanceof ScalarNode template)) {
      return standard;
    }
    String key = outer.instance(id, "", own, 0).text(template);
    return key == null ? standard : key;
  }

  private int count(MapNode spec, Scope outer) {
    if (!(spec.get("count") instanceof ScalarNode node)) {
      return 0;
    }
    Long constant = node.whole();
    if (constant != null) {
      return constant.intValue();
    }
    String text = node.text().strip();
    boolean template = text.startsWith("${") && text.endsWith("}");
    String inside = template ? text.substring(2, text.length() - 1) : text;
    Expression parsed =
        new ExpressionParser(inside, i -> node.markAt(i + (template ? 2 : 0)), problems).parse();
    if (parsed == null) {
      return 0;
    }
    for (String name : parsed.names()) {
      if (!outer.parameters().containsKey(name) && !counted(name, node)) {
        return facts.specimen() && points.apply(name) != null ? SPECIMENS : 0;
      }
    }
    Operand value =
        parsed.evaluate(name ->
            outer.parameters().containsKey(name)
                ? outer.parameters().get(name)
                : facts.value(name));
    return value instanceof Operand.Number(double number) ? bounded(number, node) : 0;
  }

  /** True when the number is known that a point gives; a missing one is an unknown value. */
  private boolean counted(String name, ScalarNode node) {
    ResolvedPoint point = points.apply(name);
    if (point == null || !(point.source() instanceof WireSource)) {
      String message = "\"" + name + "\" is no parameter, and no point that is read";
      problems.add(node.mark(), "UNKNOWN_NAME", message, "");
      return false;
    }
    boolean settled = facts.settled(point);
    return settled && !facts.specimen();
  }

  /** A number that cannot be is no number of instances: nothing is believed of it. */
  private int bounded(double number, ScalarNode node) {
    if (number == Math.rint(number) && number >= 0 && number <= MAX_INSTANCES) {
      return (int) number;
    }
    String message = "the count in line " + node.mark().line() + " is ";
    facts.note(
        message
            + AlarmReader.plain(number)
            + ", which is not 0 to "
            + MAX_INSTANCES
            + "; the section is left out");
    return 0;
  }

  /** How many there are before the end mark, at most as many as count says. */
  private int until(String id, MapNode spec, Scope outer, int most) {
    if (!(spec.get("until") instanceof MapNode mark)) {
      return most;
    }
    long stride = spec.whole("stride", 0, 0, 65535, problems);
    boolean settled = true;
    int before = most;
    for (int index = 0; index < most; index++) {
      Map<String, Operand> own = new LinkedHashMap<>();
      own.put("index", new Operand.Number(index));
      Scope inner = outer.instance(id, Integer.toString(index), own, index * stride);
      String fact = inner.prefix() + "until";
      WireSource source = spoken.source(fact, mark, inner);
      if (source == null) {
        return 0;
      }
      ResolvedPoint point = Targets.bare(fact, spoken.language().rawKind(source), source);
      settled &= facts.settled(point);
      if (index < before && ends(facts.value(fact), mark)) {
        before = index;
      }
    }
    if (facts.specimen()) {
      return Math.min(SPECIMENS, most);
    }
    return settled ? before : 0;
  }

  private static boolean ends(@Nullable Operand value, MapNode mark) {
    ScalarNode end = mark.get("equals") instanceof ScalarNode scalar ? scalar : null;
    return switch (value) {
      case null -> true;
      case Operand.Number(double number) ->
          end != null && end.decimal() != null && end.decimal().doubleValue() == number;
      case Operand.Text(String text) -> end != null && end.text().equals(text);
      case Operand.Flag(boolean flag) -> end != null && end.text().equals(flag ? "1" : "0");
    };
  }
}
