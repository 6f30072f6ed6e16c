package org.gengfu.sim.modbus;

import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.WordOrder;

/** Lays numbers out in registers, and takes written ones back. Stateless. */
final class Layout {
  private static final int WORD_MASK = 0xFFFF;

  private Layout() {}

  /** Registers that a value takes, scattered or not. */
  static int words(RegisterSource source) {
    return source.layout().scattered() ? source.layout().addresses().size() : source.registers();
  }

  /** Address of one of them. */
  static int address(RegisterSource source, int word) {
    return source.layout().scattered()
        ? source.layout().addresses().get(word)
        : source.address() + word;
  }

  /** Registers of a number, each 0 to 65535; for a coil or discrete input one 0 or 1. */
  static int[] number(RegisterSource source, long bits) {
    if (!source.table().holdsRegisters()) {
      return new int[] {(int) (bits & 1)};
    }
    int count = words(source);
    int[] words = new int[count];
    for (int i = 0; i < count; i++) {
      int significance = count - 1 - i;
      int shift = significance * Short.SIZE;
      int word = shift < Long.SIZE ? (int) (bits >>> shift) & WORD_MASK : 0;
      words[place(source, i, count)] = swapped(source.order(), word);
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
      int word = words[place(source, i, words.length)];
      bits = bits << Short.SIZE | swapped(source.order(), word);
    }
    return bits;
  }

  /** Scattered registers are named in their order of significance. */
  private static int place(RegisterSource source, int index, int count) {
    if (source.layout().scattered()) {
      return index;
    }
    return switch (source.order()) {
      case ABCD, BADC -> index;
      case CDAB, DCBA -> count - 1 - index;
    };
  }

  static int swapped(WordOrder order, int word) {
    return switch (order) {
      case ABCD, CDAB -> word;
      case BADC, DCBA -> word >>> Byte.SIZE | (word & 0xFF) << Byte.SIZE;
    };
  }
}
