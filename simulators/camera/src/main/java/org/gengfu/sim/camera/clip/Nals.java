package org.gengfu.sim.camera.clip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Units of an H.264 stream (ITU-T H.264 annex B and table 7-1). Stateless. */
final class Nals {
  static final int SPS = 7;
  static final int PPS = 8;

  private Nals() {}

  static int type(byte[] nal) {
    return nal[0] & 0x1F;
  }

  /**
   * The first unit of a type.
   *
   * @throws IllegalArgumentException when there is none
   */
  static byte[] first(List<byte[]> nals, int type) {
    for (byte[] nal : nals) {
      if (type(nal) == type) {
        return nal;
      }
    }
    throw new IllegalArgumentException("no unit of type " + type);
  }

  /** Cuts at the start codes, of three bytes or four. */
  static List<byte[]> split(byte[] stream) {
    List<byte[]> nals = new ArrayList<>();
    int begin = -1;
    int zeros = 0;
    for (int i = 0; i < stream.length; i++) {
      if (stream[i] == 1 && zeros >= 2) {
        add(nals, stream, begin, i - zeros);
        begin = i + 1;
      }
      zeros = stream[i] == 0 ? zeros + 1 : 0;
    }
    add(nals, stream, begin, stream.length);
    return nals;
  }

  private static void add(List<byte[]> nals, byte[] stream, int begin, int end) {
    if (begin >= 0 && end > begin) {
      nals.add(Arrays.copyOfRange(stream, begin, end));
    }
  }
}
