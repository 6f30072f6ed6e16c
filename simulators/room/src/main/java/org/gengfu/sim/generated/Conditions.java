package org.gengfu.sim.generated;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gengfu.profile.DerivedSource;
import org.gengfu.profile.Expression;
import org.gengfu.profile.Operand;
import org.gengfu.profile.RateSource;
import org.gengfu.profile.ResolvedAlarm;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.ValueKind;
import org.gengfu.profile.Window;
import org.jspecify.annotations.Nullable;

/**
 * Judges alarm conditions over values of a device's points that lie still: what is averaged or
 * watched over a time is then the value itself, and nothing grows. For one thread.
 */
final class Conditions {
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w.\\-])-?\\d+(\\.\\d+)?");

  private final Map<String, ResolvedPoint> points = new HashMap<>();

  Conditions(ResolvedProfile profile) {
    profile.planned().forEach(point -> points.put(point.id(), point));
  }

  /** True when the alarm's condition holds and nothing excuses it; unknown is false. */
  boolean holds(ResolvedAlarm alarm, ToDoubleFunction<String> values) {
    Map<String, Window> windows = alarm.windows();
    if (!Boolean.TRUE.equals(alarm.when().holds(name -> operand(name, windows, values, 0)))) {
      return false;
    }
    for (Expression excuse : alarm.unless()) {
      if (Boolean.TRUE.equals(excuse.holds(name -> operand(name, windows, values, 0)))) {
        return false;
      }
    }
    return true;
  }

  /** The points on the wire that the alarm depends on, through derived points too. */
  List<ResolvedPoint> dependsOn(ResolvedAlarm alarm) {
    Set<String> found = new LinkedHashSet<>();
    alarm.when().names().forEach(name -> collect(name, alarm.windows(), found, 0));
    for (Expression excuse : alarm.unless()) {
      excuse.names().forEach(name -> collect(name, alarm.windows(), found, 0));
    }
    List<ResolvedPoint> wire = new ArrayList<>();
    for (String id : found) {
      ResolvedPoint point = points.get(id);
      if (point != null) {
        wire.add(point);
      }
    }
    return wire;
  }

  /** Numbers that the alarm compares with. */
  Set<Double> limits(ResolvedAlarm alarm, ToDoubleFunction<String> values) {
    Set<Double> limits = new TreeSet<>();
    Matcher matcher = NUMBER.matcher(alarm.when().text());
    while (matcher.find()) {
      limits.add(Double.valueOf(matcher.group()));
    }
    Expression.Observation seen =
        alarm.when().observe(name -> operand(name, alarm.windows(), values, 0));
    if (seen != null) {
      limits.add(seen.limit());
    }
    return limits;
  }

  private void collect(String name, Map<String, Window> windows, Set<String> found, int depth) {
    Window window = windows.get(name);
    ResolvedPoint point = points.get(window == null ? name : window.point());
    if (point == null || depth > 8) {
      return;
    }
    if (point.source() instanceof DerivedSource derived) {
      derived.expression().names().forEach(each -> collect(each, windows, found, depth + 1));
    } else if (!(point.source() instanceof RateSource)) {
      found.add(point.id());
    }
  }

  private @Nullable Operand operand(
      String name, Map<String, Window> windows, ToDoubleFunction<String> values, int depth) {
    Window window = windows.get(name);
    if (window != null) {
      return overTime(window, windows, values, depth);
    }
    ResolvedPoint point = points.get(name);
    if (point == null || depth > 8) {
      return null;
    }
    if (point.source() instanceof DerivedSource derived) {
      return derived.expression().evaluate(each -> operand(each, windows, values, depth + 1));
    }
    if (point.source() instanceof RateSource) {
      return new Operand.Number(0);
    }
    double value = values.applyAsDouble(name);
    if (Double.isNaN(value) || point.kind() == ValueKind.TEXT) {
      return null;
    }
    return point.kind() == ValueKind.FLAG
        ? new Operand.Flag(value != 0)
        : new Operand.Number(value);
  }

  private @Nullable Operand overTime(
      Window window, Map<String, Window> windows, ToDoubleFunction<String> values, int depth) {
    return switch (window.of()) {
      case AVERAGE, MINIMUM, MAXIMUM -> operand(window.point(), Map.of(), values, depth + 1);
      case CHANGE -> new Operand.Number(0);
      case COUNT -> {
        Expression where = window.where();
        boolean counts =
            where == null
                || Boolean.TRUE.equals(
                    where.holds(each -> operand(each, windows, values, depth + 1)));
        yield new Operand.Number(counts ? 1_000_000 : 0);
      }
    };
  }
}
