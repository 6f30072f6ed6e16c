package org.gengfu.profiletool.record;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.gengfu.driver.transport.NativeSerialLink;
import org.gengfu.driver.transport.Parity;
import org.gengfu.driver.transport.PortSettings;
import org.gengfu.driver.transport.SerialLink;
import org.gengfu.profile.recording.Octets;
import org.gengfu.profile.recording.RecordedEntry;
import org.gengfu.profiletool.Arguments;
import org.gengfu.profiletool.WrongCallException;
import org.jspecify.annotations.Nullable;

/** Records what is heard on a serial line, and what is asked if something is. For one thread. */
final class SerialRecorder implements Recorder {
  private static final int MAX_CHUNK = 1_024;
  private static final long STEP_NANOS = 50_000_000;

  private final SerialLink link;
  private final @Nullable Octets question;

  SerialRecorder(Arguments line) throws IOException {
    this(link(line), question(line));
  }

  SerialRecorder(SerialLink link, @Nullable Octets question) throws IOException {
    this.link = link;
    this.question = question;
    link.open();
  }

  private static SerialLink link(Arguments line) {
    String port =
        line.value("serial").orElseThrow(() -> new WrongCallException("say --serial PORT"));
    String parity = line.value("parity").orElse("none").toUpperCase(Locale.ROOT);
    if (Arrays.stream(Parity.values()).noneMatch(each -> each.name().equals(parity))) {
      throw new WrongCallException("--parity is none, even or odd");
    }
    return new NativeSerialLink(
        PortSettings.plain(
            port,
            line.whole("baud", 9_600, 300, 4_000_000),
            Parity.valueOf(parity),
            line.whole("stop-bits", 1, 1, 2)));
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
