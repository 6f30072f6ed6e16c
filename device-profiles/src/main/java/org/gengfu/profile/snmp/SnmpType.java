package org.gengfu.profile.snmp;

import org.gengfu.profile.ValueKind;
import org.jspecify.annotations.Nullable;

/** How an object's value is read. What an agent sends in another syntax is no value. */
public enum SnmpType {
  /**
   * INTEGER, Counter32, Gauge32, Unsigned32, TimeTicks or Counter64 as it comes; a Counter64 above
   * 2^63 keeps its bit pattern.
   */
  INTEGER("integer", ValueKind.WHOLE),
  /** The same 32 bits read with a sign: for agents that send -26 as Gauge32 4294967270. */
  INT32("int32", ValueKind.WHOLE),
  /** The same 32 bits read without a sign: for agents that send 4294967295 as INTEGER -1. */
  UINT32("uint32", ValueKind.WHOLE),
  /** TruthValue: 1 true, 2 false (RFC 2579). */
  TRUTH("truth", ValueKind.FLAG),
  /**
   * TimeTicks since the agent began, in hundredths of a second: the 32 bits wrap after 497 days,
   * and the wrap is counted on, so that only a true restart makes the value fall.
   */
  UPTIME("uptime", ValueKind.WHOLE),
  /** BITS: bit n of the BITS, counted from the first octet's most significant, becomes bit n. */
  BITS("bits", ValueKind.WHOLE),
  /** Octets as a number, most significant first, at most 8. */
  OCTETS("octets", ValueKind.WHOLE),
  /** A whole or decimal number written in text; what follows the number is left out. */
  NUMBER_TEXT("number-text", ValueKind.REAL),
  /** An Opaque float or double (tags 9F78 and 9F79, as net-snmp sends them). */
  FLOAT("float", ValueKind.REAL),
  /** 4 or 8 octets that are an IEEE 754 number, most significant octet first. */
  FLOAT_BE("float-be", ValueKind.REAL),
  /** 4 or 8 octets that are an IEEE 754 number, least significant octet first. */
  FLOAT_LE("float-le", ValueKind.REAL),
  /** Octets as text in the point's charset; ends at the first NUL, outer blanks fall away. */
  TEXT("text", ValueKind.TEXT),
  /** Octets in hexadecimal, without separators. */
  HEX("hex", ValueKind.TEXT),
  /** Six octets as {@code 00:1b:21:3a:4f:00}. */
  MAC("mac", ValueKind.TEXT),
  /** DateAndTime of 8 or 11 octets (RFC 2579) as ISO 8601. */
  DATE_AND_TIME("date-and-time", ValueKind.TEXT),
  /** IpAddress, or 4 or 16 octets. */
  IP("ip", ValueKind.TEXT),
  /** OBJECT IDENTIFIER in numbers. */
  OID("oid", ValueKind.TEXT);

  private final String word;
  private final ValueKind kind;

  SnmpType(String word, ValueKind kind) {
    this.word = word;
    this.kind = kind;
  }

  /** As a profile writes it. */
  public String word() {
    return word;
  }

  /** Type of the values that come of it. */
  public ValueKind kind() {
    return kind;
  }

  /** Bits of its whole numbers. */
  int width() {
    return switch (this) {
      case INT32, UINT32 -> Integer.SIZE;
      case TRUTH -> 1;
      case INTEGER, UPTIME, BITS, OCTETS, NUMBER_TEXT, FLOAT, FLOAT_BE, FLOAT_LE -> Long.SIZE;
      case TEXT, HEX, MAC, DATE_AND_TIME, IP, OID -> Long.SIZE;
    };
  }

  /** The type that a profile calls so, or null. */
  public static @Nullable SnmpType of(String word) {
    for (SnmpType type : values()) {
      if (type.word.equals(word)) {
        return type;
      }
    }
    return null;
  }
}
