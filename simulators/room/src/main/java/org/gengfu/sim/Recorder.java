package org.gengfu.sim;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.gengfu.profile.recording.RecordedEntry;
import org.gengfu.profile.recording.Recording;
import org.gengfu.sim.face.Replayed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes every answered value of one device to a file as it goes out, in the form of {@link
 * Recording}. After {@value Recording#MAX_ENTRIES} values it stops and says so. Any thread.
 */
final class Recorder implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

  /** How a number that is no value stands in a recording. */
  private static final String NONE = "none";

  private static final String NUMBER = "n ";
  private static final String TEXT = "t ";

  private final ReentrantLock lock = new ReentrantLock();
  private final Path file;
  private final Writer out;
  private final long startMillis;
  private int entries;
  private boolean closed;

  private Recorder(Path file, Writer out, long startMillis) {
    this.file = file;
    this.out = out;
    this.startMillis = startMillis;
  }

  /**
   * Begins a recording; a file of that name is replaced.
   *
   * @throws IOException when it cannot be written
   */
  static Recorder open(Path file, DeviceSettings device, Instant now) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    Map<String, String> about =
        Map.of("device", device.id(), "profile", device.profile().id(), "started", now.toString());
    out.write(Recording.head(device.profile().protocol().name(), about));
    return new Recorder(file, out, now.toEpochMilli());
  }

  void add(Map<String, Served> answer) {
    lock.lock();
    try {
      for (Map.Entry<String, Served> one : answer.entrySet()) {
        if (closed || entries >= Recording.MAX_ENTRIES) {
          return;
        }
        long at = Math.max(0, one.getValue().millis() - startMillis);
        out.write(new RecordedEntry.Named(at, one.getKey(), words(one.getValue())).line());
        out.write('\n');
        entries++;
        if (entries == Recording.MAX_ENTRIES) {
          LOG.warn("{} is full after {} values; nothing more is recorded", file, entries);
        }
      }
    } catch (IOException e) {
      closed = true;
      LOG.error("recording to {} ends: {}", file, e.getMessage());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() throws IOException {
    lock.lock();
    try {
      closed = true;
      out.close();
    } finally {
      lock.unlock();
    }
  }

  private static String words(Served served) {
    String text = served.text();
    if (text != null) {
      return TEXT + text;
    }
    double value = served.value();
    return NUMBER + (Double.isFinite(value) ? BigDecimal.valueOf(value).toPlainString() : NONE);
  }

  /** True when this class wrote the entry; others write raw values as they are. */
  static boolean wrote(RecordedEntry.Named entry) {
    return entry.value().startsWith(NUMBER) || entry.value().startsWith(TEXT);
  }

  /** What an entry says that was written here; a number that is none counts as no value. */
  static Replayed read(RecordedEntry.Named entry) {
    String value = entry.value();
    if (value.startsWith(TEXT)) {
      return new Replayed(
          entry.atMillis(), entry.name(), Double.NaN, value.substring(TEXT.length()));
    }
    double number;
    try {
      number = Double.parseDouble(value.substring(NUMBER.length()));
    } catch (NumberFormatException none) {
      number = Double.NaN;
    }
    return new Replayed(entry.atMillis(), entry.name(), number, null);
  }
}
