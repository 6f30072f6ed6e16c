package org.gengfu.sim.snmp;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.gengfu.profile.CounterRule;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ValueKind;
import org.gengfu.profile.snmp.Oid;
import org.gengfu.profile.snmp.SnmpSource;
import org.gengfu.profile.snmp.SnmpType;
import org.gengfu.sim.RawNumber;
import org.gengfu.sim.face.DeviceFace;
import org.jspecify.annotations.Nullable;

/** From the present value of points to what their object holds, and back. Stateless. */
final class PointValue {
  private static final BigInteger LOWEST = BigInteger.valueOf(Integer.MIN_VALUE);
  private static final BigInteger HIGHEST_32 = BigInteger.valueOf(0xFFFF_FFFFL);
  private static final BigInteger HIGHEST = BigInteger.valueOf(Long.MAX_VALUE);

  private PointValue() {}

  /** What an object holds from which these points are read. */
  static Value now(DeviceFace device, List<ResolvedPoint> points) {
    ResolvedPoint first = points.getFirst();
    SnmpSource source = (SnmpSource) first.source();
    if (source.type().kind() == ValueKind.TEXT) {
      return TextValue.of(source, device.text(first.id()));
    }
    if (source.type().kind() == ValueKind.REAL) {
      double value = device.number(first.id());
      return Double.isNaN(value) ? missing() : real(source, RawNumber.real(first, value));
    }
    long raw = 0;
    for (ResolvedPoint point : points) {
      double value = device.number(point.id());
      OptionalLong part = raw(point, value);
      if (part.isEmpty()) {
        return missing();
      }
      raw |= part.getAsLong() << Math.max(0, point.decode().lowBit());
    }
    return whole(source.type(), first, raw);
  }

  private static OptionalLong raw(ResolvedPoint point, double value) {
    if (Double.isNaN(value)) {
      return RawNumber.sentinel(point);
    }
    return OptionalLong.of(
        RawNumber.whole(point, value, LOWEST.min(HIGHEST.negate()), HIGHEST).longValue());
  }

  private static Value missing() {
    return new Value.Nothing(Tag.NO_SUCH_INSTANCE);
  }

  private static Value whole(SnmpType type, ResolvedPoint point, long raw) {
    return switch (type) {
      case TRUTH -> Value.integer(raw == 0 ? 2 : 1);
      case UPTIME -> new Value.Whole(Tag.TIME_TICKS, raw & 0xFFFF_FFFFL);
      case INT32, UINT32 -> new Value.Whole(Tag.GAUGE32, raw & 0xFFFF_FFFFL);
      case BITS -> new Value.Octets(Tag.OCTETS, reversed(raw));
      case OCTETS ->
          new Value.Octets(Tag.OCTETS, ByteBuffer.allocate(Long.BYTES).putLong(raw).array());
      case INTEGER,
          NUMBER_TEXT,
          FLOAT,
          FLOAT_BE,
          FLOAT_LE,
          TEXT,
          HEX,
          MAC,
          DATE_AND_TIME,
          IP,
          OID ->
          counted(point, raw);
    };
  }

  /** The syntax that a MIB would give such a number. */
  private static Value counted(ResolvedPoint point, long raw) {
    CounterRule counter = point.decode().counter();
    if (counter != null) {
      return counter.wrapBits() > Integer.SIZE
          ? new Value.Whole(Tag.COUNTER64, raw)
          : new Value.Whole(Tag.COUNTER32, raw & 0xFFFF_FFFFL);
    }
    if (raw == (int) raw) {
      return Value.integer(raw);
    }
    return raw > 0 && raw <= 0xFFFF_FFFFL
        ? new Value.Whole(Tag.GAUGE32, raw)
        : new Value.Whole(Tag.COUNTER64, raw);
  }

  /** BITS count from the first octet's most significant bit. */
  private static byte[] reversed(long raw) {
    ByteBuffer octets = ByteBuffer.allocate(Long.BYTES).putLong(Long.reverse(raw));
    return octets.array();
  }

  private static Value real(SnmpSource source, double raw) {
    return switch (source.type()) {
      case FLOAT ->
          new Value.Octets(
              Tag.OPAQUE,
              ByteBuffer.allocate(7)
                  .put((byte) 0x9F)
                  .put((byte) 0x78)
                  .put((byte) 4)
                  .putFloat((float) raw)
                  .array());
      case FLOAT_BE -> octets(ByteBuffer.allocate(4).putFloat((float) raw));
      case FLOAT_LE ->
          octets(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat((float) raw));
      default -> Value.text(BigDecimal.valueOf(raw).toPlainString());
    };
  }

