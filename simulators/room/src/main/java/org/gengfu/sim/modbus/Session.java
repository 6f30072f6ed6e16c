package org.gengfu.sim.modbus;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.gengfu.sim.face.WireMode.Babbling;
import org.gengfu.sim.line.Noise;
import org.gengfu.sim.line.Pace;
import org.gengfu.sim.line.Wire;

/**
 * Serves one wire until it ends. {@link #run} belongs to one thread; answers of slow devices are
 * sent by threads of their own, at most {@value #MOST_SLOW} at a time, further ones get lost.
 */
final class Session {
  static final int MOST_SLOW = 64;
  private static final int BUFFER_BYTES = 512;
  private static final int IDLE_WAIT_MILLIS = 250;
  private static final int STILL_MILLIS = 20;

  private final Wire wire;
  private final Framing framing;
  private final Slaves slaves;
  private final Pace pace;
  private final Noise noise;
  private final ReentrantLock writing = new ReentrantLock();
  private final Semaphore slow = new Semaphore(MOST_SLOW);
  private volatile boolean stopped;
  private long nextBabbleNanos = System.nanoTime();

  Session(Wire wire, Framing framing, Slaves slaves, Pace pace, long seed) {
    this.wire = wire;
    this.framing = framing;
    this.slaves = slaves;
    this.pace = pace;
    noise = new Noise(seed);
  }

  /** Returns when the wire ended or its bytes made no sense. */
  void run() throws IOException {
    byte[] buffer = new byte[BUFFER_BYTES];
    try {
      while (!stopped && !Thread.currentThread().isInterrupted()) {
        int count = wire.read(buffer, waitMillis());
        if (count < 0) {
          return;
        }
        babble();
        if (count > 0) {
          framing.take(buffer, count);
        } else {
          serve(framing.still());
        }
        for (Optional<Frame> f = framing.next(); f.isPresent(); f = framing.next()) {
          serve(f);
        }
      }
    } catch (BrokenStreamException e) {
      // Whoever speaks something else is cut off, as a device does.
      stopped = true;
    }
  }

  private int waitMillis() {
    int wait = framing.empty() ? IDLE_WAIT_MILLIS : STILL_MILLIS;
    if (slaves.babble().isPresent()) {
      long due = (nextBabbleNanos - System.nanoTime()) / 1_000_000;
      return (int) Math.clamp(due, 1, wait);
    }
    return wait;
  }

  private void babble() throws IOException {
    Optional<Babbling> babble = slaves.babble();
    if (babble.isPresent() && System.nanoTime() - nextBabbleNanos >= 0) {
      nextBabbleNanos = System.nanoTime() + babble.get().interval().toNanos();
      send(noise.bytes(babble.get().bytes()));
    }
  }

  private void serve(Optional<Frame> request) throws IOException {
    if (request.isEmpty()) {
      return;
    }
    Frame frame = request.get();
    Optional<Slave.Reply> reply = slaves.answer(frame);
    if (reply.isEmpty()) {
      return;
    }
    Slave.Reply answer = reply.get();
    byte[] bytes =
        switch (answer.kind()) {
          case OWN -> framing.wrap(frame, answer.pdu());
          case NOISE -> noise.bytes(framing.wrap(frame, answer.pdu()).length);
          case FOREIGN -> framing.wrap(frame.foreign(), answer.pdu());
        };
    if (answer.delay().isZero()) {
      sleep(pace.of(frame.bytes() + bytes.length));
      babble();
      answer.sent().run();
      send(bytes);
    } else if (slow.tryAcquire()) {
      Thread.ofVirtual().name("slow-answer").start(() -> sendLater(answer, bytes));
    }
  }

  private void sendLater(Slave.Reply answer, byte[] bytes) {
    try {
      sleep(answer.delay());
      answer.sent().run();
      send(bytes);
    } catch (IOException whoAskedIsGone) {
      stopped = true;
    } finally {
      slow.release();
    }
  }

  private void send(byte[] bytes) throws IOException {
    writing.lock();
    try {
      wire.write(bytes);
    } finally {
      writing.unlock();
    }
  }

  private static void sleep(Duration time) {
    if (time.isZero()) {
      return;
    }
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
