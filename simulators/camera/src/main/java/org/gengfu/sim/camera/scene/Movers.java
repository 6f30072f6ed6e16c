package org.gengfu.sim.camera.scene;

import java.awt.Color;
import java.util.Random;

/** Cars and people on their way through a scene: where they are follows from the time alone. */
final class Movers {
  /** One of them. {@code speed} in parts of its way per second, {@code phase} at time zero. */
  private record Mover(
      boolean car, double y, double size, double speed, double phase, Color color) {
    double place(double seconds) {
      double along = phase + seconds * speed;
      return along - Math.floor(along);
    }
  }

  private final Mover[] movers;

  Movers(Place place, long seed) {
    Random random = new Random(seed ^ 0x5DEECE66DL);
    boolean indoors = place == Place.HALL || place == Place.CORRIDOR;
    movers = new Mover[3 + random.nextInt(4)];
    for (int i = 0; i < movers.length; i++) {
      boolean car = !indoors && random.nextInt(3) > 0;
      double near = random.nextDouble();
      double size = (car ? 42 : 34) + near * (car ? 80 : 62);
      double speed = (car ? 0.08 : 0.02) * (0.6 + random.nextDouble());
      int base = 40 + random.nextInt(170);
      Color color = Brush.tone(base + random.nextInt(40), base, base + random.nextInt(50) - 25);
      movers[i] =
          new Mover(
              car,
              205 + near * 130,
              size,
              random.nextBoolean() ? speed : -speed,
              random.nextDouble(),
              color);
    }
  }

  void paint(Brush brush, double seconds) {
    for (Mover mover : movers) {
      double x = -80 + mover.place(seconds) * (Brush.WIDTH + 160);
      if (mover.car()) {
        brush.car(x, mover.y(), mover.size(), mover.color());
      } else {
        double bob = Math.sin(seconds * 9 + mover.phase() * 6) * 1.2;
        brush.person(x, mover.y() + bob, mover.size(), mover.color());
      }
    }
  }

  /** Calls back for the lamps of each car: where they are, and how large. */
  void lamps(double seconds, LampPainter painter) {
    for (Mover mover : movers) {
      if (mover.car()) {
        double x = -80 + mover.place(seconds) * (Brush.WIDTH + 160);
        double front = mover.speed() > 0 ? 0.48 : -0.48;
        painter.lamp(x + front * mover.size(), mover.y() - mover.size() * 0.2, mover.size());
      }
    }
  }

  /** Takes lamps. */
  interface LampPainter {
    void lamp(double x, double y, double size);
  }
}
