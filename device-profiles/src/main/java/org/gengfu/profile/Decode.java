package org.gengfu.profile;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is done to a raw value besides sentinels, scale and offset, in this order: bits cut out,
 * text taken apart, valid raw range, (scale and offset,) scale from a point, conversion.
 *
 * @param lowBit lowest bit that the pipeline cuts out of a whole raw value, -1 when it cuts none
 *     (also when the driver does, see {@link RegisterSource#lowBit})
 * @param highBit highest bit, inclusive; -1 with lowBit
 * @param extract how a text is taken apart, or null
 * @param validRawLow least possible raw value, or null
 * @param validRawHigh greatest possible raw value, or null
 * @param dropInvalid true when a sample whose raw value means "no value" or is out of its raw range
 *     is passed over and the last value stays; false when the point has no value then
 * @param scaleFrom where the device keeps a further factor, or null
 * @param conversion applied last
 * @param otherwise meaning of raw values that {@link ResolvedPoint#labels} does not name, or null
 * @param counter what kind of count it is, or null
 * @param wholeInvalid of one bit of a map of bits: values of the whole raw value that mean "no
 *     value"; tested before the bit is cut out, by the driver where it cuts it out. A driver that
 *     cannot tests nothing
 * @param realInvalid raw values with a fraction that mean "no value"; see {@link #isNothing}
 */
public record Decode(
    int lowBit,
    int highBit,
    @Nullable Extract extract,
    @Nullable Double validRawLow,
    @Nullable Double validRawHigh,
    boolean dropInvalid,
    @Nullable ScaleFrom scaleFrom,
    Conversion conversion,
    @Nullable EnumLabel otherwise,
    @Nullable CounterRule counter,
    Set<Long> wholeInvalid,
    Set<Double> realInvalid) {
  /** Nothing besides. */
  public static final Decode PLAIN =
      new Decode(-1, -1, null, null, null, false, null, Conversion.NONE, null, null, Set.of());

  public Decode {
    wholeInvalid = Set.copyOf(wholeInvalid);
    realInvalid = Set.copyOf(realInvalid);
    if (lowBit > highBit || highBit > 63 || (lowBit < 0) != (highBit < 0)) {
      throw new IllegalArgumentException("no bits: " + lowBit + ".." + highBit);
    }
  }

  /** Without raw values that have a fraction and mean "no value". */
  public Decode(
      int lowBit,
      int highBit,
      @Nullable Extract extract,
      @Nullable Double validRawLow,
      @Nullable Double validRawHigh,
      boolean dropInvalid,
      @Nullable ScaleFrom scaleFrom,
      Conversion conversion,
      @Nullable EnumLabel otherwise,
      @Nullable CounterRule counter,
      Set<Long> wholeInvalid) {
    this(
        lowBit,
        highBit,
        extract,
        validRawLow,
        validRawHigh,
        dropInvalid,
        scaleFrom,
        conversion,
        otherwise,
        counter,
        wholeInvalid,
        Set.of());
  }

  /** True for a raw number with a fraction that means "no value", as a float of 32 bits too. */
  public boolean isNothing(double raw) {
    for (double sentinel : realInvalid) {
      if (raw == sentinel || raw == (float) sentinel) {
        return true;
      }
    }
    return false;
  }

  /** The same with other raw values that have a fraction and mean "no value". */
  Decode withRealInvalid(Set<Double> values) {
    return new Decode(
        lowBit,
        highBit,
        extract,
        validRawLow,
        validRawHigh,
        dropInvalid,
        scaleFrom,
        conversion,
        otherwise,
        counter,
        wholeInvalid,
        values);
  }

  /** The same with the scale in another place. */
  Decode withScale(ScaleFrom newScale) {
    return new Decode(
        lowBit,
        highBit,
        extract,
        validRawLow,
        validRawHigh,
        dropInvalid,
        newScale,
        conversion,
        otherwise,
        counter,
        wholeInvalid,
        realInvalid);
  }

  /**
   * A factor that the device keeps.
   *
   * @param point id of the point that holds it; unknown or not available makes the value unknown
   * @param power10 true when it holds the power of ten, -2 for 0.01
   */
  public record ScaleFrom(String point, boolean power10) {}
}
