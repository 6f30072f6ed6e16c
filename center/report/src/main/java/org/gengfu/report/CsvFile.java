package org.gengfu.report;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import org.gengfu.core.availability.Known;
import org.gengfu.core.availability.TimeRange;

/**
 * A file of comma-separated values as RFC 4180 has them, strictly: UTF-8, a head with exactly the
 * columns that are expected, in any order. Used within one call.
 */
final class CsvFile {
  /** Most characters of a line. */
  static final int MAX_LINE = 1 << 20;

  private final String name;
  private final List<String> columns;
  private long line;
  private List<String> cells = List.of();
  private int[] places = {};

  private CsvFile(String name, List<String> columns) {
    this.name = name;
    this.columns = columns;
  }

  /**
   * Reads all rows.
   *
   * @param most rows; more are refused
   * @param each is handed the file, standing on a row
   * @throws EvidenceException when anything is wrong with it
   */
  static void read(Path path, List<String> columns, int most, Consumer<CsvFile> each)
      throws IOException {
    CsvFile file = new CsvFile(String.valueOf(path.getFileName()), columns);
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Files.newInputStream(path),
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)),
            1 << 16)) {
      file.readAll(reader, most, each);
    } catch (CharacterCodingException e) {
      throw new EvidenceException(file.name, file.line + 1, "", "it is not UTF-8");
    }
  }

  private void readAll(BufferedReader reader, int most, Consumer<CsvFile> each) throws IOException {
    if (!next(reader)) {
      throw new EvidenceException(name, 1, "", "it is empty; it needs the head " + columns);
    }
    head();
    int rows = 0;
    while (next(reader)) {
      if (cells.size() != columns.size()) {
        throw wrong("", cells.size() + " values, but the head has " + columns.size());
      }
      if (++rows > most) {
        throw wrong("", "more than " + most + " rows: make the report in parts");
      }
      try {
        each.accept(this);
      } catch (IllegalArgumentException | DateTimeException e) {
        throw wrong("", String.valueOf(e.getMessage()));
      }
    }
  }

  private void head() {
    List<String> found = new ArrayList<>(cells);
    if (!found.isEmpty() && found.getFirst().startsWith("\uFEFF")) {
      found.set(0, found.getFirst().substring(1));
    }
    if (found.size() != columns.size() || !new HashSet<>(found).equals(new HashSet<>(columns))) {
      throw wrong("", "the head is %s, not %s".formatted(found, columns));
    }
    places = new int[columns.size()];
    for (int i = 0; i < places.length; i++) {
      places[i] = found.indexOf(columns.get(i));
    }
  }

  private boolean next(BufferedReader reader) throws IOException {
    String text = reader.readLine();
    if (text == null) {
      return false;
    }
    line++;
    if (text.indexOf('"') < 0) {
      cells = plain(text);
      return true;
    }
    long began = line;
    while (open(text)) {
      String more = reader.readLine();
      if (more == null || text.length() > MAX_LINE) {
        throw new EvidenceException(name, began, "", "a quoted value does not end");
      }
      line++;
      text = text + "\n" + more;
    }
    cells = quoted(text);
    return true;
  }

  private List<String> plain(String text) {
    if (text.length() > MAX_LINE) {
      throw wrong("", "the line is longer than " + MAX_LINE + " characters");
    }
    return List.of(text.split(",", -1));
  }

  private static boolean open(String text) {
    return text.chars().filter(c -> c == '"').count() % 2 == 1;
  }

  private List<String> quoted(String text) {
    List<String> found = new ArrayList<>();
    int at = 0;
    while (true) {
      if (at < text.length() && text.charAt(at) == '"') {
        StringBuilder value = new StringBuilder();
        at++;
        while (text.charAt(at) != '"' || (at + 1 < text.length() && text.charAt(at + 1) == '"')) {
          at += text.charAt(at) == '"' ? 1 : 0;
          value.append(text.charAt(at++));
        }
        at++;
        found.add(value.toString());
        if (at < text.length() && text.charAt(at) != ',') {
          throw wrong("", "text after a quoted value");
        }
      } else {
        int comma = text.indexOf(',', at);
        int end = comma < 0 ? text.length() : comma;
        String value = text.substring(at, end);
        if (value.indexOf('"') >= 0) {
          throw wrong("", "a quote within a value that is not quoted");
        }
        found.add(value);
        at = end;
      }
      if (at >= text.length()) {
        return found;
      }
      at++;
    }
  }

  EvidenceException wrong(String column, String problem) {
    return new EvidenceException(name, line, column, problem);
  }

  String text(String column) {
    return cells.get(places[columns.indexOf(column)]);
  }

  String needed(String column) {
    String text = text(column);
    if (text.isBlank()) {
      throw wrong(column, "it may not be empty");
    }
    return text;
  }

  /** Values separated by semicolons. */
  List<String> list(String column) {
    String text = text(column);
    return text.isEmpty() ? List.of() : List.of(text.split(";", -1));
  }

  long time(String column) {
    try {
      return Instant.parse(text(column)).toEpochMilli();
    } catch (DateTimeException e) {
      throw wrong(
          column, "no instant: \"%s\"; write 2026-10-01T00:00:00.000Z".formatted(text(column)));
    }
  }

  long time(String column, long whenEmpty) {
    return text(column).isEmpty() ? whenEmpty : time(column);
  }

  TimeRange range() {
    long from = time("from");
    long to = time("to", TimeRange.LATEST);
    if (from >= to) {
      throw wrong("to", "it is not after \"from\"");
    }
    return new TimeRange(from, to);
  }

  Known known() {
    long recorded = time("recorded");
    long withdrawn = time("withdrawn", TimeRange.LATEST);
    if (withdrawn < recorded) {
      throw wrong("withdrawn", "it is before \"recorded\"");
    }
    return new Known(recorded, withdrawn);
  }

  long whole(String column, long least, long most) {
    String text = text(column);
    try {
      long value = Long.parseLong(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw wrong(column, "no whole number: \"" + text + "\"");
    }
    throw wrong(column, "%s is not from %d to %d".formatted(text, least, most));
  }

  <E extends Enum<E>> E choice(String column, Class<E> type) {
    String text = text(column);
    for (E each : type.getEnumConstants()) {
      if (each.name().equals(text)) {
        return each;
      }
    }
    throw wrong(column, "\"%s\" is none of %s".formatted(text, List.of(type.getEnumConstants())));
  }
}
