package org.gengfu.sim.snmp;

import java.util.Arrays;
import org.gengfu.profile.snmp.Oid;

/** Reads BER from a part of a datagram. What it cannot read is a {@link BadMessageException}. */
final class BerReader {
  private static final int MAX_LENGTH_OCTETS = 3;

  private final byte[] data;
  private final int end;
  private int at;

  BerReader(byte[] data) {
    this(data, 0, data.length);
  }

  private BerReader(byte[] data, int from, int end) {
    this.data = data;
    this.at = from;
    this.end = end;
  }

  boolean more() {
    return at < end;
  }

  /** Where in the datagram the next octet stands. */
  int position() {
    return at;
  }

  /** The next tag, which stays. */
  int peek() throws BadMessageException {
    if (at >= end) {
      throw new BadMessageException("it ends too early");
    }
    return data[at] & 0xFF;
  }

  /** Goes into the next element, which must have this tag, and past it here. */
  BerReader enter(int tag) throws BadMessageException {
    if (peek() != tag) {
      throw new BadMessageException("tag %02x where %02x must be".formatted(peek(), tag));
    }
    at++;
    int length = length();
    if (length > end - at) {
      throw new BadMessageException("an element is longer than what holds it");
    }
    BerReader inner = new BerReader(data, at, at + length);
    at += length;
    return inner;
  }

  private int length() throws BadMessageException {
    int first = next();
    if (first < 0x80) {
      return first;
    }
    int octets = first & 0x7F;
    if (octets == 0 || octets > MAX_LENGTH_OCTETS) {
      throw new BadMessageException("a length of " + octets + " octets");
    }
    int length = 0;
    for (int i = 0; i < octets; i++) {
      length = length << 8 | next();
    }
    return length;
  }

  private int next() throws BadMessageException {
    if (at >= end) {
      throw new BadMessageException("it ends too early");
    }
    return data[at++] & 0xFF;
  }

  byte[] rest() {
    return Arrays.copyOfRange(data, at, end);
  }

  long integer() throws BadMessageException {
    return number(enter(Tag.INTEGER));
  }

  private static long number(BerReader in) throws BadMessageException {
    byte[] octets = in.rest();
    if (octets.length == 0 || octets.length > Long.BYTES + 1) {
      throw new BadMessageException("a number of " + octets.length + " octets");
    }
    long value = octets[0] < 0 ? -1 : 0;
    for (byte octet : octets) {
      value = value << 8 | octet & 0xFF;
    }
    return value;
  }

  byte[] octets() throws BadMessageException {
    return enter(Tag.OCTETS).rest();
  }

  Oid identifier() throws BadMessageException {
    BerReader in = enter(Tag.IDENTIFIER);
    StringBuilder text = new StringBuilder();
    boolean first = true;
    while (in.more()) {
      long part = in.base128();
      if (first) {
        long root = Math.min(2, part / 40);
        text.append(root).append('.').append(part - root * 40);
        first = false;
      } else {
        text.append('.').append(part);
      }
    }
    Oid oid = Oid.parse(text.toString());
    if (oid == null) {
      throw new BadMessageException("no object identifier");
    }
    return oid;
  }

  private long base128() throws BadMessageException {
    long part = 0;
    for (int i = 0; i < 5; i++) {
      int octet = next();
      part = part << 7 | octet & 0x7F;
      if (octet < 0x80) {
        return part;
      }
    }
    throw new BadMessageException("a sub-identifier of more than 32 bits");
  }

  Value value() throws BadMessageException {
    int tag = peek();
    return switch (tag) {
      case Tag.INTEGER, Tag.COUNTER32, Tag.GAUGE32, Tag.TIME_TICKS, Tag.COUNTER64 ->
          new Value.Whole(tag, number(enter(tag)));
      case Tag.OCTETS, Tag.IP_ADDRESS, Tag.OPAQUE -> new Value.Octets(tag, enter(tag).rest());
      case Tag.IDENTIFIER -> new Value.Identifier(identifier());
      case Tag.NULL, Tag.NO_SUCH_OBJECT, Tag.NO_SUCH_INSTANCE, Tag.END_OF_MIB -> {
        enter(tag);
        yield new Value.Nothing(tag);
      }
      default -> throw new BadMessageException("a value with tag %02x".formatted(tag));
    };
  }
}
