package org.gengfu.sim.serial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.gengfu.sim.face.WireMode;
import org.gengfu.sim.line.Noise;
import org.gengfu.sim.line.Wire;
import org.gengfu.sim.serial.SimulatedSpeaker.Found;
import org.gengfu.sim.serial.SimulatedSpeaker.Reply;

/**
 * Speaks for all devices of one line, at the line's pace. {@link #serve} belongs to one thread for
 * each wire. What came and is no question is forgotten after {@value #STILL_MILLIS} ms of silence,
 * or when it grows beyond {@value #MOST_BYTES} bytes. What a device has to say unasked waits until
 * somebody is at the other end: then it says its newest, once.
 */
final class SimulatedLine {
  static final int MOST_BYTES = 8_192;
  private static final int STILL_MILLIS = 60;
  private static final int IDLE_MILLIS = 100;

  /** Bytes that go out at once, as from the buffer of a serial chip. */
  private static final int BURST = 8;

  /** Start bit, eight data bits, stop bit. */
  private static final int BITS = 10;

  private final List<SimulatedSpeaker> speakers;
  private final Settings settings;
  private final Noise noise;

  /**
   * How the line is.
   *
   * @param baud pace in bits per second, 0 for none
   * @param every how often those speak who speak regularly
   * @param echo true when whoever asks hears himself
   */
  record Settings(int baud, Duration every, boolean echo) {
    long nanos(int bytes) {
      return baud == 0 ? 0 : 1_000_000_000L * BITS * bytes / baud;
    }
  }

  SimulatedLine(List<SimulatedSpeaker> speakers, Settings settings, long seed) {
    this.speakers = List.copyOf(speakers);
    this.settings = settings;
    noise = new Noise(seed);
  }

  /** Serves one wire until it ends. */
  void serve(Wire wire) throws IOException {
    byte[] chunk = new byte[512];
    StringBuilder came = new StringBuilder();
    boolean talkative = speakers.stream().anyMatch(SimulatedSpeaker::talkative);
    long regularAt = System.nanoTime();
    long babbleAt = System.nanoTime();
    while (!Thread.currentThread().isInterrupted()) {
      int count = wire.read(chunk, came.isEmpty() ? (talkative ? 20 : IDLE_MILLIS) : STILL_MILLIS);
      if (count < 0) {
        return;
      }
      if (count > 0) {
        came.append(new String(chunk, 0, count, StandardCharsets.ISO_8859_1));
        take(came, wire, System.nanoTime());
      } else {
        came.setLength(0);
      }
      if (talkative && wire.plugged()) {
        boolean regular = System.nanoTime() - regularAt >= 0;
        regularAt = regular ? System.nanoTime() + settings.every().toNanos() : regularAt;
        speak(wire, regular);
      }
      babbleAt = babble(wire, babbleAt);
    }
  }

  private void speak(Wire wire, boolean regular) throws IOException {
    for (SimulatedSpeaker speaker : speakers) {
      for (Reply reply : speaker.unasked(regular)) {
        send(wire, reply, System.nanoTime());
      }
    }
  }

  private long babble(Wire wire, long at) throws IOException {
    for (SimulatedSpeaker speaker : speakers) {
      Optional<WireMode.Babbling> babble = speaker.babble();
      if (babble.isPresent() && System.nanoTime() - at >= 0) {
        wire.write(noise.bytes(babble.get().bytes()));
        return System.nanoTime() + babble.get().interval().toNanos();
      }
    }
    return at;
  }

  private void take(StringBuilder came, Wire wire, long now) throws IOException {
    while (!came.isEmpty()) {
      String text = came.toString();
      int used = answered(text, wire, now);
      if (used == 0 && speakers.stream().anyMatch(speaker -> speaker.begins(text))) {
        return;
      }
      if (used == 0) {
        used = unknown(text, wire, now);
      }
      if (used == 0 && !resyncs(text)) {
        return;
      }
      came.delete(0, Math.max(1, used));
    }
  }

  /** True when the first byte can be thrown away: nothing that ends later begins with it. */
  private boolean resyncs(String text) {
    return text.length() > MOST_BYTES
        || speakers.stream().allMatch(speaker -> speaker.ends().isEmpty())
        || speakers.size() > 1;
  }

  private int answered(String text, Wire wire, long now) throws IOException {
    int used = 0;
    for (SimulatedSpeaker speaker : speakers) {
      Optional<Found> found = speaker.find(text);
      if (found.isPresent()) {
        used = Math.max(used, found.get().heard().length());
        Optional<Reply> reply = speaker.answer(found.get());
        long heardAt = now + settings.nanos(used);
        if (settings.echo()) {
          wire.write(text.substring(0, used).getBytes(StandardCharsets.ISO_8859_1));
        }
        if (reply.isPresent()) {
          send(wire, reply.get(), heardAt + speaker.turnaround().toNanos());
        }
      }
    }
    return used;
  }

  /** What ends like a question but is none, for a device that is alone on its line. */
  private int unknown(String text, Wire wire, long now) throws IOException {
    if (speakers.size() != 1) {
      return 0;
    }
    for (String end : speakers.getFirst().ends()) {
      int at = text.indexOf(end);
      if (at >= 0) {
        int used = at + end.length();
        byte[] came = text.substring(0, used).getBytes(StandardCharsets.ISO_8859_1);
        Optional<Reply> reply = speakers.getFirst().unknown(came);
        if (reply.isPresent()) {
          send(wire, reply.get(), now + settings.nanos(used));
        }
        return used;
      }
    }
    return 0;
  }

  private void send(Wire wire, Reply reply, long fromNanos) throws IOException {
    long start = fromNanos + reply.delay().toNanos();
    byte[] bytes = reply.garbage() ? noise.bytes(reply.bytes().length) : reply.bytes();
    waitUntil(start);
    reply.sent().run();
    int step = settings.baud() == 0 ? Math.max(1, bytes.length) : BURST;
    for (int from = 0; from < bytes.length; from += step) {
      int to = Math.min(bytes.length, from + step);
      waitUntil(start + settings.nanos(to));
      wire.write(Arrays.copyOfRange(bytes, from, to));
    }
  }

  private static void waitUntil(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
    }
  }
}
