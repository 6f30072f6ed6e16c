package org.gengfu.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.gengfu.core.availability.TimeRange;

/** Writes one file of an evidence folder (RFC 4180, UTF-8). One thread. */
final class CsvOut implements AutoCloseable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final BufferedWriter writer;

  CsvOut(Path path, List<String> columns) throws IOException {
    writer = Files.newBufferedWriter(path, StandardCharsets.UTF_8);
    row(columns.toArray());
  }

  /** Into a stream that stays open; {@link #flush} at the end. */
  CsvOut(OutputStream out, List<String> columns) {
    writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    row(columns.toArray());
  }

  /** Hands on what was written. */
  void flush() throws IOException {
    writer.flush();
  }

  /** A row; a null is empty. */
  void row(Object... values) {
    try {
      for (int i = 0; i < values.length; i++) {
        if (i > 0) {
          writer.write(',');
        }
        writer.write(cell(String.valueOf(values[i])));
      }
      writer.write("\r\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String cell(String text) {
    boolean quoted = text.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    return quoted ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }

  /** An instant as the files have it; nothing for no end. */
  static String time(long millis) {
    return millis >= TimeRange.LATEST ? "" : TIME.format(Instant.ofEpochMilli(millis));
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
