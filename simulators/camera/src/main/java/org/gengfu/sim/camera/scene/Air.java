package org.gengfu.sim.camera.scene;

import java.util.Random;

/** What is in the air between the camera and the place. Stateless. */
enum Air {
  CLEAR,
  FOG,
  RAIN,
  SNOWFALL;

  /** Fills the air. {@code seconds} for what falls. */
  void fill(Field field, long seed, double seconds, Light light) {
    Random random = new Random(seed + 29);
    switch (this) {
      case CLEAR -> {}
      case FOG -> fog(field, 0.34f + 0.2f * random.nextFloat(), night(light) ? 72 : 165);
      case RAIN -> {
        fog(field, 0.14f, night(light) ? 60 : 135);
        fall(field, seed, seconds, 260, 14, night(light) ? 26 : 34, 2.2);
      }
      case SNOWFALL -> {
        fog(field, 0.24f, night(light) ? 80 : 170);
        fall(field, seed, seconds, 340, 2, 75, 0.45);
      }
    }
  }

  private static boolean night(Light light) {
    return switch (light) {
      case LAMPS, HEADLIGHTS, INFRARED -> true;
      case DAY, DUSK, BACKLIGHT -> false;
    };
  }

  /** Thicker towards the top, where the place is farther away. */
  private static void fog(Field field, float thickness, float tone) {
    for (int y = 0; y < field.height; y++) {
      float far = 1 - 0.75f * y / field.height;
      float share = Math.min(0.93f, thickness * 1.7f * far);
      for (int x = 0; x < field.width; x++) {
        int i = y * field.width + x;
        field.luma[i] += (tone - field.luma[i]) * share;
        if (y % 2 == 0 && x % 2 == 0) {
          int at = y / 2 * (field.width / 2) + x / 2;
          field.blue[at] += (129 - field.blue[at]) * share;
          field.red[at] += (127 - field.red[at]) * share;
        }
      }
    }
  }

  /**
   * Streaks or flakes: {@code length} in pixels of the world, {@code speed} in heights a second.
   */
  private static void fall(
      Field field, long seed, double seconds, int count, int length, float light, double speed) {
    Random random = new Random(seed + 31);
    double scale = (double) field.width / Brush.WIDTH;
    for (int i = 0; i < count; i++) {
      double start = random.nextDouble();
      double own = speed * (0.7 + 0.6 * random.nextDouble());
      double down = start + seconds * own;
      double round = Math.floor(down);
      int x = (int) ((random.nextInt(field.width) + (long) round * 131) % field.width);
      int y = (int) ((down - round) * field.height);
      for (int step = 0; step < length * scale; step++) {
        int wide = length < 5 ? 2 : 1;
        for (int w = 0; w < wide; w++) {
          int px = x + w + step / 5;
          int py = y + step;
          if (px < field.width && py < field.height) {
            field.luma[py * field.width + px] += light;
          }
        }
      }
    }
  }
}
