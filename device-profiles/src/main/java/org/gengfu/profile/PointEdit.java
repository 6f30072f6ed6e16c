package org.gengfu.profile;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a changed copy of a point. One use, one thread. */
public final class PointEdit {
  private final ResolvedPoint from;
  private ValueKind kind;
  private PollClass poll;
  private @Nullable Duration period;
  private PointSource source;
  private Set<Long> invalid;
  private BigDecimal scale;
  private BigDecimal offset;
  private @Nullable Double validLow;
  private @Nullable Double validHigh;
  private @Nullable Double maxJump;
  private double deadband;
  private Duration heartbeat;
  private Map<Long, EnumLabel> labels;
  private Map<String, String> titles;
  private @Nullable WriteRule write;
  private Decode decode;
  private PointInfo info;

  PointEdit(ResolvedPoint from) {
    this.from = from;
    this.kind = from.kind();
    this.poll = from.poll();
    this.period = from.period();
    this.source = from.source();
    this.invalid = from.invalid();
    this.scale = from.scale();
    this.offset = from.offset();
    this.validLow = from.validLow();
    this.validHigh = from.validHigh();
    this.maxJump = from.maxJump();
    this.deadband = from.deadband();
    this.heartbeat = from.heartbeat();
    this.labels = from.labels();
    this.titles = from.titles();
    this.write = from.write();
    this.decode = from.decode();
    this.info = from.info();
  }

  /** Another type of values. */
  public PointEdit kind(ValueKind value) {
    kind = value;
    return this;
  }

  /** Another polling class. */
  public PointEdit poll(PollClass value) {
    poll = value;
    return this;
  }

  /** A period of its own, or null for its class's. */
  public PointEdit period(@Nullable Duration value) {
    period = value;
    return this;
  }

  /** Another place. */
  public PointEdit source(PointSource value) {
    source = value;
    return this;
  }

  /** Other sentinels. */
  public PointEdit invalid(Set<Long> value) {
    invalid = value;
    return this;
  }

  /** Another scale and offset. */
  public PointEdit scale(BigDecimal newScale, BigDecimal newOffset) {
    scale = newScale;
    offset = newOffset;
    return this;
  }

  /** Another plausible range; null for no bound. */
  public PointEdit valid(@Nullable Double low, @Nullable Double high) {
    validLow = low;
    validHigh = high;
    return this;
  }

  /** Another greatest step, or null. */
  public PointEdit maxJump(@Nullable Double value) {
    maxJump = value;
    return this;
  }

  /** Another way of reporting. */
  public PointEdit report(double newDeadband, Duration newHeartbeat) {
    deadband = newDeadband;
    heartbeat = newHeartbeat;
    return this;
  }

  /** Other labels. */
  public PointEdit labels(Map<Long, EnumLabel> value) {
    labels = value;
    return this;
  }

  /** Other names. */
  public PointEdit titles(Map<String, String> value) {
    titles = value;
    return this;
  }

  /** Another write rule, or null. */
  public PointEdit write(@Nullable WriteRule value) {
    write = value;
    return this;
  }

  /** Another way of decoding. */
  public PointEdit decode(Decode value) {
    decode = value;
    return this;
  }

  /** Other things to know. */
  public PointEdit info(PointInfo value) {
    info = value;
    return this;
  }

  /** The changed copy. */
  public ResolvedPoint done() {
    return new ResolvedPoint(
        from.id(),
        kind,
        poll,
        period,
        source,
        invalid,
        scale,
        offset,
        validLow,
        validHigh,
        maxJump,
        deadband,
        heartbeat,
        from.unit(),
        from.quantity(),
        labels,
        titles,
        write,
        decode,
        info);
  }
}
