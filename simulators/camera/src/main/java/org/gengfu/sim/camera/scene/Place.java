package org.gengfu.sim.camera.scene;

import java.awt.Color;

/** What a camera looks at, without light, weather and what moves. Stateless. */
enum Place {
  STREET {
    @Override
    void paint(Brush brush) {
      int horizon = sky(brush);
      for (double x = -20; x < Brush.WIDTH; x += brush.between(55, 120)) {
        int top = brush.between(10, horizon - 25);
        brush.house(x, top, brush.between(50, 115), horizon + 22 - top);
      }
      Color walk = Brush.tone(150, 146, 140);
      brush.shaded(Brush.shade(walk, -18), walk, 0, horizon + 20, 640, 340 - horizon);
      brush.grain(walk, 1_600, 22, 0, horizon + 20, 640, 340 - horizon);
      double middle = brush.between(250, 390);
      Color road = Brush.tone(88, 88, 92);
      double top = horizon + 20;
      brush.shape(road, middle - 34, top, middle + 34, top, middle + 330, 360, middle - 330, 360);
      for (int i = 0; i < 8; i++) {
        double near = Math.pow((i + 0.5) / 8, 2);
        double y = top + near * (360 - top);
        brush.box(Brush.tone(222, 222, 214), middle - 1 - near * 5, y, 2 + near * 9, 3 + near * 17);
      }
      brush.line(Brush.tone(215, 215, 208), 3, middle - 30, top, middle - 300, 360);
      brush.line(Brush.tone(215, 215, 208), 3, middle + 30, top, middle + 300, 360);
      for (int i = 0; i < 5; i++) {
        double near = brush.random.nextDouble();
        double side = i % 2 == 0 ? -1 : 1;
        brush.tree(middle + side * (70 + near * 330), top + near * 170, 50 + near * 120);
      }
      pole(brush, brush.between(40, 140));
    }
  },
  CROSSING {
    @Override
    void paint(Brush brush) {
      Color ground = Brush.tone(104, 104, 106);
      brush.shaded(Brush.shade(ground, -10), Brush.shade(ground, 14), 0, 0, 640, 360);
      brush.grain(ground, 2_400, 20, 0, 0, 640, 360);
      for (int corner = 0; corner < 4; corner++) {
        double x = corner % 2 == 0 ? -30 : brush.between(430, 480);
        double y = corner < 2 ? -20 : brush.between(240, 275);
        brush.box(Brush.tone(168, 160, 150), x - 4, y - 4, 218, 128);
        brush.box(Brush.tone(86, 116, 74), x, y, 210, 120);
        brush.grain(Brush.tone(86, 116, 74), 500, 32, (int) x, (int) y, 210, 120);
        for (int i = 0; i < 3; i++) {
          brush.tree(x + 30 + i * 65, y + brush.between(70, 125), brush.between(55, 95));
        }
      }
      for (int i = 0; i < 9; i++) {
        brush.box(Brush.tone(214, 214, 208), 196, 118 + i * 14, 34, 7);
        brush.box(Brush.tone(210, 210, 204), 240 + i * 20, 84, 10, 26);
      }
      brush.house(brush.between(200, 260), -30, brush.between(120, 190), 84);
      pole(brush, brush.between(180, 235));
    }
  },
  HALL {
    @Override
    void paint(Brush brush) {
      room(brush, Brush.tone(188, 184, 176), Brush.tone(150, 146, 138));
      for (int i = 0; i < 7; i++) {
        double x = 20 + i * 90 + brush.between(-8, 8);
        brush.box(Brush.tone(120, 112, 104), x, 60, 8, 138);
        brush.box(brush.muted(), x + 18, brush.between(84, 110), 50, brush.between(30, 60));
      }
      for (int i = 0; i < 5; i++) {
        double x = brush.between(10, 560);
        double y = brush.between(215, 300);
        brush.box(brush.muted(), x, y, brush.between(40, 90), brush.between(18, 36));
        brush.box(Brush.tone(64, 60, 58), x + 5, y + 16, 5, 22);
      }
      brush.box(Brush.tone(40, 92, 66), 296, 50, 46, 16);
    }
  },
  PARKING {
    @Override
    void paint(Brush brush) {
      int horizon = Math.min(110, sky(brush));
      brush.house(brush.between(0, 60), horizon - 60, brush.between(180, 300), 74);
      brush.house(brush.between(360, 430), horizon - 45, brush.between(140, 220), 60);
      Color ground = Brush.tone(116, 114, 112);
      brush.shaded(Brush.shade(ground, -14), ground, 0, horizon + 10, 640, 360);
      brush.grain(ground, 2_000, 22, 0, horizon + 10, 640, 350 - horizon);
      for (int row = 0; row < 4; row++) {
        double y = horizon + 42 + row * row * 17 + row * 18;
        double size = 38 + row * 26;
        for (double x = -10; x < 660; x += size * 1.25) {
          brush.line(Brush.tone(216, 216, 210), 2, x, y - size * 0.3, x - size * 0.3, y + 8);
          if (brush.random.nextInt(10) < 7) {
            brush.car(x + size * 0.6, y, size, brush.muted());
          }
        }
      }
      pole(brush, brush.between(480, 600));
    }
  },
  GATE {
    @Override
    void paint(Brush brush) {
      int horizon = sky(brush);
      for (int i = 0; i < 9; i++) {
        brush.tree(
            brush.between(-10, 650), horizon + brush.between(10, 40), brush.between(70, 130));
      }
      Color ground = Brush.tone(132, 130, 124);
      brush.shaded(Brush.shade(ground, -16), ground, 0, horizon + 25, 640, 340);
      brush.grain(ground, 2_000, 24, 0, horizon + 25, 640, 330 - horizon);
      double left = brush.between(20, 110);
      brush.house(left, horizon - 40, 120, 150);
      brush.box(Brush.tone(52, 62, 72), left + 22, horizon, 70, 44);
      brush.box(Brush.tone(210, 205, 200), left + 150, 236, 16, 56);
      for (int i = 0; i < 11; i++) {
        Color stripe = i % 2 == 0 ? Brush.tone(205, 60, 52) : Brush.tone(232, 230, 226);
        double x = left + 160 + i * 28;
        brush.shape(stripe, x, 242, x + 28, 242, x + 28, 253, x, 253);
      }
      brush.box(Brush.tone(96, 92, 90), 0, horizon + 12, left, 60);
      pole(brush, brush.between(540, 620));
    }
  },
  CORRIDOR {
    @Override
    void paint(Brush brush) {
      room(brush, Brush.tone(176, 178, 176), Brush.tone(128, 132, 138));
      for (int side = 0; side < 2; side++) {
        for (int i = 0; i < 5; i++) {
          double near = Math.pow((i + 1) / 5.0, 1.6);
          double x = side == 0 ? 250 - near * 240 : 390 + near * 240;
          double wide = 8 + near * 44;
          Color door = Brush.tone(134, 102, 74);
          brush.box(
              Brush.shade(door, 40), x - wide / 2 - 2, 128 - near * 66, wide + 4, 60 + near * 170);
          brush.box(
              Brush.shade(door, brush.between(-20, 20)),
              x - wide / 2,
              130 - near * 66,
              wide,
              58 + near * 168);
        }
      }
      brush.box(Brush.tone(40, 110, 74), 306, 92, 30, 11);
      brush.box(Brush.tone(190, 40, 36), brush.between(150, 220), 210, 16, 34);
      brush.box(brush.muted(), brush.between(410, 450), 130, 44, 34);
    }
  },
  BRIDGE {
    @Override
    void paint(Brush brush) {
      int horizon = sky(brush);
      for (double x = 0; x < 640; x += brush.between(35, 80)) {
        brush.house(x, horizon - brush.between(8, 50), brush.between(25, 60), 60);
      }
      Color water = Brush.tone(98, 116, 126);
      brush.shaded(water, Brush.shade(water, -22), 0, horizon + 8, 640, 120);
      brush.grain(water, 1_500, 24, 0, horizon + 8, 640, 110);
      double deck = horizon + 95;
      Color road = Brush.tone(100, 100, 104);
      brush.shaded(road, Brush.shade(road, 12), 0, deck, 640, 360 - deck);
      brush.grain(road, 1_800, 20, 0, (int) deck, 640, (int) (360 - deck));
      brush.box(Brush.tone(176, 178, 182), 0, deck - 36, 640, 5);
      for (double x = brush.between(0, 14); x < 640; x += 15) {
        brush.box(Brush.tone(158, 160, 166), x, deck - 34, 3, 36);
      }
      for (int i = 0; i < 6; i++) {
        brush.box(Brush.tone(220, 220, 214), 20 + i * 112, deck + 66, 58, 6);
      }
      pole(brush, brush.between(100, 200));
      pole(brush, brush.between(430, 560));
    }
  };

