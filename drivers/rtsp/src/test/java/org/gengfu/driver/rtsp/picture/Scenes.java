package org.gengfu.driver.rtsp.picture;

import java.util.Random;
import java.util.function.IntUnaryOperator;

/** Generated pictures: a street of boxes with windows, the same for the same seed. */
public final class Scenes {
  private Scenes() {}

  public static Picture street(long seed) {
    return street(seed, 2);
  }

  /** A street with sensor noise of its own. */
  public static Picture street(long seed, double noise) {
    Random random = new Random(seed);
    byte[] luma = new byte[Picture.WIDTH * Picture.HEIGHT];
    byte[] blue = filled(luma.length / 4, 128);
    byte[] red = filled(luma.length / 4, 128);
    for (int y = 0; y < Picture.HEIGHT; y++) {
      for (int x = 0; x < Picture.WIDTH; x++) {
        luma[y * Picture.WIDTH + x] = (byte) (170 - y / 4);
      }
    }
    for (int box = 0; box < 40; box++) {
      int left = random.nextInt(Picture.WIDTH - 40);
      int top = random.nextInt(Picture.HEIGHT - 40);
      int right = Math.min(Picture.WIDTH, left + 20 + random.nextInt(120));
      int bottom = Math.min(Picture.HEIGHT, top + 20 + random.nextInt(120));
      int tone = 40 + random.nextInt(170);
      int cb = 108 + random.nextInt(41);
      int cr = 108 + random.nextInt(41);
      int grid = 7 + random.nextInt(9);
      for (int y = top; y < bottom; y++) {
        for (int x = left; x < right; x++) {
          boolean window = (x - left) % grid < 3 && (y - top) % grid < 3;
          luma[y * Picture.WIDTH + x] = (byte) (window ? 255 - tone : tone);
          blue[y / 2 * Picture.WIDTH / 2 + x / 2] = (byte) cb;
          red[y / 2 * Picture.WIDTH / 2 + x / 2] = (byte) cr;
        }
      }
    }
    return noisy(new Picture(luma, blue, red), noise, seed);
  }

  static byte[] filled(int length, int value) {
    byte[] bytes = new byte[length];
    java.util.Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  public static Picture flat(int luma, int blue, int red) {
    int pixels = Picture.WIDTH * Picture.HEIGHT;
    return new Picture(filled(pixels, luma), filled(pixels / 4, blue), filled(pixels / 4, red));
  }

  public static Picture noisy(Picture picture, double sigma, long seed) {
    Random random = new Random(seed);
    return luma(picture, value -> value + (int) Math.round(sigma * random.nextGaussian()));
  }

  public static Picture luma(Picture picture, IntUnaryOperator change) {
    return new Picture(changed(picture.luma(), change), picture.blue(), picture.red());
  }

  public static Picture leaning(Picture picture, int blue, int red) {
    return new Picture(
        picture.luma(),
        changed(picture.blue(), value -> value + blue),
        changed(picture.red(), value -> value + red));
  }

  private static byte[] changed(byte[] plane, IntUnaryOperator change) {
    byte[] out = new byte[plane.length];
    for (int i = 0; i < plane.length; i++) {
      out[i] = (byte) Math.clamp(change.applyAsInt(plane[i] & 0xFF), 0, 255);
    }
    return out;
  }

  /** Every pixel becomes the mean of its neighbourhood. */
  public static Picture blurred(Picture picture, int radius) {
    return new Picture(down(across(picture.luma(), radius), radius), picture.blue(), picture.red());
  }

  private static byte[] across(byte[] luma, int radius) {
    return mean(luma, radius, 1, Picture.WIDTH);
  }

  private static byte[] down(byte[] luma, int radius) {
    return mean(luma, radius, Picture.WIDTH, Picture.HEIGHT);
  }

  private static byte[] mean(byte[] luma, int radius, int step, int length) {
    byte[] out = new byte[luma.length];
    for (int i = 0; i < luma.length; i++) {
      int place = i / step % length;
      int from = Math.max(-radius, -place);
      int to = Math.min(radius, length - 1 - place);
      int sum = 0;
      for (int j = from; j <= to; j++) {
        sum += luma[i + j * step] & 0xFF;
      }
      out[i] = (byte) (sum / (to - from + 1));
    }
    return out;
  }

  public static Picture striped(Picture picture, int amplitude, double period, boolean horizontal) {
    byte[] out = new byte[picture.luma().length];
    for (int i = 0; i < out.length; i++) {
      int place = horizontal ? i / Picture.WIDTH : i % Picture.WIDTH;
      double wave = amplitude * Math.sin(2 * Math.PI * place / period);
      out[i] = (byte) Math.clamp((picture.luma()[i] & 0xFF) + Math.round(wave), 0, 255);
    }
    return new Picture(out, picture.blue(), picture.red());
  }

  /** Something grey before the left part of the picture. */
  public static Picture covered(Picture picture, double share, int tone) {
    byte[] out = picture.luma().clone();
    for (int i = 0; i < out.length; i++) {
      if (i % Picture.WIDTH < share * Picture.WIDTH) {
        out[i] = (byte) tone;
      }
    }
    return new Picture(out, picture.blue(), picture.red());
  }
}
