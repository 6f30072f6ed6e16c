package org.gengfu.sim.camera.scene;

import java.util.Random;

/** Faults put on a picture: before the sensor, in it, and behind it. Stateless. */
final class Spoiled {
  private Spoiled() {}

  /** What stands before the lens or is wrong with it. */
  static void optics(Field field, Fault fault, long seed) {
    double strength = fault.strength();
    double scale = (double) field.width / Brush.WIDTH;
    switch (fault.what()) {
      case BLURRED -> Blur.over(field, scale * (1 + 7 * strength));
      case OCCLUDED -> occlude(field, strength, seed);
      case BLACK -> field.fill(16.5f, 128, 128);
      case FLAT -> cover(field, seed);
      case DARK -> field.expose(0.34f - 0.2f * (float) strength, -4);
      case BRIGHT -> field.expose(1.3f + (float) strength, 40 + 130 * (float) strength);
      case LOW_CONTRAST -> fade(field, strength);
      case SNOW, BLUE, NOISE, CAST, STRIPES, FROZEN, MOVED, BLOCKS -> {}
    }
  }

  /** How much a fault adds to the sensor's noise, in steps of luma. */
  static float noise(Fault fault) {
    return fault.what() == Fault.What.NOISE ? 4 + 28 * (float) fault.strength() : 0;
  }

  /** What goes wrong behind the sensor, before the clock is written. */
  static void signal(Field field, Fault fault, long seed, Noise noise) {
    double strength = fault.strength();
    switch (fault.what()) {
      case CAST -> lean(field, strength, seed);
      case STRIPES -> stripe(field, strength, seed);
      case BLOCKS -> blocks(field, strength, noise);
      case SNOW -> {
        field.fill(118, 128, 128);
        for (int i = 0; i < field.luma.length; i++) {
          field.luma[i] += 62 * noise.bell();
        }
      }
      case BLUE -> field.fill(41, 240, 110);
      case BLACK, FLAT, DARK, BRIGHT, LOW_CONTRAST, BLURRED, NOISE, FROZEN, OCCLUDED, MOVED -> {}
    }
  }

  /** One mean tone, a little of the picture left. */
  private static void fade(Field field, double strength) {
    float mean = 0;
    for (float luma : field.luma) {
      mean += luma / field.luma.length;
    }
    float left = (float) (0.3 - 0.16 * strength);
    for (int i = 0; i < field.luma.length; i++) {
      field.luma[i] = mean + (field.luma[i] - mean) * left;
    }
    field.colour((float) Math.min(1, left * 2));
  }

  private static void cover(Field field, long seed) {
    Random random = new Random(seed + 41);
    float tone = 45 + random.nextInt(130);
    field.fill(tone, 126 + random.nextInt(5), 126 + random.nextInt(5));
    float slope = 14 * random.nextFloat();
    for (int i = 0; i < field.luma.length; i++) {
      field.luma[i] += slope * (i % field.width) / field.width;
    }
  }

  /** A leaf, a sheet, a spider: out of focus, from one side. */
  private static void occlude(Field field, double strength, long seed) {
    Random random = new Random(seed + 43);
    double share = 0.2 + 0.55 * strength;
    float tone = 30 + random.nextInt(110);
    int side = random.nextInt(4);
    double wave = random.nextDouble() * 6;
    for (int y = 0; y < field.height; y++) {
      for (int x = 0; x < field.width; x++) {
        double across = (double) x / field.width;
        double down = (double) y / field.height;
        double in = side == 0 ? across : side == 1 ? 1 - across : side == 2 ? down : 1 - down;
        double along = side < 2 ? down : across;
        double edge = share + 0.05 * Math.sin(wave + along * 7);
        float cover = (float) Math.clamp((edge - in) / 0.05, 0, 1);
        if (cover > 0) {
          int i = y * field.width + x;
          field.luma[i] += (tone + 12 * (float) along - field.luma[i]) * cover;
          int at = y / 2 * (field.width / 2) + x / 2;
          field.blue[at] += (126 - field.blue[at]) * cover * 0.5f;
          field.red[at] += (130 - field.red[at]) * cover * 0.5f;
        }
      }
    }
  }

  private static void lean(Field field, double strength, long seed) {
    double turn = new Random(seed + 47).nextDouble() * 2 * Math.PI;
    float blue = (float) (Math.cos(turn) * 52 * strength);
    float red = (float) (Math.sin(turn) * 52 * strength);
    for (int i = 0; i < field.blue.length; i++) {
      field.blue[i] += blue;
      field.red[i] += red;
    }
  }

  private static void stripe(Field field, double strength, long seed) {
    Random random = new Random(seed + 53);
    boolean across = random.nextInt(3) > 0;
    double waves = 9 + random.nextInt(26);
    float high = (float) (3 + 27 * strength);
    double phase = random.nextDouble() * 6;
    for (int y = 0; y < field.height; y++) {
      for (int x = 0; x < field.width; x++) {
        double place = across ? (double) y / field.height : (double) x / field.width;
        field.luma[y * field.width + x] +=
            high * (float) Math.sin(phase + 2 * Math.PI * waves * place);
      }
    }
  }

  /** Squares of 16 pixels: some hold another place's picture, some one wrong tone. */
  private static void blocks(Field field, double strength, Noise noise) {
    int columns = field.width / 16;
    int rows = field.height / 16;
    int count = (int) (columns * rows * 0.5 * strength);
    float[] before = field.luma.clone();
    for (int i = 0; i < count; i++) {
      int left = noise.below(columns) * 16;
      int top = noise.below(rows) * 16;
      int fromLeft = noise.below(columns) * 16;
      int fromTop = noise.below(rows) * 16;
      boolean tone = noise.below(2) == 0;
      float luma = 30 + noise.below(180);
      float blue = 128 + noise.below(90) - 45;
      for (int y = 0; y < 16; y++) {
        for (int x = 0; x < 16; x++) {
          float other = before[(fromTop + y) * field.width + fromLeft + x];
          field.luma[(top + y) * field.width + left + x] = tone ? luma : other;
          if (tone && y % 2 == 0 && x % 2 == 0) {
            field.blue[(top + y) / 2 * (field.width / 2) + (left + x) / 2] = blue;
          }
        }
      }
    }
  }
}
