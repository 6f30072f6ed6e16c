package org.gengfu.core.journal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Writes one line of named values: {@code name=value} joined by {@code &}, each value escaped as in
 * a form (UTF-8), in the order in which they are put. What is null is left out. Equal values in
 * equal order give equal lines, so a line can be hashed. Used by one thread, once.
 */
public final class LineWriter {
  private final StringBuilder line = new StringBuilder();

  /**
   * Begins a line.
   *
   * @param sort name of the first field, e.g. {@code fact}
   * @param kind its value, e.g. {@code Raised}
   */
  public LineWriter(String sort, String kind) {
    put(sort, kind);
  }

  /** Adds a value as its text, a constant by its name; nothing when it is null. */
  public LineWriter put(String name, @Nullable Object value) {
    if (value != null) {
      field(name, escaped(text(value)));
    }
    return this;
  }

  /**
   * Adds a list of values with commas between them, after a field {@code nameCount}; each is
   * escaped, so that any text may be in it.
   */
  public LineWriter putAll(String name, Collection<?> values) {
    StringJoiner list = new StringJoiner(",");
    for (Object value : values) {
      list.add(escaped(text(value)));
    }
    put(name + "Count", values.size());
    if (!values.isEmpty()) {
      field(name, list.toString());
    }
    return this;
  }

  private void field(String name, String escaped) {
    if (!line.isEmpty()) {
      line.append('&');
    }
    line.append(name).append('=').append(escaped);
  }

  private static String text(Object value) {
    return value instanceof Enum<?> constant ? constant.name() : value.toString();
  }

  /** The line, without its end. */
  public String line() {
    return line.toString();
  }

  static String escaped(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!(c >= 'a' && c <= 'z'
          || c >= 'A' && c <= 'Z'
          || c >= '0' && c <= '9'
          || c == '-'
          || c == '_'
          || c == '.')) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
      }
    }
    return text;
  }
}
