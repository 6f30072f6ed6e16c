package org.gengfu.sim.generated;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.gengfu.profile.Decode.ScaleFrom;
import org.gengfu.profile.ResolvedAlarm;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.SimRule;
import org.gengfu.profile.ValueKind;
import org.jspecify.annotations.Nullable;

/**
 * Values for every point of a profile: as its {@code sim} says, and else an ordinary value that
 * moves a little, so that none of its alarms is raised. The same seed and time always give the same
 * values. Immutable after its making; any thread.
 */
public final class GeneratedWorld {
  private static final double USUAL_SWING = 0.01;
  private static final double USUAL_PERIOD_SECONDS = 120;
  private static final double PERIOD_SPREAD_SECONDS = 180;
  private static final int CALMING_ROUNDS = 3;

  private final ResolvedProfile profile;
  private final long seed;
  private final Map<String, ResolvedPoint> points = new LinkedHashMap<>();
  private final Map<String, Double> middles = new HashMap<>();
  private final Map<String, Double> swings = new HashMap<>();

  /**
   * Values for one device.
   *
   * @param seed tells it from others of its kind
   */
  public GeneratedWorld(ResolvedProfile profile, long seed) {
    this.profile = profile;
    this.seed = seed;
    profile.planned().forEach(point -> points.put(point.id(), point));
    points.values().forEach(point -> middles.put(point.id(), middle(point)));
    for (ResolvedPoint point : points.values()) {
      ScaleFrom from = point.decode().scaleFrom();
      if (from != null && !profile.sim().containsKey(from.point())) {
        middles.put(from.point(), from.power10() ? 0.0 : 1.0);
        swings.put(from.point(), 0.0);
      }
    }
    Conditions conditions = new Conditions(profile);
    calm(conditions);
    points.values().forEach(point -> swings.putIfAbsent(point.id(), swing(point, conditions)));
  }

  /**
   * The value of a point.
   *
   * @param seconds since the start
   * @param others what other points say now, for those that follow one
   */
  public double number(String id, double seconds, ToDoubleFunction<String> others) {
    ResolvedPoint point = points.get(id);
    if (point == null || point.kind() == ValueKind.TEXT) {
      return Double.NaN;
    }
    SimRule rule = profile.sim().get(id);
    double moved = rule == null ? plain(id, seconds) : ruled(id, rule, seconds, others);
    boolean whole = point.kind() == ValueKind.WHOLE || !point.labels().isEmpty();
    return whole || point.kind() == ValueKind.FLAG ? Math.rint(moved) : moved;
  }

  /** The text of a point: what the inventory asks for has one, others are empty. */
  public String text(String id) {
    for (Map.Entry<String, String> role : profile.asset().entrySet()) {
      if (role.getValue().equals(id)) {
        return switch (role.getKey()) {
          case "vendor" -> profile.vendor().isEmpty() ? "Gengfu" : profile.vendor();
          case "model" -> profile.model().isEmpty() ? profile.id() : profile.model();
          case "serial" -> "SIM%08X".formatted(hash(id, 0) >>> 32);
          case "mac" ->
              "02:00:00:%02X:%02X:%02X".formatted(octet(id, 1), octet(id, 2), octet(id, 3));
          default -> "1.0.0";
        };
      }
    }
    return "";
  }

  private double middle(ResolvedPoint point) {
    SimRule rule = profile.sim().get(point.id());
    return rule != null && !Double.isNaN(rule.around()) ? rule.around() : Typical.of(point);
  }

  /** Moves middles until as few alarms as possible hold. */
  private void calm(Conditions conditions) {
    for (int round = 0; round < CALMING_ROUNDS; round++) {
      for (ResolvedAlarm alarm : profile.alarms()) {
        if (conditions.holds(alarm, this::resting)) {
          calm(alarm, conditions);
        }
      }
    }
  }

  private void calm(ResolvedAlarm alarm, Conditions conditions) {
    Set<Double> limits = conditions.limits(alarm, this::resting);
    for (ResolvedPoint point : conditions.dependsOn(alarm)) {
      if (profile.sim().containsKey(point.id())) {
        continue;
      }
      double before = resting(point.id());
      long held = standing(conditions);
      for (double value : Candidates.of(point, limits)) {
        middles.put(point.id(), value);
        if (standing(conditions) < held) {
          return;
        }
      }
      middles.put(point.id(), before);
    }
  }

  private long standing(Conditions conditions) {
    return profile.alarms().stream().filter(a -> conditions.holds(a, this::resting)).count();
  }

  private double resting(String id) {
    return middles.getOrDefault(id, Double.NaN);
  }

  /** How far a point may move without raising an alarm. */
  private double swing(ResolvedPoint point, Conditions conditions) {
    boolean moves = point.kind() == ValueKind.REAL && point.labels().isEmpty();
    double middle = resting(point.id());
    double room =
        Math.min(
            Math.abs(Candidates.high(point) - middle), Math.abs(middle - Candidates.low(point)));
    double swing = moves ? Math.min(Math.abs(middle) * USUAL_SWING, room) : 0;
    long held = standing(conditions);
    middles.put(point.id(), middle + swing);
    boolean calm = standing(conditions) <= held;
    middles.put(point.id(), middle - swing);
    calm &= standing(conditions) <= held;
    middles.put(point.id(), middle);
    return calm ? swing : 0;
  }

  private double plain(String id, double seconds) {
    double period = USUAL_PERIOD_SECONDS + PERIOD_SPREAD_SECONDS * share(id, 1);
    double phase = share(id, 2);
    double angle = 2 * Math.PI * (seconds / period + phase);
    return resting(id) + swings.getOrDefault(id, 0.0) * Math.sin(angle);
  }

  private double ruled(String id, SimRule rule, double seconds, ToDoubleFunction<String> others) {
    double middle = rule.follow().isEmpty() ? resting(id) : others.applyAsDouble(rule.follow());
    double period = Math.max(0.001, rule.period().toMillis() / 1_000.0);
    double turn = seconds / period + share(id, 2);
    return switch (rule.wave()) {
      case CONSTANT -> middle;
      case SINE -> middle + rule.amplitude() * Math.sin(2 * Math.PI * turn);
      case RAMP -> middle + rule.amplitude() * (2 * (turn - Math.floor(turn)) - 1);
      case RANDOM_WALK -> middle + rule.amplitude() * wander(id, turn);
    };
  }

  /** Wanders between -1 and 1 without jumps, a new direction each turn. */
  private double wander(String id, double turn) {
    long step = (long) Math.floor(turn);
    double part = turn - step;
    double smooth = part * part * (3 - 2 * part);
    double before = 2 * share(id, 16 + step) - 1;
    double after = 2 * share(id, 17 + step) - 1;
    return before + (after - before) * smooth;
  }

  private double share(String id, long salt) {
    return (hash(id, salt) >>> 11) * 0x1.0p-53;
  }

  private int octet(String id, long salt) {
    return (int) (hash(id, salt) & 0xFF);
  }

  /** SplitMix64's finalizer (Steele, Lea, Flood: Fast splittable generators, 2014). */
  private long hash(String id, long salt) {
    long mixed = seed + 31L * id.hashCode() + 0x9E3779B97F4A7C15L * (salt + 1);
    mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 31;
  }

  /** The profile's alarm of this id, or null. */
  public static @Nullable ResolvedAlarm alarm(ResolvedProfile profile, String id) {
    for (ResolvedAlarm alarm : profile.alarms()) {
      if (alarm.id().equals(id)) {
        return alarm;
      }
    }
    return null;
  }
}
