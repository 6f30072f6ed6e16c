package org.gengfu.driver.rtsp.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Header fields of a message, in order; names in any case. Built by one thread, then read. */
final class Headers {
  /** Most fields of one message; those beyond are passed over. */
  static final int MAX_FIELDS = 100;

  private final List<String> names = new ArrayList<>();
  private final List<String> values = new ArrayList<>();

  /** Adds a line; one that begins with a blank continues the one before. */
  void addLine(String line) {
    if (!line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t')) {
      if (!values.isEmpty()) {
        values.add(values.removeLast() + " " + line.strip());
      }
      return;
    }
    int colon = line.indexOf(':');
    if (colon > 0 && names.size() < MAX_FIELDS) {
      names.add(line.substring(0, colon).strip().toLowerCase(Locale.ROOT));
      values.add(line.substring(colon + 1).strip());
    }
  }

  /** Value of the first field of this name, or an empty text. */
  String first(String name) {
    int at = names.indexOf(name.toLowerCase(Locale.ROOT));
    return at < 0 ? "" : values.get(at);
  }

  /** Values of all fields of this name. */
  List<String> all(String name) {
    String key = name.toLowerCase(Locale.ROOT);
    List<String> found = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equals(key)) {
        found.add(values.get(i));
      }
    }
    return found;
  }

  /** A whole number that is not negative, or the other value. */
  int number(String name, int otherwise) {
    String text = first(name);
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : otherwise;
  }
}
