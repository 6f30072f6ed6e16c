package org.gengfu.sim.camera.box;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.gengfu.sim.camera.scene.ScenePicture;

/** Pictures as JPEG. Stateless. */
final class Jpeg {
  private static final int OPAQUE = 0xFF << 24;

  private Jpeg() {}

  static byte[] of(ScenePicture picture) {
    int width = picture.width();
    BufferedImage image = new BufferedImage(width, picture.height(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, colour(picture, x, y));
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, "jpeg", bytes)) {
        throw new IllegalStateException("this platform writes no JPEG");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** From limited range to RGB (ITU-R BT.601, 2.5). */
  private static int colour(ScenePicture picture, int x, int y) {
    int chroma = y / 2 * (picture.width() / 2) + x / 2;
    double luma = 1.164 * ((picture.luma()[y * picture.width() + x] & 0xFF) - 16);
    int blue = (picture.blue()[chroma] & 0xFF) - 128;
    int red = (picture.red()[chroma] & 0xFF) - 128;
    return OPAQUE
        | clamped(luma + 1.596 * red) << 16
        | clamped(luma - 0.392 * blue - 0.813 * red) << 8
        | clamped(luma + 2.017 * blue);
  }

  private static int clamped(double value) {
    return (int) Math.clamp(Math.round(value), 0, 255);
  }
}
