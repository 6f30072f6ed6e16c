package org.gengfu.sim.camera.clip;

/**
 * The form of a clip.
 *
 * @param width in pixels, even
 * @param height in pixels, even
 * @param framesPerSecond 1..60
 * @param groupFrames frames from one key frame to the next, 1..250: the group of pictures
 * @param groups key frames in the clip, 1..64, before it begins anew
 * @param quantizer of the encoder, 10 (fine) .. 45 (coarse)
 */
public record ClipShape(
    int width, int height, int framesPerSecond, int groupFrames, int groups, int quantizer) {
  /** 640 x 360, five frames and one key frame a second, four seconds. */
  public static final ClipShape DEFAULT = new ClipShape(640, 360, 5, 5, 4, 22);

  public ClipShape {
    check("framesPerSecond", framesPerSecond, 1, 60);
    check("groupFrames", groupFrames, 1, 250);
    check("groups", groups, 1, 64);
    check("quantizer", quantizer, 10, 45);
  }

  /** Frames of the whole clip. */
  public int frames() {
    return groupFrames * groups;
  }

  private static void check(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s: %d to %d, not %d".formatted(name, least, most, value));
    }
  }
}
