package org.gengfu.sim.snmp;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;

/** Writes BER with definite lengths (ITU-T X.690, 8.1; RFC 3417, 8). Pure. */
final class BerWriter {
  private static final int SHORT_LENGTH = 0x80;

  private BerWriter() {}

  /** A tag, a length and the parts one behind the other. */
  static byte[] wrap(int tag, byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(length + 6);
    out.write(tag);
    length(out, length);
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static void length(ByteArrayOutputStream out, int length) {
    if (length < SHORT_LENGTH) {
      out.write(length);
      return;
    }
    int octets = length < 0x100 ? 1 : length < 0x10000 ? 2 : 3;
    out.write(SHORT_LENGTH | octets);
    for (int i = octets - 1; i >= 0; i--) {
      out.write(length >>> 8 * i);
    }
  }

  static byte[] integer(long value) {
    return whole(Tag.INTEGER, value);
  }

  /** A number with a sign in as few octets as hold it. */
  static byte[] whole(int tag, long value) {
    return wrap(tag, BigInteger.valueOf(value).toByteArray());
  }

  static byte[] octets(byte[] octets) {
    return wrap(Tag.OCTETS, octets);
  }

  static byte[] identifier(long[] parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    base128(out, parts[0] * 40 + parts[1]);
    for (int i = 2; i < parts.length; i++) {
      base128(out, parts[i]);
    }
    return wrap(Tag.IDENTIFIER, out.toByteArray());
  }

  private static void base128(ByteArrayOutputStream out, long part) {
    int groups = Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(part) + 6) / 7);
    for (int i = groups - 1; i >= 0; i--) {
      out.write((int) (part >>> 7 * i & 0x7F) | (i > 0 ? 0x80 : 0));
    }
  }

  static byte[] value(Value value) {
    return switch (value) {
      case Value.Whole(int tag, long whole) when tag == Tag.COUNTER64 ->
          wrap(tag, new BigInteger(Long.toUnsignedString(whole)).toByteArray());
      case Value.Whole(int tag, long whole) -> whole(tag, whole);
      case Value.Octets octets -> wrap(octets.tag(), octets.octets());
      case Value.Identifier(var oid) -> identifier(oid.parts());
      case Value.Nothing(int tag) -> wrap(tag);
    };
  }
}
