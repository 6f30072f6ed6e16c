package org.gengfu.sim.camera.clip;

import java.time.Duration;
import java.util.List;

/**
 * One picture of a clip.
 *
 * @param time from the clip's begin
 * @param key whether a decoder can begin here; then the parameter sets come first
 * @param nals its units without start codes, in order; not copied
 */
public record AccessUnit(Duration time, boolean key, List<byte[]> nals) {
  public AccessUnit {
    nals = List.copyOf(nals);
  }

  /** Annex B: each unit behind {@code 00 00 00 01} (ITU-T H.264 annex B). */
  public byte[] annexB() {
    int length = nals.stream().mapToInt(nal -> nal.length + 4).sum();
    byte[] bytes = new byte[length];
    int at = 0;
    for (byte[] nal : nals) {
      bytes[at + 3] = 1;
      System.arraycopy(nal, 0, bytes, at + 4, nal.length);
      at += 4 + nal.length;
    }
    return bytes;
  }
}
