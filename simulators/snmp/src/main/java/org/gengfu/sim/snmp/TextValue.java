package org.gengfu.sim.snmp;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import org.gengfu.profile.snmp.Oid;
import org.gengfu.profile.snmp.SnmpSource;

/** Texts as agents hold them. Stateless. */
final class TextValue {
  private static final int MAC_OCTETS = 6;

  private TextValue() {}

  /** What an object holds that shows this text; when it cannot show it, it is not there. */
  static Value of(SnmpSource source, String text) {
    Value value =
        switch (source.type()) {
          case HEX -> octets(text.replace(" ", ""), -1);
          case MAC -> octets(text.replace(":", "").replace("-", ""), MAC_OCTETS);
          case DATE_AND_TIME -> date(text);
          case IP -> address(text);
          case OID -> identifier(text);
          default -> new Value.Octets(Tag.OCTETS, text.getBytes(PointValue.charset(source)));
        };
    return value;
  }

  private static Value missing() {
    return new Value.Nothing(Tag.NO_SUCH_INSTANCE);
  }

  private static Value octets(String hex, int wanted) {
    try {
      byte[] octets = HexFormat.of().parseHex(hex);
      return wanted < 0 || octets.length == wanted
          ? new Value.Octets(Tag.OCTETS, octets)
          : missing();
    } catch (IllegalArgumentException noHex) {
      return missing();
    }
  }

  private static Value address(String text) {
    try {
      return new Value.Octets(Tag.IP_ADDRESS, InetAddress.ofLiteral(text).getAddress());
    } catch (IllegalArgumentException noAddress) {
      return missing();
    }
  }

  private static Value identifier(String text) {
    Oid oid = Oid.parse(text);
    return oid == null ? missing() : new Value.Identifier(oid);
  }

  private static Value date(String text) {
    try {
      OffsetDateTime at = OffsetDateTime.parse(text);
      int offset = at.getOffset().getTotalSeconds() / 60;
      return new Value.Octets(
          Tag.OCTETS,
          ByteBuffer.allocate(11)
              .putShort((short) at.getYear())
              .put((byte) at.getMonthValue())
              .put((byte) at.getDayOfMonth())
              .put((byte) at.getHour())
              .put((byte) at.getMinute())
              .put((byte) at.getSecond())
              .put((byte) (at.getNano() / 100_000_000))
              .put((byte) (offset < 0 ? '-' : '+'))
              .put((byte) (Math.abs(offset) / 60))
              .put((byte) (Math.abs(offset) % 60))
              .array());
    } catch (DateTimeException noDate) {
      return missing();
    }
  }
}
