package org.gengfu.sim.camera.scene;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Date and time in the picture's corner, white with black edges, as cameras write them. */
final class Clock {
  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private static final String SIGNS = "0123456789-: ";

  /** 5 x 7 dots a sign, a row a number, the leftmost dot the highest bit. */
  private static final int[][] DOTS = {
    {14, 17, 19, 21, 25, 17, 14},
    {4, 12, 4, 4, 4, 4, 14},
    {14, 17, 1, 2, 4, 8, 31},
    {31, 2, 4, 2, 1, 17, 14},
    {2, 6, 10, 18, 31, 2, 2},
    {31, 16, 30, 1, 1, 17, 14},
    {6, 8, 16, 30, 17, 17, 14},
    {31, 1, 2, 4, 8, 8, 8},
    {14, 17, 17, 14, 17, 17, 14},
    {14, 17, 17, 15, 1, 2, 12},
    {0, 0, 0, 31, 0, 0, 0},
    {0, 4, 4, 0, 4, 4, 0},
    {0, 0, 0, 0, 0, 0, 0},
  };

  private Clock() {}

  /** Writes a time (UTC) into a corner. */
  static void write(Field field, Instant at, boolean right, boolean bottom) {
    String text = TEXT.format(at.atOffset(ZoneOffset.UTC));
    int dot = Math.max(1, field.height / 180);
    int wide = text.length() * 6 * dot;
    int left = right ? field.width - wide - 8 * dot : 8 * dot;
    int top = bottom ? field.height - 13 * dot : 6 * dot;
    for (int edge = 1; edge >= 0; edge--) {
      for (int i = 0; i < text.length(); i++) {
        int[] rows = DOTS[SIGNS.indexOf(text.charAt(i))];
        for (int row = 0; row < 7; row++) {
          for (int column = 0; column < 5; column++) {
            if ((rows[row] >> (4 - column) & 1) != 0) {
              dot(field, left + (i * 6 + column) * dot, top + row * dot, dot, edge);
            }
          }
        }
      }
    }
  }

  private static void dot(Field field, int left, int top, int size, int edge) {
    for (int y = top - edge; y < top + size + edge; y++) {
      for (int x = left - edge; x < left + size + edge; x++) {
        if (x >= 0 && y >= 0 && x < field.width && y < field.height) {
          field.luma[y * field.width + x] = edge == 0 ? 225 : 24;
          int at = y / 2 * (field.width / 2) + x / 2;
          field.blue[at] = 128;
          field.red[at] = 128;
        }
      }
    }
  }
}
