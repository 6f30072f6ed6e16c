package org.gengfu.report.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Breaks text into lines as Chinese is set (GB/T 15834-2011, 5.1.3 and 5.1.10): no line begins with
 * a mark that belongs to what stands before it, none ends with an opening one. Words and numbers of
 * other scripts stay whole as long as they fit into a line.
 */
final class LineBreaker {
  private static final String NOT_FIRST = "。，、；：？！）」』】》〉”’％%…·—!),.:;?]}°℃々-";
  private static final String NOT_LAST = "（「『【《〈“‘([{￥$#";

  private LineBreaker() {}

  /** The lines; at least one, which may be empty. */
  static List<String> lines(String text, Fonts.Face face, float size, float width)
      throws IOException {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\n", -1)) {
      breakUp(face.shown(paragraph), face, size, width, lines);
    }
    return lines;
  }

  private static void breakUp(
      String text, Fonts.Face face, float size, float width, List<String> lines)
      throws IOException {
    int[] points = text.codePoints().toArray();
    int start = 0;
    while (true) {
      int end = start;
      float used = 0;
      while (end < points.length) {
        used += face.width(points[end], size);
        if (used > width && end > start) {
          break;
        }
        end++;
      }
      if (end == points.length) {
        lines.add(new String(points, start, end - start).stripTrailing());
        return;
      }
      int cut = cut(points, start, end);
      lines.add(new String(points, start, cut - start).stripTrailing());
      start = cut;
      while (start < points.length && points[start] == ' ') {
        start++;
      }
      if (start == points.length) {
        return;
      }
    }
  }

  /**
   * Where a line that may hold what is before {@code end} ends: the last place that is allowed.
   * Blanks at the break belong to neither line.
   */
  private static int cut(int[] points, int start, int end) {
    for (int at = end; at > start; at--) {
      int before = at - 1;
      int after = at;
      while (before > start && points[before] == ' ') {
        before--;
      }
      while (after < points.length - 1 && points[after] == ' ') {
        after++;
      }
      boolean blank = after - before > 1;
      if (blank
          ? NOT_FIRST.indexOf(points[after]) < 0 && NOT_LAST.indexOf(points[before]) < 0
          : allowed(points[before], points[after])) {
        return at;
      }
    }
    return end;
  }

  /** True when a line may end between these two. */
  static boolean allowed(int before, int after) {
    if (NOT_FIRST.indexOf(after) >= 0 || NOT_LAST.indexOf(before) >= 0) {
      return false;
    }
    return wide(before) || wide(after) || before == '/' || before == '-' && !digit(after);
  }

  private static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean wide(int c) {
    return c >= 0x2E80;
  }
}
