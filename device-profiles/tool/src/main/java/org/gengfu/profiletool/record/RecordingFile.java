package org.gengfu.profiletool.record;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.gengfu.profile.recording.RecordedEntry;
import org.gengfu.profile.recording.Recording;
import org.gengfu.profiletool.WrongCallException;

/** A recording that is being written; each entry is in the file at once. For one thread. */
final class RecordingFile implements AutoCloseable {
  private final BufferedWriter out;
  private final int max;
  private final AtomicInteger entries = new AtomicInteger();

  private RecordingFile(BufferedWriter out, int max) {
    this.out = out;
    this.max = max;
  }

  /**
   * Begins a file that must not exist yet.
   *
   * @param max entries after which it is full
   */
  static RecordingFile create(Path file, String protocol, Map<String, String> about, int max)
      throws IOException {
    BufferedWriter out;
    try {
      out = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new WrongCallException(file + " exists already; choose another file");
    }
    out.write(Recording.head(protocol, about));
    out.flush();
    return new RecordingFile(out, max);
  }

  void add(RecordedEntry entry) throws IOException {
    if (!full()) {
      out.write(entry.line());
      out.newLine();
      out.flush();
      entries.incrementAndGet();
    }
  }

  boolean full() {
    return entries.get() >= max;
  }

  int entries() {
    return entries.get();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
