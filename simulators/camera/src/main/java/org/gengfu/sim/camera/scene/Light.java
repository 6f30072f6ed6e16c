package org.gengfu.sim.camera.scene;

import java.util.Random;

/** The light in which a place is seen, and what the sensor makes of it. Stateless. */
enum Light {
  DAY(1.6f),
  DUSK(3),
  /** Night under street lamps. */
  LAMPS(3.8f),
  /** Night under the camera's own infrared light: no colour, bright in the middle. */
  INFRARED(3.5f),
  /** Night, and cars that shine into the camera. */
  HEADLIGHTS(4),
  /** A bright sky or door behind a dark foreground. */
  BACKLIGHT(2.2f);

  private final float noise;

  Light(float noise) {
    this.noise = noise;
  }

  /** Deviation of the sensor's noise, in steps of luma. */
  float noise(long seed) {
    return noise * (0.75f + 0.5f * new Random(seed).nextFloat());
  }

  /** Puts the light on. {@code seconds} for what moves. */
  void shine(Field field, long seed, Movers movers, double seconds) {
    Random random = new Random(seed + 17);
    switch (this) {
      case DAY -> field.expose(0.92f + 0.14f * random.nextFloat(), random.nextInt(12) - 6);
      case DUSK -> {
        field.expose(0.5f + 0.1f * random.nextFloat(), 6);
        field.colour(0.7f);
        tint(field, -2.5f, 3);
      }
      case LAMPS -> {
        field.expose(0.24f + 0.06f * random.nextFloat(), 8);
        field.colour(0.45f);
        tint(field, -4, 4);
        for (int i = 0; i < 5; i++) {
          glow(field, random.nextInt(640), random.nextInt(150), 110, 85, 1.1f);
          glow(field, random.nextInt(640), 180 + random.nextInt(150), 150, 42, 0.5f);
        }
        movers.lamps(seconds, (x, y, size) -> glow(field, x, y, size * 0.45, 130, 1.6f));
      }
      case INFRARED -> {
        field.colour(0);
        vignette(field, 0.72f + 0.1f * random.nextFloat());
      }
      case HEADLIGHTS -> {
        field.expose(0.26f + 0.06f * random.nextFloat(), 9);
        field.colour(0.4f);
        for (int i = 0; i < 3; i++) {
          glow(field, random.nextInt(640), random.nextInt(140), 130, 70, 1);
        }
        movers.lamps(
            seconds,
            (x, y, size) -> {
              glow(field, x, y, size * 1.6, 110, 1.2f);
              glow(field, x, y, size * 0.3, 260, 0.6f);
            });
      }
      case BACKLIGHT -> {
        field.expose(0.5f, 4);
        double x = 180 + random.nextInt(280);
        double y = 70 + random.nextInt(70);
        glow(field, x, y, 190, 190, 2);
        glow(field, x, y, 420, 30, 1);
      }
    }
  }

  private static void tint(Field field, float blue, float red) {
    for (int i = 0; i < field.blue.length; i++) {
      field.blue[i] += blue;
      field.red[i] += red;
    }
  }

  /** Bright in the middle, dark in the corners. */
  private static void vignette(Field field, float gain) {
    for (int y = 0; y < field.height; y++) {
      for (int x = 0; x < field.width; x++) {
        float dx = (x - field.width / 2f) / field.width;
        float dy = (y - field.height * 0.55f) / field.height;
        float falloff = 1 / (1 + 3.2f * (dx * dx + dy * dy));
        int i = y * field.width + x;
        field.luma[i] = 16 + (field.luma[i] - 16) * gain * falloff;
      }
    }
  }

  /** A lamp's light: on what it shines at (first half), and in the air. Places in the world. */
  private static void glow(
      Field field, double x, double y, double radius, float strength, float sharp) {
    float scale = (float) field.width / Brush.WIDTH;
    float cx = (float) x * scale;
    float cy = (float) y * scale;
    float r = (float) radius * scale;
    int top = Math.max(0, (int) (cy - r));
    int bottom = Math.min(field.height, (int) (cy + r) + 1);
    int left = Math.max(0, (int) (cx - r));
    int right = Math.min(field.width, (int) (cx + r) + 1);
    for (int py = top; py < bottom; py++) {
      for (int px = left; px < right; px++) {
        float far = (float) Math.hypot(px - cx, py - cy) / r;
        if (far < 1) {
          float light = (1 - far) / (1 + 3 * sharp * far);
          int i = py * field.width + px;
          float on = (field.luma[i] - 16) / 60;
          field.luma[i] += strength * light * (0.35f + 0.65f * Math.min(1.6f, on));
        }
      }
    }
  }
}
