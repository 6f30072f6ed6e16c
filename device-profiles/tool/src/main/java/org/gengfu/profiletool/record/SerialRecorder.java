package org.gengfu.profiletool.record;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.LongSupplier;
import org.gengfu.driver.transport.SerialLink;
import org.gengfu.profile.recording.Octets;
import org.gengfu.profile.recording.RecordedEntry;
import org.gengfu.profiletool.Arguments;
import org.gengfu.profiletool.WrongCallException;
import org.gengfu.profiletool.probe.WireOptions;
import org.jspecify.annotations.Nullable;

/** Records what is heard on a serial line, and what is asked if something is. For one thread. */
final class SerialRecorder implements Recorder {
  private static final int MAX_CHUNK = 1_024;
  private static final long STEP_NANOS = 50_000_000;

  private final SerialLink link;
  private final @Nullable Octets question;

  SerialRecorder(Arguments line) throws IOException {
    this(Links.of(WireOptions.of("serial", line).bus()), question(line));
  }

  SerialRecorder(SerialLink link, @Nullable Octets question) throws IOException {
    this.link = link;
    this.question = question;
    link.open();
  }

  private static @Nullable Octets question(Arguments line) {
    try {
      return line.value("ask").map(hex -> Octets.parse(hex.replace(" ", ""))).orElse(null);
    } catch (IllegalArgumentException e) {
      throw new WrongCallException("--ask must be pairs of hexadecimal digits, e.g. 51310D");
    }
  }

  @Override
  public void round(RecordingFile file, LongSupplier atMillis, long untilMillis)
      throws IOException {
    if (question != null) {
      byte[] bytes = question.toArray();
      file.add(new RecordedEntry.Sent(atMillis.getAsLong(), question));
      link.write(bytes, bytes.length);
    }
    byte[] heard = new byte[MAX_CHUNK];
    while (atMillis.getAsLong() < untilMillis && !file.full()) {
      int count = link.read(heard, heard.length, STEP_NANOS);
      if (count > 0) {
        Octets octets = Octets.of(Arrays.copyOf(heard, count));
        file.add(new RecordedEntry.Heard(atMillis.getAsLong(), octets));
      }
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
    }
  }

  @Override
  public void close() {
    link.close();
  }
}
