package org.gengfu.sim.camera.clip;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;

/**
 * A short encoded video that begins anew when it ends. Its key frames differ from one another, as a
 * living scene's do: a server that begins each session at the same one would look frozen, so begin
 * at {@link #keyIndex} of something that grows.
 *
 * @param shape as it was made
 * @param sps sequence parameter set, without start code
 * @param pps picture parameter set, without start code
 * @param units in order, the first one a key frame
 */
@SuppressWarnings("ArrayRecordComponent")
public record Clip(ClipShape shape, byte[] sps, byte[] pps, List<AccessUnit> units) {
  public Clip {
    units = List.copyOf(units);
    if (units.isEmpty() || !units.getFirst().key()) {
      throw new IllegalArgumentException("a clip begins with a key frame");
    }
  }

  /** How long it lasts. */
  public Duration length() {
    return Duration.ofMillis(1_000L * shape.frames() / shape.framesPerSecond());
  }

  /**
   * Index in {@link #units} of a key frame.
   *
   * @param number any; those behind the last begin anew
   */
  public int keyIndex(long number) {
    return (int) Math.floorMod(number, (long) shape.groups()) * shape.groupFrames();
  }

  /** The whole clip as a file that players take (extension {@code .264}). */
  public byte[] annexB() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    units.forEach(unit -> bytes.writeBytes(unit.annexB()));
    return bytes.toByteArray();
  }
}
