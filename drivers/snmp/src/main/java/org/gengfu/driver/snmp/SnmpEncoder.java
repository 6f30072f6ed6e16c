package org.gengfu.driver.snmp;

import java.math.BigDecimal;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.snmp.Oid;
import org.gengfu.profile.snmp.SnmpSource;
import org.gengfu.profile.snmp.SnmpType;
import org.jspecify.annotations.Nullable;
import org.snmp4j.smi.Gauge32;
import org.snmp4j.smi.Integer32;
import org.snmp4j.smi.IpAddress;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.OctetString;
import org.snmp4j.smi.Opaque;
import org.snmp4j.smi.SMIConstants;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;

/** Encodes a value for a SET, in the syntax in which the agent showed the object. Pure. */
final class SnmpEncoder {
  private static final long UNSIGNED_MAX = 0xFFFF_FFFFL;

  private SnmpEncoder() {}

  /**
   * The value to send.
   *
   * @param present what the agent shows now, whose syntax is kept
   * @return null when the value does not fit
   */
  static @Nullable Variable encode(SnmpSource target, RawValue value, Variable present) {
    return switch (value) {
      case RawValue.Whole(long whole) -> whole(target, whole, present);
      case RawValue.Real(double real) -> real(target, real, present);
      case RawValue.Text(String text) -> text(target, text, present);
      case RawValue.Absent absent -> null;
      case RawValue.Rows rows -> null;
    };
  }

  private static @Nullable Variable whole(SnmpSource target, long whole, Variable present) {
    long sent = target.type() == SnmpType.TRUTH ? whole == 0 ? 2 : 1 : whole;
    return switch (present.getSyntax()) {
      case SMIConstants.SYNTAX_INTEGER ->
          sent == (int) sent || target.type() == SnmpType.UINT32 && sent <= UNSIGNED_MAX
              ? new Integer32((int) sent)
              : null;
      case SMIConstants.SYNTAX_GAUGE32 -> fits(target, sent) ? new Gauge32(unsigned(sent)) : null;
      case SMIConstants.SYNTAX_TIMETICKS ->
          fits(target, sent) ? new TimeTicks(unsigned(sent)) : null;
      case SMIConstants.SYNTAX_OCTET_STRING -> octets(target, whole, present);
      default -> null;
    };
  }

  private static boolean fits(SnmpSource target, long value) {
    return value >= 0 && value <= UNSIGNED_MAX
        || target.type() == SnmpType.INT32 && value == (int) value;
  }

  private static long unsigned(long value) {
    return value & UNSIGNED_MAX;
  }

  private static @Nullable Variable octets(SnmpSource target, long whole, Variable present) {
    if (present instanceof Opaque || !(present instanceof OctetString shown)) {
      return null;
    }
    return switch (target.type()) {
      case NUMBER_TEXT -> new OctetString(Long.toString(whole));
      case OCTETS, BITS -> octets(target.type(), whole, shown.length());
      default -> null;
    };
  }

  private static @Nullable Variable octets(SnmpType type, long whole, int length) {
    if (length > Long.BYTES || length < Long.BYTES && whole >>> length * Byte.SIZE != 0) {
      return null;
    }
    byte[] octets = new byte[length];
    for (int bit = 0; bit < length * Byte.SIZE; bit++) {
      if ((whole >>> bit & 1) != 0) {
        int octet = type == SnmpType.BITS ? bit / Byte.SIZE : length - 1 - bit / Byte.SIZE;
        int within = type == SnmpType.BITS ? 7 - bit % Byte.SIZE : bit % Byte.SIZE;
        octets[octet] |= (byte) (1 << within);
      }
    }
    return new OctetString(octets);
  }

  private static @Nullable Variable real(SnmpSource target, double real, Variable present) {
    if (target.type() == SnmpType.NUMBER_TEXT && Double.isFinite(real)) {
      return new OctetString(new BigDecimal(Double.toString(real)).toPlainString());
    }
    return real == Math.rint(real) && Math.abs(real) < 1e15
        ? whole(target, (long) real, present)
        : null;
  }

  private static @Nullable Variable text(SnmpSource target, String text, Variable present) {
    return switch (present.getSyntax()) {
      case SMIConstants.SYNTAX_OCTET_STRING -> octets(target, text);
      case SMIConstants.SYNTAX_OBJECT_IDENTIFIER -> identifier(text);
      case SMIConstants.SYNTAX_IPADDRESS -> address(text);
      default -> null;
    };
  }

  private static Variable octets(SnmpSource target, String text) {
    Charset charset =
        switch (target.charset()) {
          case UTF_8 -> StandardCharsets.UTF_8;
          case LATIN_1 -> StandardCharsets.ISO_8859_1;
          case GB18030 -> Charset.forName("GB18030");
        };
    return new OctetString(text.getBytes(charset));
  }

  private static @Nullable Variable identifier(String text) {
    Oid oid = Oid.parse(text);
    return oid == null ? null : new OID(oid.text());
  }

  private static @Nullable Variable address(String text) {
    InetAddress address = AgentSettings.literal(text);
    return address instanceof Inet4Address ? new IpAddress(address) : null;
  }
}
