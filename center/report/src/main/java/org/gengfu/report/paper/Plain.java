package org.gengfu.report.paper;

/** Characters that XML 1.0 can hold (section 2.2 of the recommendation). */
final class Plain {
  private Plain() {}

  static boolean allowed(int c) {
    return c == '\n' || (c >= 0x20 && c < 0xD800) || (c >= 0xE000 && c < 0xFFFE) || c >= 0x10000;
  }

  /** The text with blanks for what cannot be held. */
  static String of(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints().map(c -> allowed(c) ? c : ' ').forEach(plain::appendCodePoint);
    return plain.toString();
  }
}