  /** Paints the whole picture. */
  abstract void paint(Brush brush);

  /** Sky down to a horizon, which it returns. */
  private static int sky(Brush brush) {
    int horizon = brush.between(110, 150);
    int blue = brush.between(0, 34);
    Color sky = Brush.tone(186 - blue, 196 - blue / 3, 208 + blue / 3);
    brush.shaded(Brush.shade(sky, -22), Brush.shade(sky, 14), 0, 0, Brush.WIDTH, horizon + 30);
    for (int i = 0; i < 30; i++) {
      Color cloud = Brush.shade(sky, brush.between(4, 22));
      brush.round(cloud, brush.between(-60, 620), brush.between(0, 80), brush.between(30, 120), 12);
    }
    return horizon;
  }

  /** Walls, a floor of tiles and lamps. */
  private static void room(Brush brush, Color wall, Color floor) {
    int shade = brush.between(-20, 21);
    brush.shaded(Brush.shade(wall, shade + 10), Brush.shade(wall, shade - 22), 0, 0, 640, 200);
    brush.shape(Brush.shade(wall, shade - 34), 0, 0, 250, 96, 250, 190, 0, 330);
    brush.shape(Brush.shade(wall, shade - 24), 640, 0, 390, 96, 390, 190, 640, 330);
    Color ground = Brush.shade(floor, brush.between(-24, 20));
    brush.shape(ground, 0, 320, 250, 190, 390, 190, 640, 320, 640, 360, 0, 360);
    for (int i = -14; i <= 14; i++) {
      brush.line(Brush.shade(ground, -24), 1.4, 320 + i * 10, 190, 320 + i * 74, 362);
    }
    for (int i = 0; i < 8; i++) {
      double y = 190 + Math.pow(i / 8.0, 1.8) * 172;
      double wide = 70 + (y - 190) * 1.9;
      brush.line(Brush.shade(ground, -20), 1.4, 320 - wide, y, 320 + wide, y);
    }
    for (int i = 0; i < 4; i++) {
      double near = (i + 1) / 4.0;
      double wide = 12 + near * 60;
      brush.box(Brush.tone(250, 250, 244), 320 - wide / 2, 84 - near * 78, wide, 3 + near * 9);
    }
    brush.grain(ground, 700, 12, 60, 240, 520, 118);
  }

  private static void pole(Brush brush, double x) {
    brush.box(Brush.tone(72, 74, 78), x, 20, 5, 260);
    brush.box(Brush.tone(72, 74, 78), x, 24, 46, 4);
    brush.box(Brush.tone(40, 42, 46), x + 36, 28, 16, 28);
    brush.round(Brush.tone(196, 52, 44), x + 40, 31, 8, 8);
  }
}
