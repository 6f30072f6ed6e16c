package org.gengfu.profile;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.document.Suggestion;
import org.jspecify.annotations.Nullable;

/** Reads what points that are read and points that are computed have in common. For one thread. */
final class CommonReader {
  private static final Duration HEARTBEAT = Duration.ofMinutes(10);
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Problems problems;

  CommonReader(Problems problems) {
    this.problems = problems;
  }

  /** When a value is reported. */
  record Report(double deadband, Duration heartbeat) {}

  Report report(MapNode spec, double deadband) {
    MapNode report = spec.map("report", problems);
    if (report == null) {
      return new Report(deadband, HEARTBEAT);
    }
    return new Report(
        report.number("deadband", deadband, 0, Double.MAX_VALUE, problems),
        report.duration("heartbeat", HEARTBEAT, SHORTEST, LONGEST, problems));
  }

  PollClass poll(MapNode spec, PollClass fallback) {
    return spec.has("poll")
        ? PollClass.valueOf(
            spec.string("poll", "normal", problems).toUpperCase(Locale.ROOT).replace('-', '_'))
        : fallback;
  }

  @Nullable Quantity quantity(MapNode spec) {
    String name = spec.optionalString("quantity", problems);
    Quantity quantity = name == null ? null : Quantity.named(name);
    if (name != null && quantity == null) {
      String fix = Suggestion.among(name, Quantity.names());
      problems.add(
          spec.valueMark("quantity"), "UNKNOWN_NAME", "unknown quantity \"" + name + "\"", fix);
    }
    return quantity;
  }

  double @Nullable [] valid(MapNode spec) {
    return range(spec, "valid");
  }

  double @Nullable [] range(MapNode spec, String key) {
    List<Node> pair = spec.list(key, problems);
    if (pair.size() != 2) {
      return null;
    }
    double low = number(pair.get(0));
    double high = number(pair.get(1));
    if (!(low < high)) {
      String message = "\"" + key + "\" must be [lowest, highest]";
      problems.add(spec.valueMark(key), "OUT_OF_RANGE", message, "Swap the two");
      return null;
    }
    return new double[] {low, high};
  }

  private static double number(Node node) {
    BigDecimal value = node instanceof ScalarNode scalar ? scalar.decimal() : null;
    return value == null ? Double.NaN : value.doubleValue();
  }

  @Nullable Double maxJump(MapNode spec) {
    double jump = spec.number("maxJump", Double.NaN, Double.MIN_NORMAL, Double.MAX_VALUE, problems);
    return Double.isNaN(jump) ? null : jump;
  }

  /** Reports keys that have no meaning for this kind of point. */
  void meaningless(MapNode spec, String what, List<String> keys) {
    for (String key : keys) {
      if (spec.has(key)) {
        String message = "\"" + key + "\" has no meaning for " + what;
        problems.add(spec.keyMark(key), "MEANINGLESS", message, "Remove it");
      }
    }
  }

  /** What people and the inventory need to know. */
  PointInfo info(MapNode spec, Scope scope) {
    MapNode display = spec.map("display", problems);
    String group = spec.string("group", "", problems);
    return new PointInfo(
        scope.shown(spec.string("component", scope.component(), problems)),
        group.isEmpty() && display != null ? display.string("group", "", problems) : group,
        spec.string("level", "basic", problems).equals("full"),
        spec.flag("setting", false, problems),
        spec.string("doc", "", problems),
        spec.string("manual", "", problems),
        display == null ? Display.PLAIN : display(display),
        spec.strings("aliases", problems),
        spec.flag("deprecated", false, problems),
        spec.string("replacedBy", "", problems),
        "");
  }

  private Display display(MapNode spec) {
    return new Display(
        (int) spec.whole("order", 10_000, 0, 10_000, problems),
        spec.string("widget", "", problems),
        (int) spec.whole("decimals", -1, 0, 10, problems),
        spec.string("unit", "", problems),
        spec.string("icon", "", problems));
  }
}
