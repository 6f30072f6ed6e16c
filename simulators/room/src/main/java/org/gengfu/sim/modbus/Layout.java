package org.gengfu.sim.modbus;

import java.nio.charset.StandardCharsets;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.WordOrder;

/** Lays numbers and texts out in registers, and takes written ones back. Stateless. */
final class Layout {
  private static final int WORD_MASK = 0xFFFF;

  private Layout() {}

  /** Registers of a number, each 0 to 65535; for a coil or discrete input one 0 or 1. */
  static int[] number(RegisterSource source, long bits) {
    if (!source.table().holdsRegisters()) {
      return new int[] {(int) (bits & 1)};
    }
    int count = source.registers();
    int[] words = new int[count];
    for (int i = 0; i < count; i++) {
      int significance = count - 1 - i;
      int shift = significance * Short.SIZE;
      int word = shift < Long.SIZE ? (int) (bits >>> shift) & WORD_MASK : 0;
      words[place(source.order(), i, count)] = swapped(source.order(), word);
    }
    return words;
  }

  /** Registers of a text: two characters each, the rest zero; longer texts are cut. */
  static int[] text(RegisterSource source, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    int[] words = new int[source.registers()];
    for (int i = 0; i < 2 * words.length && i < bytes.length; i++) {
      words[i / 2] |= (bytes[i] & 0xFF) << (i % 2 == 0 ? Byte.SIZE : 0);
    }
    for (int i = 0; i < words.length; i++) {
      words[i] = swapped(source.order(), words[i]);
    }
    return words;
  }

  /** The number in written registers. */
  static long number(RegisterSource source, int[] words) {
    if (!source.table().holdsRegisters()) {
      return words[0];
    }
    long bits = 0;
    for (int i = 0; i < words.length; i++) {
      int word = words[place(source.order(), i, words.length)];
      bits = bits << Short.SIZE | swapped(source.order(), word);
    }
    return bits;
  }

  private static int place(WordOrder order, int index, int count) {
    return switch (order) {
      case ABCD, BADC -> index;
      case CDAB, DCBA -> count - 1 - index;
    };
  }

  private static int swapped(WordOrder order, int word) {
    return switch (order) {
      case ABCD, CDAB -> word;
      case BADC, DCBA -> word >>> Byte.SIZE | (word & 0xFF) << Byte.SIZE;
    };
  }
}
