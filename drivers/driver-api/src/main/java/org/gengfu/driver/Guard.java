package org.gengfu.driver;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.profile.Decode;
import org.gengfu.profile.Expression;
import org.gengfu.profile.Operand;
import org.gengfu.profile.ResolvedPoint;
import org.jspecify.annotations.Nullable;

/**
 * The condition under which a point may be written, judged by values that are read for it: an older
 * value may be the very reason not to write. A driver asks for all that is {@link #needed}, tells
 * what it {@link #read}, then asks for the {@link #refusal}. One command, the bus's thread.
 */
public final class Guard {
  private final Expression condition;
  private final Map<String, ResolvedPoint> needed = new LinkedHashMap<>();
  private final Map<String, RawValue> read = new HashMap<>();
  private @Nullable String missing;

  /**
   * @param points the points that the driver can ask for, by id
   */
  public Guard(Expression condition, Map<String, ResolvedPoint> points) {
    this.condition = condition;
    for (String name : condition.names()) {
      need(name, points);
    }
  }

  private void need(String name, Map<String, ResolvedPoint> points) {
    ResolvedPoint point = points.get(name);
    if (point == null) {
      missing = missing == null ? name : missing;
      return;
    }
    if (needed.putIfAbsent(name, point) == null) {
      Decode.ScaleFrom from = point.decode().scaleFrom();
      if (from != null) {
        need(from.point(), points);
      }
    }
  }

  /** Why it cannot be judged at all, or null: it names what the driver cannot ask for. */
  public @Nullable String unanswerable() {
    return missing == null
        ? null
        : "the guard '%s' needs %s, which is not read".formatted(condition.text(), missing);
  }

  /** The points that must be read: those that it names, and those that hold their factors. */
  public List<ResolvedPoint> needed() {
    return List.copyOf(needed.values());
  }

  /** Tells what the device said of a point; of others than the needed ones too. */
  public void read(String point, RawValue value) {
    read.put(point, value);
  }

  /** True when the point was told. */
  public boolean knows(String point) {
    return read.containsKey(point);
  }

  /** Why it refuses, or null when it holds. */
  public @Nullable String refusal() {
    Boolean holds = condition.holds(this::value);
    if (holds == null) {
      return "whether '%s' holds is not known".formatted(condition.text());
    }
    return holds ? null : "'%s' does not hold".formatted(condition.text());
  }

  private @Nullable Operand value(String name) {
    RawValue raw = read.get(name);
    ResolvedPoint point = needed.get(name);
    return raw == null || point == null ? null : RawMeaning.operand(raw, point, this::factor);
  }

  /** A factor has no factor of its own. */
  private @Nullable Operand factor(String name) {
    RawValue raw = read.get(name);
    ResolvedPoint point = needed.get(name);
    return raw == null || point == null ? null : RawMeaning.operand(raw, point, none -> null);
  }
}
