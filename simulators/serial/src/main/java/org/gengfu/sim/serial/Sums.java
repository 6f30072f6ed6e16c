package org.gengfu.sim.serial;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.gengfu.profile.serial.ByteOrder;
import org.gengfu.profile.serial.Checksum;
import org.gengfu.profile.serial.Checksum.Rule;
import org.gengfu.profile.serial.Coding;

/** Checksums and numbers as devices send them. Stateless; any thread. */
final class Sums {
  private Sums() {}

  /** The checksum's bytes on the wire. */
  static byte[] of(Checksum checksum, byte[] counted) {
    long sum =
        switch (checksum.rule()) {
          case Rule.Xor xor -> {
            int all = 0;
            for (byte each : counted) {
              all = (all ^ each) & 0xFF;
            }
            yield all;
          }
          case Rule.Sum rule -> {
            long all = 0;
            for (byte each : counted) {
              all += Byte.toUnsignedInt(each);
            }
            long span = 1L << 8 * rule.bytes();
            yield Math.floorMod(rule.negated() ? -all : all, span);
          }
          case Rule.Crc16 rule -> crc(rule, counted);
        };
    byte[] plain = plain(sum, checksum.rule().bytes(), ByteOrder.BIG);
    for (int i = 0; i < plain.length; i++) {
      if (checksum.raised().contains(Byte.toUnsignedInt(plain[i]))) {
        plain[i]++;
      }
    }
    if (checksum.order() == ByteOrder.LITTLE) {
      reverse(plain);
    }
    return checksum.coding() == Coding.HEX ? digits(plain) : plain;
  }

  /** Bit by bit over the message with sixteen zero bits behind it, as the definition says. */
  private static int crc(Rule.Crc16 rule, byte[] counted) {
    int register = rule.reflected() ? Integer.reverse(rule.init()) >>> 16 : rule.init();
    for (byte each : counted) {
      for (int i = 0; i < 8; i++) {
        int bit = rule.reflected() ? each >> i & 1 : each >> 7 - i & 1;
        boolean out = (register >> 15 & 1) != bit;
        register = register << 1 & 0xFFFF;
        if (out) {
          register ^= rule.poly();
        }
      }
    }
    int sum = rule.reflected() ? Integer.reverse(register) >>> 16 : register;
    return sum ^ rule.xorOut();
  }

  /** A number in so many bytes. */
  static byte[] plain(long number, int count, ByteOrder order) {
    byte[] bytes = new byte[count];
    long rest = number;
    for (int i = count - 1; i >= 0; i--) {
      bytes[i] = (byte) rest;
      rest >>= 8;
    }
    if (order == ByteOrder.LITTLE) {
      reverse(bytes);
    }
    return bytes;
  }

  /** A number in so many bytes on the wire. */
  static byte[] coded(long number, int wireBytes, Coding coding, ByteOrder order) {
    return coding == Coding.HEX
        ? digits(plain(number, wireBytes / 2, order))
        : plain(number, wireBytes, order);
  }

  static byte[] digits(byte[] plain) {
    return HexFormat.of().withUpperCase().formatHex(plain).getBytes(StandardCharsets.US_ASCII);
  }

  /** What two digits a byte stand for. */
  static byte[] undigits(byte[] digits) {
    return HexFormat.of().parseHex(new String(digits, StandardCharsets.US_ASCII));
  }

  static byte[] join(byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    byte[] all = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  private static void reverse(byte[] bytes) {
    for (int i = 0; i < bytes.length / 2; i++) {
      byte other = bytes[bytes.length - 1 - i];
      bytes[bytes.length - 1 - i] = bytes[i];
      bytes[i] = other;
    }
  }
}
