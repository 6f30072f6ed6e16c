package org.gengfu.driver.serial;

import org.gengfu.profile.serial.Checksum;

/** Reckons checksums. Pure; any thread. */
final class Checksums {
  private Checksums() {}

  /**
   * The checksum of some bytes, low bits first in the number, raised where the protocol says so.
   *
   * @param from first byte that counts
   * @param to the one after the last
   */
  static int of(Checksum checksum, byte[] bytes, int from, int to) {
    int plain =
        switch (checksum.rule()) {
          case Checksum.Rule.Xor xor -> xor(bytes, from, to);
          case Checksum.Rule.Sum(int size, boolean negated) -> sum(size, negated, bytes, from, to);
          case Checksum.Rule.Crc16 crc -> crc(crc, bytes, from, to);
        };
    return raised(checksum, plain);
  }

  private static int xor(byte[] bytes, int from, int to) {
    int result = 0;
    for (int i = from; i < to; i++) {
      result ^= bytes[i] & 0xFF;
    }
    return result;
  }

  private static int sum(int size, boolean negated, byte[] bytes, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      sum += bytes[i] & 0xFF;
    }
    int mask = size == 1 ? 0xFF : 0xFFFF;
    return (negated ? -sum : sum) & mask;
  }

  private static int crc(Checksum.Rule.Crc16 rule, byte[] bytes, int from, int to) {
    int poly = rule.reflected() ? Integer.reverse(rule.poly()) >>> 16 : rule.poly();
    int crc = rule.init();
    for (int i = from; i < to; i++) {
      int in = bytes[i] & 0xFF;
      crc ^= rule.reflected() ? in : in << 8;
      for (int bit = 0; bit < 8; bit++) {
        if (rule.reflected()) {
          crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ poly;
        } else {
          crc = (crc & 0x8000) == 0 ? crc << 1 : crc << 1 ^ poly;
        }
      }
      crc &= 0xFFFF;
    }
    return crc ^ rule.xorOut();
  }

  private static int raised(Checksum checksum, int plain) {
    if (checksum.raised().isEmpty()) {
      return plain;
    }
    int result = 0;
    for (int shift = 8 * (checksum.rule().bytes() - 1); shift >= 0; shift -= 8) {
      int part = plain >>> shift & 0xFF;
      result = result << 8 | (checksum.raised().contains(part) ? part + 1 & 0xFF : part);
    }
    return result;
  }
}