  private static Value octets(ByteBuffer buffer) {
    return new Value.Octets(Tag.OCTETS, buffer.array());
  }

  /** Notes what somebody who reads an answer rightly sees of a point. */
  static void shown(
      DeviceFace device,
      ResolvedPoint point,
      Value value,
      Map<String, Double> numbers,
      Map<String, String> texts) {
    if (point.kind() == ValueKind.TEXT) {
      if (!(value instanceof Value.Nothing)) {
        texts.put(point.id(), device.text(point.id()));
      }
      return;
    }
    SnmpSource source = (SnmpSource) point.source();
    switch (value) {
      case Value.Nothing nothing -> numbers.put(point.id(), Double.NaN);
      case Value.Whole(int tag, long whole) ->
          numbers.put(point.id(), number(point, source.type(), whole));
      case Value.Octets octets when source.type() == SnmpType.BITS ->
          numbers.put(
              point.id(),
              number(
                  point, source.type(), Long.reverse(ByteBuffer.wrap(octets.octets()).getLong())));
      case Value.Octets octets -> numbers.put(point.id(), rounded(device, point, source));
      case Value.Identifier identifier -> numbers.put(point.id(), Double.NaN);
    }
  }

  private static double rounded(DeviceFace device, ResolvedPoint point, SnmpSource source) {
    double value = device.number(point.id());
    boolean single = source.type() != SnmpType.NUMBER_TEXT && source.type() != SnmpType.OCTETS;
    return single
        ? RawNumber.shown(point, new BigDecimal((float) RawNumber.real(point, value)))
        : value;
  }

  private static double number(ResolvedPoint point, SnmpType type, long held) {
    long raw =
        switch (type) {
          case TRUTH -> held == 1 ? 1 : 0;
          case INT32 -> (int) held;
          case INTEGER, UINT32, UPTIME, BITS, OCTETS -> held;
          case NUMBER_TEXT, FLOAT, FLOAT_BE, FLOAT_LE -> held;
          case TEXT, HEX, MAC, DATE_AND_TIME, IP, OID -> held;
        };
    int low = point.decode().lowBit();
    if (low >= 0) {
      int width = point.decode().highBit() - low + 1;
      raw = raw >>> low & (width == Long.SIZE ? -1L : (1L << width) - 1);
    }
    return point.invalid().contains(raw)
        ? Double.NaN
        : RawNumber.shown(point, BigDecimal.valueOf(raw));
  }

  /** The value that a SET wants, null when it has the wrong syntax. */
  static @Nullable Double written(ResolvedPoint point, Value value) {
    SnmpType type = ((SnmpSource) point.source()).type();
    return switch (value) {
      case Value.Whole(int tag, long whole) when type.kind() != ValueKind.TEXT ->
          number(point, type, whole);
      case Value.Octets octets when type == SnmpType.NUMBER_TEXT -> {
        String text = new String(octets.octets(), StandardCharsets.US_ASCII);
        try {
          yield RawNumber.shown(point, new BigDecimal(text.strip()));
        } catch (NumberFormatException noNumber) {
          yield null;
        }
      }
      case Value.Whole whole -> null;
      case Value.Octets octets -> null;
      case Value.Identifier identifier -> null;
      case Value.Nothing nothing -> null;
    };
  }

  /** A text of a table's column as its object holds it. */
  static Value column(SnmpType type, String text) {
    if (type.kind() == ValueKind.TEXT) {
      return TextValue.of(
          new SnmpSource(
              new Oid("1.3"), type, SnmpSource.Charset.UTF_8, SnmpSource.Ask.GET, "", null, ""),
          text);
    }
    try {
      long whole = new BigDecimal(text).longValue();
      return whole == (int) whole
          ? Value.integer(type == SnmpType.TRUTH && whole == 0 ? 2 : whole)
          : new Value.Whole(Tag.COUNTER64, whole);
    } catch (NumberFormatException noNumber) {
      return Value.text(text);
    }
  }

  static Charset charset(SnmpSource source) {
    return switch (source.charset()) {
      case UTF_8 -> StandardCharsets.UTF_8;
      case LATIN_1 -> StandardCharsets.ISO_8859_1;
      case GB18030 -> Charset.forName("GB18030");
    };
  }
}
