package org.gengfu.report.post;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was sent: a file with one line for each event, only ever added to and forced to disk before
 * the call returns. A line that a crash cut off is dropped when the file is opened again. One
 * thread at a time.
 */
public final class PostLedger implements AutoCloseable {
  /**
   * Most lines: sixty rules, daily, two ways, for two decades; then the file is to be set aside.
   */
  public static final int MAX_LINES = 1_000_000;

  private final FileChannel file;
  private final Map<String, Instant> events = new HashMap<>();

  private PostLedger(FileChannel file) {
    this.file = file;
  }

  /**
   * Opens or begins a ledger.
   *
   * @throws IOException when the file cannot be read or written, or holds something else
   */
  public static PostLedger open(Path path) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    FileChannel file =
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    PostLedger ledger = new PostLedger(file);
    try {
      ledger.load(path);
      return ledger;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private void load(Path path) throws IOException {
    String text = Files.readString(path);
    int whole = text.lastIndexOf('\n') + 1;
    List<String> lines = new ArrayList<>(text.substring(0, whole).lines().toList());
    for (int i = 0; i < lines.size(); i++) {
      int blank = lines.get(i).indexOf(' ');
      try {
        events.put(
            lines.get(i).substring(blank + 1), Instant.parse(lines.get(i).substring(0, blank)));
      } catch (RuntimeException e) {
        throw new IOException(
            "%s, line %d is no line of a ledger of sent reports: set the file aside"
                .formatted(path, i + 1),
            e);
      }
    }
    file.truncate(text.substring(0, whole).getBytes(StandardCharsets.UTF_8).length);
    file.position(file.size());
  }

  /** When something was noted first, null when it never was. */
  @Nullable Instant noted(String key) {
    return events.get(key);
  }

  /** Notes that something was done. */
  void note(String key, Instant at) throws IOException {
    if (events.size() >= MAX_LINES) {
      throw new IOException("the ledger of sent reports is full: set the file aside");
    }
    byte[] line = (at + " " + key + "\n").getBytes(StandardCharsets.UTF_8);
    ByteBuffer buffer = ByteBuffer.wrap(line);
    while (buffer.hasRemaining()) {
      file.write(buffer);
    }
    file.force(true);
    events.put(key, at);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
