package org.gengfu.driver.camera.verdict;

import org.gengfu.driver.rtsp.decode.DecodeOutcome;
import org.gengfu.driver.rtsp.decode.DecodedPicture;
import org.gengfu.driver.rtsp.picture.Picture;
import org.gengfu.driver.rtsp.picture.Sight;

/** Pictures for tests: a chessboard that can be shifted. */
public final class Pictures {
  private Pictures() {}

  /** A decoded picture, with holes or without. */
  public static DecodeOutcome decoded(boolean damaged) {
    return new DecodeOutcome.Decoded(chessboard(0, damaged));
  }

  /** A decoded chessboard. */
  public static DecodedPicture chessboard(int shift, boolean damaged) {
    byte[] luma = new byte[Picture.WIDTH * Picture.HEIGHT];
    for (int i = 0; i < luma.length; i++) {
      int x = i % Picture.WIDTH + shift;
      int y = i / Picture.WIDTH;
      luma[i] = (byte) ((x / 24 + y / 24) % 2 == 0 ? 60 : 170);
    }
    return decoded(luma, damaged);
  }

  /** A decoded picture that is black. */
  public static DecodedPicture black() {
    byte[] luma = new byte[Picture.WIDTH * Picture.HEIGHT];
    java.util.Arrays.fill(luma, (byte) 16);
    return decoded(luma, false);
  }

  private static DecodedPicture decoded(byte[] luma, boolean damaged) {
    byte[] chroma = new byte[luma.length / 4];
    java.util.Arrays.fill(chroma, (byte) 128);
    Sight sight = Sight.of(new Picture(luma, chroma, chroma.clone()));
    byte[] jpeg = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xD9};
    return new DecodedPicture(
        640, 360, damaged, sight.measures(), sight.cells(), sight.fingerprint(), jpeg);
  }
}
