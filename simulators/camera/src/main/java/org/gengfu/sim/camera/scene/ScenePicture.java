package org.gengfu.sim.camera.scene;

/**
 * One picture: 8 bits, limited range (16 black, 235 white, chroma 128 neutral, ITU-R BT.601 clause
 * 2.5.3), chroma halved both ways.
 *
 * @param width in pixels, even
 * @param height in pixels, even
 * @param luma row by row
 * @param blue Cb
 * @param red Cr
 */
@SuppressWarnings("ArrayRecordComponent")
public record ScenePicture(int width, int height, byte[] luma, byte[] blue, byte[] red) {
  /** The arrays are not copied: who hands them over leaves them as they are. */
  public ScenePicture {
    if (width % 2 != 0 || height % 2 != 0 || luma.length != width * height) {
      throw new IllegalArgumentException(
          "a picture of %d x %d with %d pixels".formatted(width, height, luma.length));
    }
    if (blue.length != luma.length / 4 || red.length != luma.length / 4) {
      throw new IllegalArgumentException(
          "planes of %d, %d and %d bytes".formatted(luma.length, blue.length, red.length));
    }
  }
}
