package org.gengfu.profiletool.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes maps, lists, texts, numbers and flags as JSON (RFC 8259). Stateless; any thread. */
public final class Json {
  private Json() {}

  /** The value as indented JSON, with a line end. */
  public static String pretty(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    write(out, value, 0);
    return out.append('\n').toString();
  }

  private static void write(StringBuilder out, @Nullable Object value, int depth) {
    switch (value) {
      case null -> out.append("null");
      case Map<?, ?> map -> object(out, map, depth);
      case List<?> list -> array(out, list, depth);
      case Number number -> out.append(number);
      case Boolean flag -> out.append(flag);
      default -> quote(out, value.toString());
    }
  }

  private static void object(StringBuilder out, Map<?, ?> map, int depth) {
    if (map.isEmpty()) {
      out.append("{}");
      return;
    }
    String gap = "{\n";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      indent(out.append(gap), depth + 1);
      quote(out, String.valueOf(entry.getKey()));
      write(out.append(": "), entry.getValue(), depth + 1);
      gap = ",\n";
    }
    indent(out.append('\n'), depth).append('}');
  }

  private static void array(StringBuilder out, List<?> list, int depth) {
    if (list.isEmpty()) {
      out.append("[]");
      return;
    }
    String gap = "[\n";
    for (Object item : list) {
      indent(out.append(gap), depth + 1);
      write(out, item, depth + 1);
      gap = ",\n";
    }
    indent(out.append('\n'), depth).append(']');
  }

  private static StringBuilder indent(StringBuilder out, int depth) {
    return out.repeat("  ", depth);
  }

  private static void quote(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
