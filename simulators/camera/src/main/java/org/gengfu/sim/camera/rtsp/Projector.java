package org.gengfu.sim.camera.rtsp;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.gengfu.sim.camera.world.Condition;
import org.gengfu.sim.camera.world.Trouble;

/**
 * Sends a running picture to one viewer, in real time, until it is stopped. It runs on a virtual
 * thread of its own; any thread may stop it.
 */
final class Projector {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long NANOS = 1_000_000_000L;
  private static final long REPORT_NANOS = 5 * NANOS;
  private static final int RUBBISH = 0x5A;

  /** How much faster than in real time a flooding camera sends. */
  private static final int FLOOD_HASTE = 200;

  private final LiveStream stream;
  private final Lane lane;
  private final RtpWriter writer =
      new RtpWriter(RANDOM.nextInt(), (short) RANDOM.nextInt(), RANDOM.nextInt());
  private final Runnable cut;
  private final AtomicBoolean running = new AtomicBoolean();
  private volatile boolean stopped;
  private Film film;
  private long position;
  private long sent;

  /**
   * A projector.
   *
   * @param cut ends the connection to the viewer
   */
  Projector(LiveStream stream, Lane lane, Runnable cut) {
    this.stream = stream;
    this.lane = lane;
    this.cut = cut;
    film = stream.film();
    position = film.keyFrame(stream.begin());
  }

  RtpWriter writer() {
    return writer;
  }

  Lane lane() {
    return lane;
  }

  /** Begins to send; false when it does already. */
  boolean start() {
    if (!running.compareAndSet(false, true)) {
      return false;
    }
    stream.camera().streamed();
    Thread.ofVirtual().name("film of " + stream.camera().id()).start(this::run);
    return true;
  }

  /** Ends for good. */
  void stop() {
    stopped = true;
    lane.close();
  }

  private void run() {
    long due = System.nanoTime();
    long reported = due - REPORT_NANOS;
    try {
      while (!stopped && !stream.camera().condition().is(Trouble.OFF)) {
        Condition now = stream.camera().condition();
        if (!now.is(Trouble.STALLED)) {
          frame(now);
        }
        if (System.nanoTime() - reported >= REPORT_NANOS && !now.is(Trouble.STALLED)) {
          lane.report(writer.report(stream.camera().now(), ticks(), stream.camera().id()));
          reported = System.nanoTime();
        }
        int haste = now.is(Trouble.FLOOD) ? FLOOD_HASTE : 1;
        due = Math.max(due, System.nanoTime() - NANOS) + NANOS / film.framesPerSecond() / haste;
        while (!stopped && due - System.nanoTime() > 0) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
      }
    } catch (IOException gone) {
      // The viewer has left; whoever reads from the connection ends the session.
    } finally {
      lane.close();
    }
  }

  private long ticks() {
    return sent * film.ticksPerFrame();
  }

  private void frame(Condition now) throws IOException {
    turn(now);
    Film.Frame frame = film.frame(position);
    boolean cutHere = now.is(Trouble.CUT) && frame.key();
    if (!frame.key() || !now.is(Trouble.KEYLESS)) {
      int last = frame.payloads().size() - 1;
      for (int i = 0; i <= last && !stopped; i++) {
        if (cutHere && i > 0 && i >= last / 2) {
          stopped = true;
          cut.run();
          return;
        }
        ByteBuffer packet = writer.picture(frame.payloads().get(i), ticks(), i == last);
        if (now.is(Trouble.BROKEN)) {
          spoil(packet);
        }
        lane.picture(packet);
      }
      if (frame.key()) {
        stream.camera().keyFrame();
      }
    }
    position++;
    sent++;
  }

  /**
   * A new film begins where the old one has a key frame, so that no picture lacks what it needs.
   */
  private void turn(Condition now) {
    Film next = stream.film();
    if (next != film && (film.frame(position).key() || now.is(Trouble.KEYLESS))) {
      film = next;
      position = film.keyFrame(stream.begin());
    }
  }

  /** Everything behind the kind of the unit turns into something else. */
  private static void spoil(ByteBuffer packet) {
    for (int i = 15; i < packet.limit(); i++) {
      packet.put(i, (byte) (packet.get(i) * 31 + RUBBISH + i));
    }
  }
}
