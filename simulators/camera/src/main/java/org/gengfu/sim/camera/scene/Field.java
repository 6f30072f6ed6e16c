package org.gengfu.sim.camera.scene;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.Arrays;

/** A picture while it is made: luma and chroma as fractions, not yet cut to 8 bits. One thread. */
final class Field {
  final int width;
  final int height;
  final float[] luma;
  final float[] blue;
  final float[] red;

  Field(int width, int height) {
    this.width = width;
    this.height = height;
    this.luma = new float[width * height];
    this.blue = new float[width * height / 4];
    this.red = new float[width * height / 4];
    Arrays.fill(blue, 128);
    Arrays.fill(red, 128);
  }

  /** Luma and chroma of an image (ITU-R BT.601 clause 2.5.1). */
  static Field of(BufferedImage image) {
    Field field = new Field(image.getWidth(), image.getHeight());
    int[] pixels = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    int half = field.width / 2;
    Arrays.fill(field.blue, 0);
    Arrays.fill(field.red, 0);
    for (int y = 0; y < field.height; y++) {
      for (int x = 0; x < field.width; x++) {
        int rgb = pixels[y * field.width + x];
        int r = rgb >> 16 & 0xFF;
        int g = rgb >> 8 & 0xFF;
        int b = rgb & 0xFF;
        float gray = 0.299f * r + 0.587f * g + 0.114f * b;
        field.luma[y * field.width + x] = 16 + gray * (219f / 255);
        int at = y / 2 * half + x / 2;
        field.blue[at] += (b - gray) * (0.564f * 224 / 255 / 4);
        field.red[at] += (r - gray) * (0.713f * 224 / 255 / 4);
      }
    }
    for (int i = 0; i < field.blue.length; i++) {
      field.blue[i] += 128;
      field.red[i] += 128;
    }
    return field;
  }

  /** Chroma's distance from neutral times a factor. */
  void colour(float factor) {
    for (int i = 0; i < blue.length; i++) {
      blue[i] = 128 + (blue[i] - 128) * factor;
      red[i] = 128 + (red[i] - 128) * factor;
    }
  }

  /** Luma times a factor, black staying black, then moved. */
  void expose(float factor, float offset) {
    for (int i = 0; i < luma.length; i++) {
      luma[i] = 16 + (luma[i] - 16) * factor + offset;
    }
  }

  void fill(float y, float u, float v) {
    Arrays.fill(luma, y);
    Arrays.fill(blue, u);
    Arrays.fill(red, v);
  }

  /** The sensor's noise, weaker in colour since that is smoothed. */
  void noise(float sigma, Noise noise) {
    for (int i = 0; i < luma.length; i++) {
      luma[i] += sigma * noise.bell();
    }
    for (int i = 0; i < blue.length; i++) {
      blue[i] += sigma * 0.4f * noise.bell();
      red[i] += sigma * 0.4f * noise.bell();
    }
  }

  ScenePicture picture() {
    return new ScenePicture(width, height, bytes(luma, 235), bytes(blue, 240), bytes(red, 240));
  }

  private static byte[] bytes(float[] plane, int most) {
    byte[] bytes = new byte[plane.length];
    for (int i = 0; i < plane.length; i++) {
      bytes[i] = (byte) Math.clamp((int) (plane[i] + 0.5f), 16, most);
    }
    return bytes;
  }
}
