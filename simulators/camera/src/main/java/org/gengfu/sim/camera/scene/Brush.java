package org.gengfu.sim.camera.scene;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/**
 * Paints in a world of {@link #WIDTH} x {@link #HEIGHT}, whatever the picture's size. One thread.
 */
final class Brush {
  static final int WIDTH = 640;
  static final int HEIGHT = 360;

  private final Graphics2D graphics;
  final Random random;

  Brush(BufferedImage image, Random random) {
    this.graphics = image.createGraphics();
    this.random = random;
    graphics.scale((double) image.getWidth() / WIDTH, (double) image.getHeight() / HEIGHT);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
  }

  /** Turns to where one camera looks: nearer, aside, perhaps the mirror image. */
  void look() {
    double near = 1 + 0.45 * random.nextDouble();
    double aside = (near - 1) * WIDTH * random.nextDouble();
    double down = (near - 1) * HEIGHT * (0.2 + 0.6 * random.nextDouble());
    boolean isMirrored = random.nextBoolean();
    graphics.translate(isMirrored ? WIDTH + aside : -aside, -down);
    graphics.scale(isMirrored ? -near : near, near);
  }

  static Color tone(int red, int green, int blue) {
    return new Color(Math.clamp(red, 0, 255), Math.clamp(green, 0, 255), Math.clamp(blue, 0, 255));
  }

  /** A tone some steps lighter or darker. */
  static Color shade(Color color, int steps) {
    return tone(color.getRed() + steps, color.getGreen() + steps, color.getBlue() + steps);
  }

  /** A number from {@code from} up to, not including, {@code to}. */
  int between(int from, int to) {
    return from + random.nextInt(to - from);
  }

  /** A muted colour of walls and cars. */
  Color muted() {
    int base = between(50, 205);
    return tone(base + between(-22, 23), base + between(-14, 15), base + between(-22, 23));
  }

  void box(Color color, double left, double top, double width, double height) {
    graphics.setColor(color);
    graphics.fill(new Rectangle2D.Double(left, top, width, height));
  }

  void round(Color color, double left, double top, double width, double height) {
    graphics.setColor(color);
    graphics.fill(new Ellipse2D.Double(left, top, width, height));
  }

  /** A polygon: x and y in turn. */
  void shape(Color color, double... corners) {
    Path2D path = new Path2D.Double();
    path.moveTo(corners[0], corners[1]);
    for (int i = 2; i < corners.length; i += 2) {
      path.lineTo(corners[i], corners[i + 1]);
    }
    path.closePath();
    graphics.setColor(color);
    graphics.fill(path);
  }

  void line(Color color, double wide, double x1, double y1, double x2, double y2) {
    double length = Math.max(1e-3, Math.hypot(x2 - x1, y2 - y1));
    double dx = (y2 - y1) / length * wide / 2;
    double dy = (x1 - x2) / length * wide / 2;
    shape(color, x1 + dx, y1 + dy, x2 + dx, y2 + dy, x2 - dx, y2 - dy, x1 - dx, y1 - dy);
  }

  /** A tone that changes from top to bottom. */
  void shaded(Color above, Color below, double left, double top, double width, double height) {
    graphics.setPaint(new GradientPaint(0, (float) top, above, 0, (float) (top + height), below));
    graphics.fill(new Rectangle2D.Double(left, top, width, height));
  }

  /** Grains of a ground or of leaves: smaller towards the top, as they are farther away. */
  void grain(Color color, int count, int steps, int left, int top, int width, int height) {
    for (int i = 0; i < count; i++) {
      double y = top + random.nextDouble() * height;
      double size = 0.8 + 2.4 * (y - top) / Math.max(1, height);
      Color grain = shade(color, between(-steps, steps + 1));
      box(grain, left + random.nextDouble() * width, y, size * 1.6, size);
    }
  }

  void tree(double x, double foot, double size) {
    box(tone(70, 55, 45), x - size / 14, foot - size * 0.5, size / 7, size * 0.5);
    Color leaf = tone(between(45, 80), between(80, 120), between(40, 65));
    for (int i = 0; i < 90; i++) {
      double turn = random.nextDouble() * 2 * Math.PI;
      double far = Math.sqrt(random.nextDouble()) * size * 0.34;
      double part = size * (0.04 + 0.07 * random.nextDouble());
      round(
          shade(leaf, between(-38, 38)),
          x + Math.cos(turn) * far - part / 2,
          foot - size * 0.72 + Math.sin(turn) * far * 0.9 - part / 2,
          part,
          part);
    }
  }

  /** A front with rows of windows. */
  void house(double left, double top, double width, double height) {
    Color wall = muted();
    shaded(shade(wall, 14), shade(wall, -12), left, top, width, height);
    double stepX = between(11, 22);
    double stepY = between(13, 24);
    Color glass = tone(between(25, 80), between(35, 90), between(45, 105));
    for (double y = top + 5; y < top + height - stepY * 0.6; y += stepY) {
      for (double x = left + 4; x < left + width - stepX * 0.6; x += stepX) {
        box(shade(wall, 34), x - 1, y - 1, stepX * 0.58 + 2, stepY * 0.58 + 2);
        box(shade(glass, between(-20, 50)), x, y, stepX * 0.58, stepY * 0.58);
      }
    }
    box(shade(wall, -40), left, top, width, 2);
  }

  void car(double x, double y, double size, Color color) {
    box(tone(25, 25, 28), x - size * 0.52, y - size * 0.06, size * 1.04, size * 0.09);
    box(color, x - size / 2, y - size * 0.3, size, size * 0.27);
    double roof = y - size * 0.5;
    shape(
        shade(color, -15),
        x - size * 0.3,
        roof,
        x + size * 0.24,
        roof,
        x + size * 0.38,
        y - size * 0.29,
        x - size * 0.42,
        y - size * 0.29);
    box(tone(40, 50, 60), x - size * 0.26, roof + size * 0.04, size * 0.2, size * 0.15);
    box(tone(48, 58, 68), x + size * 0.01, roof + size * 0.04, size * 0.2, size * 0.15);
    round(tone(18, 18, 18), x - size * 0.38, y - size * 0.1, size * 0.18, size * 0.18);
    round(tone(18, 18, 18), x + size * 0.2, y - size * 0.1, size * 0.18, size * 0.18);
    box(tone(240, 235, 205), x + size * 0.45, y - size * 0.24, size * 0.06, size * 0.08);
  }

  void person(double x, double y, double size, Color coat) {
    box(tone(45, 45, 60), x - size * 0.09, y - size * 0.45, size * 0.07, size * 0.45);
    box(tone(40, 40, 52), x + size * 0.02, y - size * 0.45, size * 0.07, size * 0.45);
    box(coat, x - size * 0.13, y - size * 0.82, size * 0.26, size * 0.4);
    round(tone(205, 165, 140), x - size * 0.08, y - size, size * 0.16, size * 0.18);
  }

  void done() {
    graphics.dispose();
  }
}
