package org.gengfu.sim.link;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.link.LinkSource;
import org.gengfu.profile.link.LinkSource.Measure;
import org.gengfu.sim.face.DeviceFace;
import org.gengfu.sim.face.Face;
import org.gengfu.sim.face.OpenPort;
import org.gengfu.sim.face.PortNode;
import org.gengfu.sim.line.Noise;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The far end of a link: a TCP port that behaves as its device's points and wire say, at most
 * {@value #TICK_MILLIS} ms later. Every connection is closed by this end; at most {@value
 * #MOST_HELD} stay open, of more the oldest is closed. Opened and closed by one thread; a thread of
 * its own does the rest.
 */
final class LinkFace implements Face {
  static final int TICK_MILLIS = 20;
  static final int MOST_HELD = 256;

  private static final Logger LOG = LoggerFactory.getLogger(LinkFace.class);
  private static final int NOISE_BYTES = 64;
  private static final long SECOND_NANOS = 1_000_000_000L;

  private final OpenPort where;
  private final DeviceFace device;
  private final Duration delay;
  private final Listener listener;
  private final Noise noise;
  private final Thread thread;
  private final ArrayDeque<Held> held = new ArrayDeque<>();
  private volatile boolean closed;
  private @Nullable Conduct now;
  private long lostBefore;
  private long openUntilNanos;
  private boolean opened;
  private long toldNanos;

  /** A connection and when it ends. */
  private record Held(int socket, long untilNanos) {}

  private LinkFace(PortNode port, DeviceFace device, Duration delay, Listener listener) {
    this.device = device;
    this.delay = delay;
    this.listener = listener;
    where = OpenPort.network(port, "tcp", listener.port());
    noise = new Noise(port.id().hashCode());
    thread = Thread.ofPlatform().daemon().name("link " + port.id()).unstarted(this::run);
  }

  /**
   * Opens a port; it behaves as it should when this returns.
   *
   * @param delay how long a connection stays open
   * @throws IOException when the port is taken, or the kernel takes no filter
   */
  static LinkFace open(PortNode port, DeviceFace device, Duration delay) throws IOException {
    Listener listener = Listener.open(port.whole("port", 0));
    LinkFace face = new LinkFace(port, device, delay, listener);
    try {
      face.behave(Conduct.of(device, delay));
    } catch (IOException e) {
      listener.close();
      throw e;
    }
    face.thread.start();
    return face;
  }

  @Override
  public OpenPort where() {
    return where;
  }

  private void run() {
    try {
      while (!closed) {
        Conduct next = Conduct.of(device, delay);
        behave(next);
        if (System.nanoTime() - toldNanos > SECOND_NANOS) {
          tell(next);
        }
        if (listener.listening()) {
          takeOne();
        } else {
          LockSupport.parkNanos(TICK_MILLIS * 1_000_000L);
        }
        release(false);
      }
    } catch (IOException e) {
      LOG.error("{} is no more: {}", where.id(), e.getMessage());
    } finally {
      end();
    }
  }

  private void behave(Conduct next) throws IOException {
    if (!next.equals(now)) {
      now = next;
      if (next.refuses()) {
        listener.refuse();
      } else {
        restart(next);
      }
      tell(next);
    } else if (next.late() > 0) {
      late(next);
    }
  }

  private void restart(Conduct next) throws IOException {
    listener.listen(next.late() > 0 ? Listener.ALL : next.share());
    lostBefore = listener.lost();
    opened = false;
  }

  /** Lets the repeated question through, once so many were lost; then it begins again. */
  private void late(Conduct next) throws IOException {
    if (!opened && listener.lost() - lostBefore >= next.late()) {
      opened = true;
      openUntilNanos = System.nanoTime() + (SECOND_NANOS << next.late()) * 3 / 4;
      listener.listen(next.share());
    } else if (opened && System.nanoTime() - openUntilNanos > 0) {
      restart(next);
    }
  }

  private void takeOne() throws IOException {
    int socket = listener.next(TICK_MILLIS);
    Conduct conduct = now;
    if (socket < 0 || conduct == null) {
      return;
    }
    device.served(Map.of(), Map.of());
    if (conduct.noise()) {
      SocketCalls.say(socket, noise.bytes(NOISE_BYTES));
    }
    if (conduct.late() > 0) {
      restart(conduct);
    }
    held.add(new Held(socket, System.nanoTime() + conduct.hold().toNanos()));
    if (held.size() > MOST_HELD) {
      SocketCalls.close(held.remove().socket());
    }
  }

  private void release(boolean all) throws IOException {
    while (!held.isEmpty() && (all || System.nanoTime() - held.element().untilNanos() >= 0)) {
      SocketCalls.close(held.remove().socket());
    }
  }

  /** Every change, and once a second: what a probe of this end would find. */
  private void tell(Conduct conduct) {
    toldNanos = System.nanoTime();
    device.served(figures(conduct), Map.of());
  }

  private Map<String, Double> figures(Conduct conduct) {
    Map<String, Double> figures = new HashMap<>();
    for (ResolvedPoint point : device.profile().planned()) {
      if (point.source() instanceof LinkSource(Measure measure)) {
        if (measure == Measure.REACHABLE) {
          figures.put(point.id(), conduct.share() < Listener.ALL ? 1.0 : 0.0);
        } else if (measure == Measure.LOSS) {
          figures.put(point.id(), conduct.share() * 100.0 / Listener.ALL);
        }
      }
    }
    return figures;
  }

  private void end() {
    try {
      release(true);
      listener.close();
    } catch (IOException e) {
      LOG.warn("{}: {}", where.id(), e.getMessage());
    }
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
