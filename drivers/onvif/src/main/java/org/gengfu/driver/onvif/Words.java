package org.gengfu.driver.onvif;

import org.jspecify.annotations.Nullable;

/** Texts of devices, made fit for people. */
final class Words {
  private static final int LONGEST = 200;

  private Words() {}

  /** At most 200 characters, on one line, without control characters. */
  static String plain(@Nullable String text) {
    if (text == null) {
      return "";
    }
    String head = text.length() > 4 * LONGEST ? text.substring(0, 4 * LONGEST) : text;
    String line = head.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }

  static String quoted(String text) {
    String plain = plain(text);
    String cut = plain.length() <= 60 ? plain : plain.substring(0, 59) + "…";
    return "\"" + cut.replace('"', '\'') + "\"";
  }
}
