package org.gengfu.sim.camera.scene;

/** Defocus: three means over boxes in a row, which is nearly a bell. */
final class Blur {
  private Blur() {}

  /** Blurs a picture. {@code radius} in pixels, 0 for nothing. */
  static void over(Field field, double radius) {
    int whole = (int) Math.round(radius);
    int half = Math.max(1, whole / 2);
    if (whole < 1) {
      return;
    }
    for (int i = 0; i < 3; i++) {
      plane(field.luma, field.width, field.height, whole);
      plane(field.blue, field.width / 2, field.height / 2, half);
      plane(field.red, field.width / 2, field.height / 2, half);
    }
  }

  /** One mean over boxes, both ways. */
  static void plane(float[] plane, int width, int height, int radius) {
    float[] line = new float[Math.max(width, height)];
    for (int y = 0; y < height; y++) {
      line(plane, y * width, 1, width, radius, line);
    }
    for (int x = 0; x < width; x++) {
      line(plane, x, width, height, radius, line);
    }
  }

  private static void line(float[] plane, int start, int step, int length, int radius, float[] to) {
    float sum = 0;
    int count = 0;
    for (int i = 0; i < Math.min(radius, length); i++) {
      sum += plane[start + i * step];
      count++;
    }
    for (int i = 0; i < length; i++) {
      if (i + radius < length) {
        sum += plane[start + (i + radius) * step];
        count++;
      }
      to[i] = sum / count;
      if (i - radius >= 0) {
        sum -= plane[start + (i - radius) * step];
        count--;
      }
    }
    for (int i = 0; i < length; i++) {
      plane[start + i * step] = to[i];
    }
  }
}
