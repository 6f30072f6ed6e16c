package org.gengfu.sim;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON (RFC 8259) from maps, lists, texts, numbers and flags. Stateless. */
final class Json {
  private Json() {}

  /** NaN and infinite numbers become null, which JSON has instead. */
  static String of(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    write(out, value);
    return out.toString();
  }

  private static void write(StringBuilder out, @Nullable Object value) {
    switch (value) {
      case null -> out.append("null");
      case String text -> quote(out, text);
      case Boolean flag -> out.append(flag);
      case Double number -> out.append(Double.isFinite(number) ? plain(number) : "null");
      case Integer number -> out.append(number);
      case Long number -> out.append(number);
      case Map<?, ?> map -> object(out, map);
      case List<?> list -> array(out, list);
      default -> throw new IllegalArgumentException("no JSON for " + value.getClass());
    }
  }

  private static String plain(double number) {
    boolean whole = number == Math.rint(number) && Math.abs(number) < 1e15;
    return whole ? Long.toString((long) number) : Double.toString(number);
  }

  private static void object(StringBuilder out, Map<?, ?> map) {
    out.append('{');
    String separator = "";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(separator);
      quote(out, String.valueOf(entry.getKey()));
      out.append(':');
      write(out, entry.getValue());
      separator = ",";
    }
    out.append('}');
  }

  private static void array(StringBuilder out, List<?> list) {
    out.append('[');
    String separator = "";
    for (Object item : list) {
      out.append(separator);
      write(out, item);
      separator = ",";
    }
    out.append(']');
  }

  private static void quote(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
