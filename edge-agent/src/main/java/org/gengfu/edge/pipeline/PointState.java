package org.gengfu.edge.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.Quality;
import org.gengfu.contract.Reading;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.Decode;
import org.gengfu.profile.Operand;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ValueKind;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one point: its present value, what was last reported, the jump filter. For
 * one thread.
 */
final class PointState {
  private final ResolvedPoint point;
  private final String device;
  private final Scaling scaling;
  private final Decode.@Nullable ScaleFrom scaleFrom;
  private final boolean numeric;
  private final double maxJump;
  private final long heartbeatMillis;

  /** What depends on this point; wired by the pipeline. */
  final Wiring wiring = new Wiring();

  private @Nullable PointValue value;
  private @Nullable PointValue lastGood;
  private @Nullable Quality quality;
  private @Nullable Reading reported;
  private double jumpFrom = Double.NaN;
  private double jumpedTo = Double.NaN;
  private int misses;
  private boolean fresh;

  /** Who looks at a point. */
  static final class Wiring {
    final List<PointState> derived = new ArrayList<>();
    final List<RateState> rates = new ArrayList<>();
    final List<SampleRing> windows = new ArrayList<>();
    final List<AlarmWatch> alarms = new ArrayList<>();
    @Nullable PointState factor;

    /** Number of the turn in which it was touched last. */
    long touchedIn;

    void clear() {
      derived.clear();
      rates.clear();
      windows.clear();
      alarms.clear();
      factor = null;
    }
  }

  PointState(ResolvedPoint point, String device) {
    this.point = point;
    this.device = device;
    this.scaling = new Scaling(point);
    this.scaleFrom = point.decode().scaleFrom();
    this.numeric = point.kind() == ValueKind.REAL || point.kind() == ValueKind.WHOLE;
    this.maxJump = point.maxJump() == null ? Double.POSITIVE_INFINITY : point.maxJump();
    this.heartbeatMillis = point.heartbeat().toMillis();
  }

  ResolvedPoint point() {
    return point;
  }

  /** The present value for an expression; null when it is unknown. */
  @Nullable Operand operand() {
    return Sample.operand(value);
  }

  /** The present value; null when it is unknown. */
  @Nullable PointValue value() {
    return value;
  }

  /** True when what was said last brought a good value; false too when it was passed over. */
  boolean fresh() {
    return fresh;
  }

  /** True when nothing has been said for so long that the value no longer counts. */
  boolean isStale() {
    return quality == Quality.STALE;
  }

  /** What a step of the raw value stands for, NaN when the factor is unknown. */
  double step() {
    Scaling.Factor factor = factor();
    return factor == null ? Double.NaN : factor.apply(point.scale().doubleValue());
  }

  /** The last good value, however old; null when there was none. */
  @Nullable PointValue lastGood() {
    return lastGood;
  }

  /** True when anything was ever said about the point. */
  boolean known() {
    return quality != null;
  }

  /** True when its factor is another point of the device. */
  boolean scaledByPoint() {
    return scaleFrom != null;
  }

  /** What was last reported, or null. */
  @Nullable Reading reported() {
    return reported;
  }

  /** Takes a raw value; gives the reading when it must be reported. */
  @Nullable Reading accept(RawValue raw, Instant at) {
    misses = 0;
    Sample sample = scaling.apply(raw, factor());
    return sample == Sample.DROPPED ? dropped(at) : take(jumpFilter(sample), at);
  }

  private Scaling.@Nullable Factor factor() {
    if (scaleFrom == null) {
      return Scaling.NO_FACTOR;
    }
    PointState holder = wiring.factor;
    PointValue held = holder == null ? null : holder.value;
    return held == null ? null : Scaling.Factor.of(held.asDouble(), scaleFrom.power10());
  }

  /** Passed over: the last value stays, and is reported when its time has come. */
  private @Nullable Reading dropped(Instant at) {
    PointValue last = value;
    Reading again = last == null || quality != Quality.GOOD ? null : take(Sample.good(last), at);
    fresh = false;
    return again;
  }

  /** Takes a computed value; null is unknown. */
  @Nullable Reading derive(@Nullable Operand operand, Instant at) {
    Sample sample =
        switch (operand) {
          case null -> Sample.NOT_AVAILABLE;
          case Operand.Number(double number) -> scaling.computed(number);
          case Operand.Flag(boolean flag) -> Sample.flag(flag);
          case Operand.Text ignored -> Sample.NOT_AVAILABLE;
        };
    return take(sample, at);
  }

  /** Tells the windows over this point what was just said of it. */
  void tellWindows(Instant at) {
    PointValue present = value;
    for (SampleRing window : wiring.windows) {
      if (isStale()) {
        window.lost();
      } else if (fresh && present != null) {
        window.add(present, at);
      }
    }
  }

  /** The device refused to give this point. */
  @Nullable Reading refuse(Instant at) {
    return take(Sample.DEVICE_ERROR, at);
  }

  /** Counts a question that brought nothing; true when there were as many in a row. */
  boolean missed(int most) {
    misses++;
    return misses >= most;
  }

  /** The value is old: reported once, with the last good value. */
  @Nullable Reading stale(Instant at) {
    if (quality == Quality.STALE) {
      return null;
    }
    value = null;
    fresh = false;
    quality = Quality.STALE;
    jumpFrom = Double.NaN;
    jumpedTo = Double.NaN;
    return report(new Reading(device, point.id(), lastGood, point.unit(), Quality.STALE, at));
  }

  private Sample jumpFilter(Sample sample) {
    PointValue next = sample.value();
    if (maxJump == Double.POSITIVE_INFINITY || next == null) {
      return sample;
    }
    double now = next.asDouble();
    boolean near = Double.isNaN(jumpFrom) || Math.abs(now - jumpFrom) <= maxJump;
    boolean confirmed = Math.abs(now - jumpedTo) <= maxJump;
    if (near || confirmed) {
      jumpFrom = now;
      jumpedTo = Double.NaN;
      return sample;
    }
    jumpedTo = now;
    return Sample.IMPLAUSIBLE;
  }

  private @Nullable Reading take(Sample sample, Instant at) {
    value = sample.value();
    fresh = value != null;
    quality = sample.quality();
    if (value != null) {
      lastGood = value;
    }
    if (!mustReport(sample, at)) {
      return null;
    }
    return report(
        new Reading(device, point.id(), sample.value(), point.unit(), sample.quality(), at));
  }

  private Reading report(Reading reading) {
    reported = reading;
    return reading;
  }

  private boolean mustReport(Sample sample, Instant at) {
    Reading last = reported;
    if (last == null || last.quality() != sample.quality()) {
      return true;
    }
    long since = millis(at) - millis(last.eventTime());
    if (since < 0 || since >= heartbeatMillis) {
      return true;
    }
    PointValue now = sample.value();
    PointValue before = last.value();
    if (now == null || before == null) {
      return now != before;
    }
    return numeric && point.deadband() > 0
        ? Math.abs(now.asDouble() - before.asDouble()) > point.deadband()
        : !now.equals(before);
  }

  private static long millis(Instant at) {
    return at.getEpochSecond() * 1_000 + at.getNano() / 1_000_000;
  }
}
