package org.gengfu.profile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.jspecify.annotations.Nullable;

/** Reads alarm rules and puts a site's thresholds in. For one thread. */
final class AlarmReader {
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final List<Names.Type> CONDITION = List.of(Names.Type.FLAG);

  private final Names names;
  private final Problems problems;

  AlarmReader(Names names, Problems problems) {
    this.names = names;
    this.problems = problems;
  }

  /**
   * A rule, and whether it is switched on.
   *
   * @param enabled false when the profile or the site switches it off
   * @param alarm the rule
   */
  record Rule(boolean enabled, ResolvedAlarm alarm) {}

  /**
   * One rule.
   *
   * @param site what the site says of it: a number, a map, or null for nothing
   * @return null after a problem
   */
  @Nullable Rule read(String id, MapNode spec, @Nullable Node site, Scope scope) {
    MapNode change = site instanceof MapNode map ? map : MapNode.empty(spec.mark());
    Names.Limit limit = limit(id, spec, site, change, scope);
    Map<String, Window> windows = windows(spec, scope);
    Names.Local local = new Names.Local(scope, limit, windows.keySet());
    Expression when = when(id, spec, local);
    Expression clear = clear(spec, when, local);
    List<Expression> unless = unless(spec, local);
    String severity =
        change.string("severity", spec.string("severity", "major", problems), problems);
    Duration onDelay = delay(change, "for", delay(spec, "for", Duration.ZERO));
    Duration offDelay = delay(change, "clearFor", delay(spec, "clearFor", Duration.ZERO));
    boolean enabled = change.flag("enabled", spec.flag("enabled", true, problems), problems);
    AlarmSeverity level = severity(severity, change);
    Duration again = delay(change, "reAlarm", delay(spec, "reAlarm", Duration.ZERO));
    if (site instanceof MapNode) {
      change.close(problems);
    }
    if (when == null) {
      return null;
    }
    return new Rule(
        enabled,
        new ResolvedAlarm(
            id,
            when,
            clear,
            unless,
            onDelay,
            offDelay,
            level,
            spec.string("type", "other", problems).toUpperCase(Locale.ROOT).replace('-', '_'),
            scope.titled(spec.texts("text", problems)),
            filled(spec.texts("action", problems), scope),
            new AlarmExtra(
                windows,
                spec.strings("suppressedBy", problems),
                spec.flag("latch", false, problems),
                again.isZero() ? null : again,
                spec.strings("spares", problems),
                spec.string("doc", "", problems),
                false)));
  }

  private static Map<String, String> filled(Map<String, String> texts, Scope scope) {
    Map<String, String> all = new LinkedHashMap<>();
    texts.forEach((language, text) -> all.put(language, scope.shown(text)));
    return all;
  }

  private Map<String, Window> windows(MapNode spec, Scope scope) {
    if (spec.has("window") && (spec.has("noData") || spec.has("windows"))) {
      String message = "window, windows and noData exclude each other";
      problems.add(spec.keyMark("window"), "MEANINGLESS", message, "Keep one");
    }
    return new WindowReader(names, problems).read(spec, scope);
  }

  private @Nullable Expression when(String id, MapNode spec, Names.Local local) {
    if (spec.has("noData")) {
      if (spec.has("when")) {
        String message = "when and noData exclude each other";
        problems.add(spec.keyMark("when"), "MEANINGLESS", message, "Keep one");
      }
      Term.Name window = new Term.Name(0, WindowReader.NAME);
      Term.Constant none = new Term.Constant(0, new Operand.Number(0));
      return local.windows().isEmpty()
          ? null
          : new Expression("no data", new Term.Comparison(0, "==", window, none));
    }
    if (!spec.has("when")) {
      String message = "the condition of \"" + id + "\" is missing";
      problems.add(spec.mark(), "MISSING", message, "Add when:, or noData:");
    }
    return expression(spec, "when", local);
  }

  private AlarmSeverity severity(String word, MapNode change) {
    for (AlarmSeverity severity : AlarmSeverity.values()) {
      if (severity.name().toLowerCase(Locale.ROOT).equals(word)) {
        return severity;
      }
    }
    String fix = "One of indeterminate, warning, minor, major, critical";
    problems.add(change.valueMark("severity"), "UNKNOWN_WORD", "unknown severity", fix);
    return AlarmSeverity.MAJOR;
  }

  private Duration delay(MapNode map, String key, Duration fallback) {
    return map.duration(key, fallback, Duration.ZERO, LONGEST, problems);
  }

