package org.gengfu.edge.status;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON (RFC 8259) of maps, lists, texts, numbers and flags. Stateless. */
final class Json {
  private Json() {}

  static String of(@Nullable Object value) {
    StringBuilder text = new StringBuilder();
    write(value, text);
    return text.toString();
  }

  private static void write(@Nullable Object value, StringBuilder text) {
    switch (value) {
      case null -> text.append("null");
      case Number number -> text.append(number);
      case Boolean flag -> text.append(flag);
      case Map<?, ?> map -> {
        String separator = "{";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          text.append(separator);
          quote(String.valueOf(entry.getKey()), text);
          text.append(':');
          write(entry.getValue(), text);
          separator = ",";
        }
        text.append(map.isEmpty() ? "{}" : "}");
      }
      case Iterable<?> items -> {
        text.append('[');
        String separator = "";
        for (Object item : items) {
          text.append(separator);
          write(item, text);
          separator = ",";
        }
        text.append(']');
      }
      default -> quote(value.toString(), text);
    }
  }

  private static void quote(String plain, StringBuilder text) {
    text.append('"');
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < 0x20) {
        text.append("\\u%04x".formatted((int) c));
      } else {
        text.append(c);
      }
    }
    text.append('"');
  }
}
