package org.gengfu.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A row of a file whose first line names its columns.
 *
 * @param where file and line, for errors
 * @param values by column
 */
record CorrelateRow(String where, Map<String, String> values) {
  /**
   * Reads all rows.
   *
   * @throws IllegalArgumentException naming file, line and what is wanted
   */
  static List<CorrelateRow> read(Path file, String... wanted) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    String[] names = lines.isEmpty() ? new String[0] : lines.getFirst().strip().split(",");
    for (String name : wanted) {
      if (!List.of(names).contains(name)) {
        throw new IllegalArgumentException(file + ": column " + name + " is missing");
      }
    }
    List<CorrelateRow> rows = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (line.isEmpty()) {
        continue;
      }
      String where = file + " line " + (i + 1);
      String[] values = line.split(",", -1);
      if (values.length != names.length) {
        throw new IllegalArgumentException(
            "%s: %d values are wanted: '%s'".formatted(where, names.length, line));
      }
      SortedMap<String, String> row = new TreeMap<>();
      for (int c = 0; c < names.length; c++) {
        row.put(names[c], values[c]);
      }
      rows.add(new CorrelateRow(where, row));
    }
    return rows;
  }

  /** A value that its file must have. */
  String get(String column) {
    String value = values.get(column);
    if (value == null) {
      throw new IllegalArgumentException(where + ": column " + column + " is missing");
    }
    return value;
  }

  /** Seconds as milliseconds. */
  long millis(String column) {
    try {
      return Math.round(Double.parseDouble(get(column)) * 1000);
    } catch (NumberFormatException wrong) {
      throw new IllegalArgumentException(
          "%s: %s wants seconds, not '%s'".formatted(where, column, get(column)), wrong);
    }
  }

  /** A whole number. */
  long number(String column) {
    try {
      return Long.parseLong(get(column));
    } catch (NumberFormatException wrong) {
      throw new IllegalArgumentException(
          "%s: %s wants a number, not '%s'".formatted(where, column, get(column)), wrong);
    }
  }

  /** What stands in the other columns. */
  SortedMap<String, String> without(String... columns) {
    SortedMap<String, String> rest = new TreeMap<>(values);
    rest.keySet().removeAll(List.of(columns));
    return rest;
  }
}
