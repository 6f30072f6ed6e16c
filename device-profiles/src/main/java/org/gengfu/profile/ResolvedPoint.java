package org.gengfu.profile;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One point of one device. Its value is {@code raw * scale + offset}; sentinels are tested on the
 * raw value, ranges on the result. The order of all steps stands in the module's README.
 *
 * @param id unique within the device; {@code <section>[<key>].<point>} in a repeated section
 * @param kind type of its values
 * @param poll how often it is asked for; without meaning for a derived point
 * @param period its own period, or null for that of its class; {@code poll} is ON_DEMAND then, so
 *     that its class's questions leave it out
 * @param source where it comes from
 * @param invalid raw values, after bits are cut out and the sign is applied, that mean "no value";
 *     a NaN always does
 * @param scale exact factor
 * @param offset exact summand, in the point's unit
 * @param validLow least plausible value, or null
 * @param validHigh greatest plausible value, or null
 * @param maxJump greatest plausible step from one value to the next, or null
 * @param deadband a value is reported when it differs from the last reported one by more than this
 * @param heartbeat a value is reported at the latest after this, however little it changed
 * @param unit UCUM code, empty for none
 * @param quantity what is measured, e.g. {@code temperature}; empty when nothing is
 * @param labels meaning of raw values; empty unless it is an enumeration
 * @param titles name by language
 * @param write how it may be written, or null when it may not
 * @param decode what else is done to a raw value
 * @param info what people and the inventory need to know
 */
public record ResolvedPoint(
    String id,
    ValueKind kind,
    PollClass poll,
    @Nullable Duration period,
    PointSource source,
    Set<Long> invalid,
    BigDecimal scale,
    BigDecimal offset,
    @Nullable Double validLow,
    @Nullable Double validHigh,
    @Nullable Double maxJump,
    double deadband,
    Duration heartbeat,
    String unit,
    String quantity,
    Map<Long, EnumLabel> labels,
    Map<String, String> titles,
    @Nullable WriteRule write,
    Decode decode,
    PointInfo info) {
  public ResolvedPoint {
    invalid = Set.copyOf(invalid);
    labels = Map.copyOf(labels);
    titles = Map.copyOf(titles);
    if (!(deadband >= 0)) {
      throw new IllegalArgumentException("negative deadband: " + deadband);
    }
  }

  /** A point without anything that its profile need not say. */
  public ResolvedPoint(
      String id,
      ValueKind kind,
      PollClass poll,
      PointSource source,
      Set<Long> invalid,
      BigDecimal scale,
      BigDecimal offset,
      @Nullable Double validLow,
      @Nullable Double validHigh,
      @Nullable Double maxJump,
      double deadband,
      Duration heartbeat,
      String unit,
      String quantity,
      Map<Long, EnumLabel> labels,
      Map<String, String> titles,
      @Nullable WriteRule write) {
    this(
        id,
        kind,
        poll,
        null,
        source,
        invalid,
        scale,
        offset,
        validLow,
        validHigh,
        maxJump,
        deadband,
        heartbeat,
        unit,
        quantity,
        labels,
        titles,
        write,
        Decode.PLAIN,
        PointInfo.NONE);
  }

  /** The same with some things changed. */
  public PointEdit edit() {
    return new PointEdit(this);
  }
}