  private Names.@Nullable Limit limit(
      String id, MapNode spec, @Nullable Node site, MapNode change, Scope scope) {
    Node declared = spec.get("limit");
    Node wanted = site instanceof ScalarNode ? site : change.get("limit");
    if (declared == null) {
      if (wanted != null) {
        String message = "the alarm \"" + id + "\" has no limit that could be changed";
        problems.add(wanted.mark(), "MEANINGLESS", message, "Remove it");
      }
      return null;
    }
    MapNode range = declared instanceof MapNode map ? map : MapNode.empty(declared.mark());
    Node node =
        wanted != null ? wanted : declared instanceof MapNode map ? map.get("value") : declared;
    if (node instanceof ScalarNode name && name.kind() == ScalarNode.Kind.TEXT) {
      return named(name, scope);
    }
    if (!(node instanceof ScalarNode scalar) || scalar.decimal() == null) {
      Mark mark = node == null ? declared.mark() : node.mark();
      problems.add(mark, "WRONG_TYPE", "the limit of \"" + id + "\" must be a number", "");
      return new Names.Limit(0, null);
    }
    double value = scalar.decimal().doubleValue();
    double min = range.number("min", -1e12, -1e12, 1e12, problems);
    double max = range.number("max", 1e12, -1e12, 1e12, problems);
    if (value < min || value > max) {
      String message =
          "the limit of \"" + id + "\" is " + scalar.text() + ", which is out of range";
      problems.add(
          scalar.mark(), "OUT_OF_RANGE", message, "Use " + plain(min) + " to " + plain(max));
    }
    return new Names.Limit(value, null);
  }

  /** A limit that a parameter or a point holds. */
  private Names.Limit named(ScalarNode name, Scope scope) {
    String point = names.point(name.text(), scope);
    Operand parameter = scope.parameters().get(name.text());
    if (point == null && !(parameter instanceof Operand.Number)) {
      String message = "\"" + name.text() + "\" is no point and no parameter that is a number";
      String fix = org.gengfu.document.Suggestion.among(name.text(), names.known());
      problems.add(name.mark(), "UNKNOWN_NAME", message, fix);
    }
    return new Names.Limit(parameter instanceof Operand.Number(double value) ? value : 0, point);
  }

  /** A number without exponent and without superfluous zeros. */
  static String plain(double number) {
    return java.math.BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private @Nullable Expression expression(MapNode spec, String key, Names.Local local) {
    return spec.get(key) instanceof ScalarNode scalar ? expression(scalar, local) : null;
  }

  private @Nullable Expression expression(ScalarNode scalar, Names.Local local) {
    Expression parsed = Expression.parse(scalar, problems);
    return parsed == null ? null : names.bind(parsed, local, CONDITION, scalar::markAt);
  }

  private List<Expression> unless(MapNode spec, Names.Local local) {
    List<Expression> list = new ArrayList<>();
    for (Node node : spec.list("unless", problems)) {
      Expression expression = node instanceof ScalarNode scalar ? expression(scalar, local) : null;
      if (expression != null) {
        list.add(expression);
      }
    }
    return list;
  }

  private @Nullable Expression clear(MapNode spec, @Nullable Expression when, Names.Local local) {
    if (!spec.has("hysteresis")) {
      return expression(spec, "clear", local);
    }
    if (spec.has("clear")) {
      String message = "clear and hysteresis exclude each other";
      problems.add(spec.keyMark("hysteresis"), "MEANINGLESS", message, "Keep one");
      return null;
    }
    double band = spec.number("hysteresis", 0, 0, Double.MAX_VALUE, problems);
    if (when == null) {
      return null;
    }
    Expression clear = inside(when, band);
    if (clear == null) {
      String message = "hysteresis needs a condition of the form point > limit";
      problems.add(spec.keyMark("hysteresis"), "MEANINGLESS", message, "Write clear: instead");
    }
    return clear;
  }

  /** The condition that a value is back inside its limit by a band. */
  private static @Nullable Expression inside(Expression when, double band) {
    if (!(when.root() instanceof Term.Comparison(int at, String operator, Term point, Term limit))
        || !(point instanceof Term.Name)) {
      return null;
    }
    boolean above = operator.startsWith(">");
    if (!above && !operator.startsWith("<")) {
      return null;
    }
    Term.Constant width = new Term.Constant(at, new Operand.Number(band));
    Term edge = new Term.Arithmetic(at, above ? '-' : '+', limit, width);
    String text = when.text() + ", back by " + band;
    return new Expression(text, new Term.Comparison(at, above ? "<=" : ">=", point, edge));
  }
}
