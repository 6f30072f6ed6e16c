package org.gengfu.driver.modbus;

import java.nio.ByteBuffer;
import java.util.List;
import org.gengfu.profile.RegisterSource;

/**
 * The registers of one value within an answer, most significant first, wherever they lie and in
 * whatever order the device sends them. Stateless.
 */
final class RegisterBytes {
  private RegisterBytes() {}

  /** How many registers make up the value; fewer than are asked for when they lie scattered. */
  static int count(RegisterSource source) {
    List<Integer> scattered = source.layout().addresses();
    return scattered.isEmpty() ? source.registers() : scattered.size();
  }

  /**
   * One register, its bytes in the order of the value.
   *
   * @param at where the source's first register lies in {@code data}
   * @param significance 0 for the most significant register
   */
  static int register(RegisterSource source, ByteBuffer data, int at, int significance) {
    List<Integer> scattered = source.layout().addresses();
    int place;
    if (scattered.isEmpty()) {
      boolean lowFirst = source.order().lowRegisterFirst();
      place = lowFirst ? source.registers() - 1 - significance : significance;
    } else {
      place = scattered.get(significance) - source.address();
    }
    short register = data.getShort(at + 2 * place);
    return (source.order().bytesSwapped() ? Short.reverseBytes(register) : register) & 0xFFFF;
  }

  /** All registers as one number; at most four. */
  static long number(RegisterSource source, ByteBuffer data, int at) {
    int count = count(source);
    long bits = 0;
    for (int i = 0; i < count; i++) {
      bits = bits << 16 | register(source, data, at, i);
    }
    return bits;
  }

  /**
   * The bytes of a text, as they lie. A text has no most significant register: its registers come
   * in the order of the wire, only the bytes within them may be swapped.
   */
  static byte[] text(RegisterSource source, ByteBuffer data, int at) {
    int count = count(source);
    boolean swapped = source.order().bytesSwapped();
    byte[] both = new byte[2 * count];
    for (int i = 0; i < count; i++) {
      List<Integer> scattered = source.layout().addresses();
      int place = scattered.isEmpty() ? i : scattered.get(i) - source.address();
      byte high = data.get(at + 2 * place);
      byte low = data.get(at + 2 * place + 1);
      both[2 * i] = swapped ? low : high;
      both[2 * i + 1] = swapped ? high : low;
    }
    return switch (source.layout().packing()) {
      case HIGH_LOW -> both;
      case LOW_HIGH -> exchanged(both);
      case HIGH_ONLY -> every(both, 0);
      case LOW_ONLY -> every(both, 1);
    };
  }

  private static byte[] exchanged(byte[] both) {
    byte[] other = new byte[both.length];
    for (int i = 0; i < both.length; i++) {
      other[i] = both[i ^ 1];
    }
    return other;
  }

  private static byte[] every(byte[] both, int which) {
    byte[] half = new byte[both.length / 2];
    for (int i = 0; i < half.length; i++) {
      half[i] = both[2 * i + which];
    }
    return half;
  }
}
