package org.gengfu.notify.modem;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * One SMS-SUBMIT (3GPP TS 23.040, 9.2.2.2) as AT+CMGS takes it in PDU mode: without a service
 * center of its own. Pure; any thread.
 *
 * @param hex all of it, upper case, the length of the service center's address first
 * @param length octets after the service center's address: the number in AT+CMGS
 */
public record SubmitPdu(String hex, int length) {
  /** Most parts of one message; the standard has room for 255. */
  public static final int MAX_PARTS = 10;

  private static final int MAX_OCTETS = 140;
  private static final int HEADER_OCTETS = 6;
  private static final int SUBMIT = 0x01;
  private static final int RELATIVE_VALIDITY = 0x10;
  private static final int STATUS_REPORT = 0x20;
  private static final int HEADER = 0x40;
  private static final int UCS2 = 0x08;

  /**
   * How a message is sent.
   *
   * @param number digits, with + before an international one; at most 20 digits
   * @param reference that its parts share, 0 to 255 (9.2.3.24.1)
   * @param report a status report is asked for
   * @param validity TP-VP, relative form (9.2.3.12.1), or -1 for what the network does by itself
   */
  public record Order(String number, int reference, boolean report, int validity) {
    public Order {
      if (!number.matches("\\+?[0-9]{1,20}")) {
        throw new IllegalArgumentException("no telephone number: " + number);
      }
      if (reference < 0 || reference > 255 || validity < -1 || validity > 255) {
        throw new IllegalArgumentException("reference " + reference + ", validity " + validity);
      }
    }
  }

  /**
   * The parts of a text, in order.
   *
   * @throws IllegalArgumentException when there would be more than {@value #MAX_PARTS}
   */
  public static List<SubmitPdu> of(Order order, String text) {
    List<byte[]> units = septets(text);
    boolean wide = units.isEmpty() && !text.isEmpty();
    if (wide) {
      units = wide(text);
    }
    List<byte[]> parts = split(units, wide ? MAX_OCTETS : 160);
    if (parts.size() > 1) {
      parts = split(units, wide ? MAX_OCTETS - HEADER_OCTETS : 153);
    }
    if (parts.size() > MAX_PARTS) {
      throw new IllegalArgumentException(parts.size() + " parts, at most " + MAX_PARTS);
    }
    List<SubmitPdu> pdus = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      pdus.add(pdu(order, parts.get(i), wide, i + 1, parts.size()));
    }
    return pdus;
  }

  /** Septets of each character; empty when one has none. */
  private static List<byte[]> septets(String text) {
    List<byte[]> units = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      byte[] unit = Septets.of(text.charAt(i));
      if (unit == null) {
        return List.of();
      }
      units.add(unit);
    }
    return units;
  }

  /** Octets of each character in UTF-16, big end first; phones take it for UCS-2. */
  private static List<byte[]> wide(String text) {
    List<byte[]> units = new ArrayList<>();
    text.codePoints()
        .forEach(point -> units.add(Character.toString(point).getBytes(StandardCharsets.UTF_16BE)));
    return units;
  }

  /** Fills parts; a character is never torn. */
  private static List<byte[]> split(List<byte[]> units, int most) {
    List<byte[]> parts = new ArrayList<>();
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    for (byte[] unit : units) {
      if (part.size() + unit.length > most) {
        parts.add(part.toByteArray());
        part.reset();
      }
      part.writeBytes(unit);
    }
    parts.add(part.toByteArray());
    return parts;
  }

  private static SubmitPdu pdu(Order order, byte[] part, boolean wide, int index, int count) {
    boolean header = count > 1;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int first = SUBMIT;
    first |= order.validity() >= 0 ? RELATIVE_VALIDITY : 0;
    first |= order.report() ? STATUS_REPORT : 0;
    first |= header ? HEADER : 0;
    out.write(first);
    out.write(0); // TP-MR: the modem counts
    address(order.number(), out);
    out.write(0); // TP-PID
    out.write(wide ? UCS2 : 0);
    if (order.validity() >= 0) {
      out.write(order.validity());
    }
    int headerSeptets = header ? 7 : 0;
    int headerOctets = header ? HEADER_OCTETS : 0;
    out.write(wide ? headerOctets + part.length : headerSeptets + part.length);
    if (header) {
      out.writeBytes(new byte[] {5, 0, 3, (byte) order.reference(), (byte) count, (byte) index});
    }
    out.writeBytes(wide ? part : Septets.pack(part, header ? 1 : 0));
    byte[] tpdu = out.toByteArray();
    return new SubmitPdu("00" + HexFormat.of().withUpperCase().formatHex(tpdu), tpdu.length);
  }

  /** 9.1.2.5: digits, kind of number, semi-octets. */
  private static void address(String number, ByteArrayOutputStream out) {
    boolean international = number.startsWith("+");
    String digits = international ? number.substring(1) : number;
    out.write(digits.length());
    out.write(international ? 0x91 : 0x81);
    for (int i = 0; i < digits.length(); i += 2) {
      int low = digits.charAt(i) - '0';
      int high = i + 1 < digits.length() ? digits.charAt(i + 1) - '0' : 0xF;
      out.write(high << 4 | low);
    }
  }
}
