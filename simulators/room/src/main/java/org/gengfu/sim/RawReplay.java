package org.gengfu.sim;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gengfu.profile.Decode;
import org.gengfu.profile.Decode.ScaleFrom;
import org.gengfu.profile.Extract;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.ValueKind;
import org.gengfu.sim.face.Replayed;
import org.jspecify.annotations.Nullable;

/**
 * What points said, out of the raw values that a recording of a live device holds for them: whole
 * numbers with all their bits, texts as they came. Values are to be given in the order of their
 * times, since one may be the factor of others. One use, one thread.
 */
public final class RawReplay {
  private final Map<String, ResolvedPoint> points = new LinkedHashMap<>();
  private final Map<String, Double> latest = new HashMap<>();

  /** For the points of a profile. */
  public RawReplay(ResolvedProfile profile) {
    profile.planned().forEach(point -> points.put(point.id(), point));
  }

  /** The point of this id, empty when the profile has none. */
  public Optional<ResolvedPoint> point(String id) {
    return Optional.ofNullable(points.get(id));
  }

  /** A point that had no value. */
  public Replayed none(long atMillis, ResolvedPoint point) {
    return new Replayed(atMillis, point.id(), Double.NaN, null);
  }

  /** A raw value; what should be a number and is none counts as no value. */
  public Replayed said(long atMillis, ResolvedPoint point, String raw) {
    @Nullable Extract extract = point.decode().extract();
    @Nullable String part = extract == null ? raw : extract.apply(raw);
    if (part == null) {
      return none(atMillis, point);
    }
    if (point.kind() == ValueKind.TEXT) {
      return new Replayed(atMillis, point.id(), Double.NaN, part);
    }
    double number;
    try {
      number = value(point, new BigDecimal(part.strip()));
    } catch (NumberFormatException noNumber) {
      number = Double.NaN;
    }
    latest.put(point.id(), number);
    return new Replayed(atMillis, point.id(), number, null);
  }

  private double value(ResolvedPoint point, BigDecimal raw) {
    Decode decode = point.decode();
    BigDecimal cut = raw;
    if (decode.lowBit() >= 0) {
      BigInteger whole = raw.toBigInteger();
      if (holds(decode.wholeInvalid(), whole)) {
        return Double.NaN;
      }
      int width = decode.highBit() - decode.lowBit() + 1;
      BigInteger mask = BigInteger.ONE.shiftLeft(width).subtract(BigInteger.ONE);
      cut = new BigDecimal(whole.shiftRight(decode.lowBit()).and(mask));
    }
    boolean none =
        cut.stripTrailingZeros().scale() <= 0 && holds(point.invalid(), cut.toBigInteger());
    double rough = cut.doubleValue();
    boolean low = decode.validRawLow() != null && rough < decode.validRawLow();
    boolean high = decode.validRawHigh() != null && rough > decode.validRawHigh();
    double factor = factor(decode.scaleFrom());
    return none || low || high || Double.isNaN(factor)
        ? Double.NaN
        : RawNumber.shown(point, factor, cut);
  }

  private static boolean holds(Set<Long> values, BigInteger raw) {
    return raw.bitLength() < Long.SIZE && values.contains(raw.longValue());
  }

  private double factor(@Nullable ScaleFrom from) {
    if (from == null) {
      return 1;
    }
    double held = latest.getOrDefault(from.point(), from.power10() ? 0.0 : 1.0);
    return from.power10() ? Math.pow(10, held) : held;
  }
}
