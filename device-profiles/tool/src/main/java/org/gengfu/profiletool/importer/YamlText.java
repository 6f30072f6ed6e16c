package org.gengfu.profiletool.importer;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes maps, lists, texts, numbers and flags as YAML 1.2 in the way that the shipped profiles are
 * written: short entries on one line, long ones in a block. Stateless; any thread.
 */
final class YamlText {
  /** Longest entry that is written on one line. */
  private static final int MAX_FLOW = 200;

  private static final Pattern PLAIN =
      Pattern.compile(
          "[\\p{L}_]([\\p{L}\\p{N}_.()%+/-]|:(?=[\\p{N}\\p{L}])| (?=[\\p{L}\\p{N}(%+/-]))*"
              + "|[0-9]+\\.[0-9]+\\.[0-9][0-9.]*|[0-9]{1,9}(ms|s|m|h|d)");
  private static final Pattern WORD =
      Pattern.compile("(?i)null|true|false|yes|no|on|off|y|n|\\.?nan|\\.?inf");

  private YamlText() {}

  /** A text that is written as it is, e.g. a hexadecimal number. */
  record Verbatim(String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  /** A document whose root is a map. */
  static String of(Map<String, ?> root) {
    StringBuilder out = new StringBuilder();
    root.forEach((key, value) -> entry(out, key, value, 0));
    return out.toString();
  }

  private static void entry(StringBuilder out, String key, Object value, int indent) {
    boolean large = value instanceof Map<?, ?> || value instanceof List<?>;
    String flow = flow(value);
    out.append(" ".repeat(indent)).append(key(key)).append(':');
    boolean split =
        indent == 0
            && value instanceof Map<?, ?> map
            && map.values().stream().anyMatch(Map.class::isInstance);
    if (!large || (!split && indent + key.length() + flow.length() < MAX_FLOW)) {
      out.append(' ').append(flow).append('\n');
    } else if (value instanceof Map<?, ?> map) {
      out.append('\n');
      map.forEach((k, v) -> entry(out, String.valueOf(k), v, indent + 2));
    } else if (value instanceof List<?> list) {
      out.append('\n');
      list.forEach(
          item -> out.append(" ".repeat(indent + 2)).append("- ").append(flow(item)).append('\n'));
    }
  }

  private static String flow(Object value) {
    StringBuilder out = new StringBuilder();
    flow(out, value);
    return out.toString();
  }

  private static void flow(StringBuilder out, Object value) {
    switch (value) {
      case Map<?, ?> map -> {
        String[] comma = {"{"};
        map.forEach((k, v) -> {
          out.append(comma[0]).append(key(String.valueOf(k))).append(": ");
          comma[0] = ", ";
          flow(out, v);
        });
        out.append(map.isEmpty() ? "{}" : "}");
      }
      case List<?> list -> {
        String comma = "[";
        for (Object item : list) {
          out.append(comma);
          comma = ", ";
          flow(out, item);
        }
        out.append(list.isEmpty() ? "[]" : "]");
      }
      case BigDecimal number -> out.append(number(number));
      case Number number -> out.append(number);
      case Boolean flag -> out.append(flag);
      case Verbatim text -> out.append(text);
      default -> out.append(text(String.valueOf(value)));
    }
  }

  private static String number(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static String key(String key) {
    boolean plain = key.matches("-?[0-9]{1,19}|0x[0-9a-fA-F]{1,16}") || plain(key);
    return plain ? key : quoted(key);
  }

  private static String text(String text) {
    return plain(text) ? text : quoted(text);
  }

  private static boolean plain(String text) {
    return text.length() < 120
        && PLAIN.matcher(text).matches()
        && !WORD.matcher(text).matches()
        && !text.endsWith(":");
  }

  private static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\t' -> out.append("\\t");
            case '\r' -> out.append("\\r");
            default -> {
              boolean shown =
                  c >= 0x20 && c != 0x7F && Character.isDefined(c) && !Character.isISOControl(c);
              out.append(shown ? Character.toString(c) : String.format("\\U%08x", c));
            }
          }
        });
    return out.append('"').toString();
  }
}
