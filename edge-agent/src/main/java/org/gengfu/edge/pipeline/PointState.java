package org.gengfu.edge.pipeline;

import java.time.Duration;
import java.time.Instant;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.Quality;
import org.gengfu.contract.Reading;
import org.gengfu.driver.RawValue;
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
  private @Nullable PointValue value;
  private @Nullable PointValue lastGood;
  private @Nullable Quality quality;
  private @Nullable Reading reported;
  private @Nullable Double jumpFrom;
  private @Nullable Double jumpedTo;
  private int misses;

  PointState(ResolvedPoint point, String device) {
    this.point = point;
    this.device = device;
    this.scaling = new Scaling(point);
  }

  ResolvedPoint point() {
    return point;
  }

  /** The present value for an expression; null when it is unknown. */
  @Nullable Operand operand() {
    return Sample.operand(value);
  }

  /** True when anything was ever said about the point. */
  boolean known() {
    return quality != null;
  }

  /** What was last reported, or null. */
  @Nullable Reading reported() {
    return reported;
  }

  /** Takes a raw value; gives the reading when it must be reported. */
  @Nullable Reading accept(RawValue raw, Instant at) {
    misses = 0;
    return take(jumpFilter(scaling.apply(raw)), at);
  }

  /** Takes a computed value; null is unknown. */
  @Nullable Reading derive(@Nullable Operand operand, Instant at) {
    Sample sample =
        switch (operand) {
          case null -> Sample.NOT_AVAILABLE;
          case Operand.Number(double number) ->
              scaling.inRange(number)
                  ? Sample.good(new PointValue.Real(number))
                  : Sample.IMPLAUSIBLE;
          case Operand.Flag(boolean flag) -> Sample.good(new PointValue.Flag(flag));
          case Operand.Text ignored -> Sample.NOT_AVAILABLE;
        };
    return take(sample, at);
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
    quality = Quality.STALE;
    jumpFrom = null;
    jumpedTo = null;
    return report(new Reading(device, point.id(), lastGood, point.unit(), Quality.STALE, at));
  }

  private Sample jumpFilter(Sample sample) {
    Double most = point.maxJump();
    if (most == null || sample.value() == null) {
      return sample;
    }
    double now = sample.value().asDouble();
    boolean near = jumpFrom == null || Math.abs(now - jumpFrom) <= most;
    boolean confirmed = jumpedTo != null && Math.abs(now - jumpedTo) <= most;
    if (near || confirmed) {
      jumpFrom = now;
      jumpedTo = null;
      return sample;
    }
    jumpedTo = now;
    return Sample.IMPLAUSIBLE;
  }

  private @Nullable Reading take(Sample sample, Instant at) {
    value = sample.value();
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
    if (last == null || last.quality() != sample.quality() || at.isBefore(last.eventTime())) {
      return true;
    }
    if (Duration.between(last.eventTime(), at).compareTo(point.heartbeat()) >= 0) {
      return true;
    }
    PointValue now = sample.value();
    PointValue before = last.value();
    if (now == null || before == null) {
      return now != before;
    }
    boolean number = point.kind() == ValueKind.REAL || point.kind() == ValueKind.WHOLE;
    return number && point.deadband() > 0
        ? Math.abs(now.asDouble() - before.asDouble()) > point.deadband()
        : !now.equals(before);
  }
}
