package org.gengfu.profile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
   * One rule.
   *
   * @param site what the site says of it: a number, a map, or null for nothing
   * @return null when it is switched off or after a problem
   */
  @Nullable ResolvedAlarm read(String id, MapNode spec, @Nullable Node site) {
    MapNode change = site instanceof MapNode map ? map : MapNode.empty(spec.mark());
    Double limit = limit(id, spec, site, change);
    Expression when = expression(spec, "when", limit);
    Expression clear = clear(spec, when, limit);
    List<Expression> unless = unless(spec, limit);
    String severity =
        change.string("severity", spec.string("severity", "major", problems), problems);
    Duration onDelay = delay(change, "for", delay(spec, "for", Duration.ZERO));
    Duration offDelay = delay(change, "clearFor", delay(spec, "clearFor", Duration.ZERO));
    boolean enabled = change.flag("enabled", spec.flag("enabled", true, problems), problems);
    AlarmSeverity level = severity(severity, change);
    if (site instanceof MapNode) {
      change.close(problems);
    }
    if (when == null || !enabled) {
      return null;
    }
    return new ResolvedAlarm(
        id,
        when,
        clear,
        unless,
        onDelay,
        offDelay,
        level,
        spec.string("type", "other", problems).toUpperCase(Locale.ROOT).replace('-', '_'),
        spec.texts("text", problems),
        spec.texts("action", problems));
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

  private @Nullable Double limit(String id, MapNode spec, @Nullable Node site, MapNode change) {
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
    double min = range.number("min", -1e12, -1e12, 1e12, problems);
    double max = range.number("max", 1e12, -1e12, 1e12, problems);
    Node node =
        wanted != null ? wanted : declared instanceof MapNode map ? map.get("value") : declared;
    if (!(node instanceof ScalarNode scalar) || scalar.decimal() == null) {
      Mark mark = node == null ? declared.mark() : node.mark();
      problems.add(mark, "WRONG_TYPE", "the limit of \"" + id + "\" must be a number", "");
      return 0.0;
    }
    double value = scalar.decimal().doubleValue();
    if (value < min || value > max) {
      String message =
          "the limit of \"" + id + "\" is " + scalar.text() + ", which is out of range";
      problems.add(
          scalar.mark(), "OUT_OF_RANGE", message, "Use " + plain(min) + " to " + plain(max));
    }
    return value;
  }

  /** A number without exponent and without superfluous zeros. */
  static String plain(double number) {
    return java.math.BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private @Nullable Expression expression(MapNode spec, String key, @Nullable Double limit) {
    return spec.get(key) instanceof ScalarNode scalar ? expression(scalar, limit) : null;
  }

  private @Nullable Expression expression(ScalarNode scalar, @Nullable Double limit) {
    Expression parsed = Expression.parse(scalar, problems);
    return parsed == null ? null : names.bind(parsed, limit, CONDITION, scalar::markAt);
  }

  private List<Expression> unless(MapNode spec, @Nullable Double limit) {
    List<Expression> list = new ArrayList<>();
    for (Node node : spec.list("unless", problems)) {
      Expression expression = node instanceof ScalarNode scalar ? expression(scalar, limit) : null;
      if (expression != null) {
        list.add(expression);
      }
    }
    return list;
  }

  private @Nullable Expression clear(
      MapNode spec, @Nullable Expression when, @Nullable Double limit) {
    if (!spec.has("hysteresis")) {
      return expression(spec, "clear", limit);
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
