package org.gengfu.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Options of a command line: {@code --name value}, each once. */
record Options(Map<String, String> values) {
  Options {
    values = Map.copyOf(values);
  }

  /** Reads them; an unknown one is a wrong call. */
  static Options of(List<String> arguments, List<String> known) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      String name = arguments.get(i);
      if (!name.startsWith("--") || !known.contains(name.substring(2))) {
        throw new UsageException("unknown option " + name);
      }
      if (i + 1 == arguments.size()) {
        throw new UsageException(name + " needs a value");
      }
      if (values.put(name.substring(2), arguments.get(i + 1)) != null) {
        throw new UsageException(name + " stands there twice");
      }
    }
    return new Options(values);
  }

  @Nullable String get(String name) {
    return values.get(name);
  }

  String get(String name, String usual) {
    return values.getOrDefault(name, usual);
  }

  String needed(String name) {
    String value = get(name);
    if (value == null || value.isEmpty()) {
      throw new UsageException("give --" + name);
    }
    return value;
  }

  long whole(String name, long usual, long least, long most) {
    String value = get(name);
    if (value == null) {
      return usual;
    }
    try {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new UsageException("--%s wants a whole number, not %s".formatted(name, value));
    }
    throw new UsageException("--%s is from %d to %d, not %s".formatted(name, least, most, value));
  }
}
