package org.gengfu.notify.modem;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** A reader of SMS-SUBMIT for tests, written from the standard apart from the writer. */
record HeardMessage(String number, String text, int octets, int part, int parts, boolean report) {
  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ?ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
          + "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

  static HeardMessage read(String hex) {
    int[] octets = new int[hex.length() / 2];
    for (int i = 0; i < octets.length; i++) {
      octets[i] = HexFormat.fromHexDigits(hex, 2 * i, 2 * i + 2);
    }
    int at = 1 + octets[0];
    int begin = at;
    int first = octets[at];
    if ((first & 3) != 1) {
      throw new IllegalArgumentException("no SMS-SUBMIT: " + hex);
    }
    int digits = octets[at + 2];
    boolean plus = octets[at + 3] == 0x91;
    String swapped = hex.substring(2 * (at + 4), 2 * (at + 4 + (digits + 1) / 2));
    at += 4 + (digits + 1) / 2;
    boolean wide = octets[at + 1] == 8;
    at += 2 + ((first & 0x18) == 0x10 ? 1 : 0);
    int length = octets[at++];
    boolean header = (first & 0x40) != 0;
    int headerOctets = header ? 1 + octets[at] : 0;
    int parts = header ? octets[at + 4] : 0;
    int part = header ? octets[at + 5] : 0;
    String text =
        wide
            ? utf16(hex.substring(2 * (at + headerOctets), 2 * (at + length)))
            : basic(octets, at, (headerOctets * 8 + 6) / 7, length);
    return new HeardMessage(
        number(swapped, digits, plus),
        text,
        octets.length - begin,
        part,
        parts,
        (first & 0x20) != 0);
  }

  private static String number(String swapped, int digits, boolean plus) {
    StringBuilder number = new StringBuilder(plus ? "+" : "");
    for (int i = 0; i < digits; i++) {
      number.append(swapped.charAt(i % 2 == 0 ? i + 1 : i - 1));
    }
    return number.toString();
  }

  private static String utf16(String hex) {
    return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_16BE);
  }

  /** Bit by bit, the slow way. */
  private static String basic(int[] octets, int at, int from, int to) {
    StringBuilder text = new StringBuilder();
    boolean escaped = false;
    for (int i = from; i < to; i++) {
      int septet = 0;
      for (int bit = 0; bit < 7; bit++) {
        int index = i * 7 + bit;
        septet |= (octets[at + index / 8] >> index % 8 & 1) << bit;
      }
      if (escaped) {
        text.append(extended(septet));
        escaped = false;
      } else if (septet == 0x1B) {
        escaped = true;
      } else {
        text.append(BASIC.charAt(septet));
      }
    }
    return text.toString();
  }

  private static char extended(int septet) {
    return switch (septet) {
      case 0x0A -> '\f';
      case 0x14 -> '^';
      case 0x28 -> '{';
      case 0x29 -> '}';
      case 0x2F -> '\\';
      case 0x3C -> '[';
      case 0x3D -> '~';
      case 0x3E -> ']';
      case 0x40 -> '|';
      case 0x65 -> '€';
      default -> throw new IllegalArgumentException("extension " + septet);
    };
  }
}
