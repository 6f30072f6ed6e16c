package org.gengfu.core.journal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads what {@link LineWriter} wrote, and nothing else: a field that is missing, unreadable, there
 * twice, escaped in another way, or never asked for is an IllegalArgumentException that names it.
 * Used by one thread, once.
 */
public final class LineReader {
  /** The most characters of a line that an error repeats. */
  private static final int MOST_SHOWN = 200;

  private final String line;
  private final Map<String, String> fields = new LinkedHashMap<>();

  /** Takes a line apart. */
  public LineReader(String line) {
    this.line = line;
    for (String part : line.split("&", -1)) {
      int equals = part.indexOf('=');
      if (equals < 1) {
        throw wrong("no name=value in \"" + shown(part) + "\"");
      }
      String name = part.substring(0, equals);
      if (fields.put(name, part.substring(equals + 1)) != null) {
        throw wrong("field " + name + " is there twice");
      }
    }
  }

  /** True when the field is there and was not read yet. */
  public boolean has(String name) {
    return fields.containsKey(name);
  }

  /** A field's text; each may be read once. */
  public String text(String name) {
    return unescaped(name, raw(name));
  }

  private String raw(String name) {
    String raw = fields.remove(name);
    if (raw == null) {
      throw wrong("field " + name + " is missing");
    }
    return raw;
  }

  /** A whole number of 64 bits. */
  public long whole(String name) {
    return read(name, Long::parseLong);
  }

  /** A whole number of 32 bits. */
  public int count(String name) {
    return read(name, Integer::parseInt);
  }

  /** A number with a fraction. */
  public double number(String name) {
    return read(name, Double::parseDouble);
  }

  /** A length of time, ISO 8601. */
  public Duration duration(String name) {
    return read(name, Duration::parse);
  }

  /** True or false. */
  public boolean flag(String name) {
    return switch (text(name)) {
      case "true" -> true;
      case "false" -> false;
      case String other ->
          throw wrong("field " + name + " is neither true nor false: " + shown(other));
    };
  }

  /** One of a type's constants. */
  public <E extends Enum<E>> E choice(String name, Class<E> type) {
    return read(name, text -> Enum.valueOf(type, text));
  }

  /** A list of values. */
  public <T> List<T> all(String name, Function<String, T> how) {
    int count = count(name + "Count");
    List<T> values = new ArrayList<>();
    if (count != 0) {
      for (String each : raw(name).split(",", -1)) {
        values.add(value(name, unescaped(name, each), how));
      }
    }
    if (values.size() != count) {
      throw wrong("field %s has %d values, not %d".formatted(name, values.size(), count));
    }
    return values;
  }

  /** To be called last: nothing may be left unread. */
  public void end() {
    if (!fields.isEmpty()) {
      throw wrong("nobody knows field " + fields.keySet().iterator().next());
    }
  }

  /** An error that names what is wrong, and shows the line. */
  public IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(what + " in \"" + shown(line) + "\"");
  }

  private static String shown(String text) {
    return text.length() > MOST_SHOWN ? text.substring(0, MOST_SHOWN) + "…" : text;
  }

  private <T> T read(String name, Function<String, T> how) {
    return value(name, text(name), how);
  }

  private <T> T value(String name, String text, Function<String, T> how) {
    try {
      return how.apply(text);
    } catch (DateTimeException | IllegalArgumentException e) {
      IllegalArgumentException wrong = wrong("field " + name + " cannot be read: " + shown(text));
      wrong.initCause(e);
      throw wrong;
    }
  }

  private String unescaped(String name, String text) {
    String read;
    try {
      read = URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      IllegalArgumentException wrong = wrong("field " + name + " is badly escaped");
      wrong.initCause(e);
      throw wrong;
    }
    if (!LineWriter.escaped(read).equals(text)) {
      throw wrong("field " + name + " is escaped in another way than it is written");
    }
    return read;
  }
}
