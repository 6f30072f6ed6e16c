package org.gengfu.notify.channel;

import java.nio.charset.StandardCharsets;

/** Cuts texts to what a service takes. Stateless; any thread. */
final class Texts {
  private static final int MAX_SAID = 120;

  private Texts() {}

  /** The text, or as much of it as fits with an ellipsis; never half a character. */
  static String cut(String text, int maxBytes) {
    if (text.getBytes(StandardCharsets.UTF_8).length <= maxBytes) {
      return text;
    }
    int left = maxBytes - 3;
    int end = 0;
    while (end < text.length()) {
      int point = text.codePointAt(end);
      int size = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      if (left < size) {
        break;
      }
      left -= size;
      end += Character.charCount(point);
    }
    return text.substring(0, end) + "…";
  }

  /** What a stranger said, on one line, shortened, for a log. */
  static String said(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
    return line.length() <= MAX_SAID ? line : line.substring(0, MAX_SAID) + "…";
  }
}
