package org.gengfu.driver.snmp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.snmp.SnmpSource;
import org.gengfu.profile.snmp.SnmpType;
import org.snmp4j.smi.OctetString;

/** Decodes what agents put into octet strings. Pure; any thread. */
final class OctetDecoder {
  /** Longest text that is kept; what follows is cut off. */
  static final int MAX_TEXT = 4_096;

  private static final Pattern NUMBER =
      Pattern.compile("\\s*([+-]?(?:[0-9]{1,18}(?:[.,][0-9]{0,18})?|[.,][0-9]{1,18}))");
  private static final Charset GB18030 = Charset.forName("GB18030");
  private static final int OPAQUE_TAG = 0x9F;
  private static final int OPAQUE_FLOAT = 0x78;
  private static final int OPAQUE_DOUBLE = 0x79;

  private OctetDecoder() {}

  static RawValue decode(SnmpType type, SnmpSource.Charset charset, OctetString value) {
    byte[] octets = value.getValue();
    return switch (type) {
      case BITS -> octets.length > Long.BYTES ? tooLong(octets) : bits(octets);
      case OCTETS -> octets.length > Long.BYTES ? tooLong(octets) : number(octets);
      case NUMBER_TEXT -> numberText(octets);
      case FLOAT -> opaque(octets);
      case FLOAT_BE -> ieee(ByteBuffer.wrap(octets));
      case FLOAT_LE -> ieee(ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN));
      case TEXT -> new RawValue.Text(text(octets, charset));
      case HEX -> new RawValue.Text(HexFormat.of().formatHex(octets, 0, shown(octets)));
      case MAC ->
          octets.length == 6
              ? new RawValue.Text(HexFormat.ofDelimiter(":").formatHex(octets))
              : new RawValue.Absent(octets.length + " octets are no MAC address");
      case DATE_AND_TIME -> DateAndTime.decode(octets);
      case IP -> ip(value);
      case INTEGER, INT32, UINT32, TRUTH, UPTIME, OID -> SnmpDecoder.wrong(type, value);
    };
  }

  private static int shown(byte[] octets) {
    return Math.min(octets.length, MAX_TEXT / 2);
  }

  private static RawValue tooLong(byte[] octets) {
    return new RawValue.Absent(octets.length + " octets are more than 8");
  }

  private static RawValue bits(byte[] octets) {
    long bits = 0;
    for (int i = 0; i < octets.length * Byte.SIZE; i++) {
      if ((octets[i / Byte.SIZE] >> (7 - i % Byte.SIZE) & 1) != 0) {
        bits |= 1L << i;
      }
    }
    return new RawValue.Whole(bits);
  }

  private static RawValue number(byte[] octets) {
    long number = 0;
    for (byte octet : octets) {
      number = number << Byte.SIZE | octet & 0xFF;
    }
    return new RawValue.Whole(number);
  }

  private static RawValue numberText(byte[] octets) {
    Matcher matcher = NUMBER.matcher(text(octets, SnmpSource.Charset.LATIN_1));
    return matcher.lookingAt()
        ? new RawValue.Real(Double.parseDouble(matcher.group(1).replace(',', '.')))
        : new RawValue.Absent("the text begins with no number");
  }

  /** Opaque, holding a float or double with a tag of its own (net-snmp, NET-SNMP-TC). */
  private static RawValue opaque(byte[] octets) {
    boolean tagged = octets.length > 3 && (octets[0] & 0xFF) == OPAQUE_TAG;
    int length = tagged ? octets[2] : 0;
    if (tagged && octets.length == 3 + length) {
      ByteBuffer number = ByteBuffer.wrap(octets, 3, length).slice();
      int tag = octets[1] & 0xFF;
      if (tag == OPAQUE_FLOAT && length == Float.BYTES
          || tag == OPAQUE_DOUBLE && length == Double.BYTES) {
        return ieee(number);
      }
    }
    return new RawValue.Absent("no Opaque float or double");
  }

  private static RawValue ieee(ByteBuffer octets) {
    return switch (octets.remaining()) {
      case Float.BYTES -> new RawValue.Real(octets.getFloat());
      case Double.BYTES -> new RawValue.Real(octets.getDouble());
      default -> new RawValue.Absent(octets.remaining() + " octets are no IEEE 754 number");
    };
  }

  private static String text(byte[] octets, SnmpSource.Charset charset) {
    int end = 0;
    while (end < octets.length && end < MAX_TEXT && octets[end] != 0) {
      end++;
    }
    Charset chars =
        switch (charset) {
          case UTF_8 -> StandardCharsets.UTF_8;
          case LATIN_1 -> StandardCharsets.ISO_8859_1;
          case GB18030 -> GB18030;
        };
    return new String(octets, 0, end, chars).strip();
  }

  static RawValue ip(OctetString value) {
    try {
      return new RawValue.Text(InetAddress.getByAddress(value.getValue()).getHostAddress());
    } catch (UnknownHostException e) {
      return new RawValue.Absent(value.length() + " octets are no IP address");
    }
  }
}
