package org.gengfu.sim.opcua;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Semaphore;
import org.gengfu.sim.face.DeviceFace;
import org.gengfu.sim.face.WireMode;
import org.gengfu.sim.opcua.wire.Status;

/**
 * How a server behaves badly: as its device does. A server in front of several devices behaves well
 * itself; only the nodes of those devices tell of it ({@link PointVariable}). Any thread.
 */
final class Manners {
  /** Late answers on their way; further ones get lost. */
  static final int MOST_LATE = 64;

  /** What of an answer is left in good order, so that the client finds its question. */
  private static final int HEADER_BYTES = 16;

  private final UaServer server;
  private final Semaphore late = new Semaphore(MOST_LATE);
  private final Random noise = new Random(7);
  private boolean wasAway;
  private boolean wasRebooting;
  private long nextBabbleMillis;

  Manners(UaServer server) {
    this.server = server;
  }

  private WireMode mode() {
    return server.devices().size() == 1
        ? server.devices().getFirst().mode()
        : new WireMode.Normal();
  }

  /** True when there is nobody to connect to. */
  boolean away() {
    return server.devices().stream().noneMatch(DeviceFace::powered)
        || mode() instanceof WireMode.Rebooting;
  }

  /** True when requests get lost. */
  boolean drops() {
    WireMode mode = mode();
    return away() || mode instanceof WireMode.Silent || mode instanceof WireMode.Babbling;
  }

  /** The status that every request is answered with now; Good for none. */
  long refusal() {
    return mode() instanceof WireMode.Refusing(int code) ? code & 0xFFFF_FFFFL : Status.GOOD;
  }

  /** Sends an answer as the device would. */
  void send(Call call, byte[] answer) {
    switch (mode()) {
      case WireMode.Slow(Duration by) -> sendLater(call, answer, by);
      case WireMode.Garbage ignored -> call.channel().send(call.requestId(), spoiled(answer));
      case WireMode.WrongLength ignored ->
          call.channel().send(call.requestId(), Arrays.copyOf(answer, answer.length - 1));
      case WireMode.Foreign ignored -> call.channel().send(call.requestId() + 1, answer);
      case WireMode.Normal ignored -> call.channel().send(call.requestId(), answer);
      case WireMode.Silent ignored -> {}
      case WireMode.Refusing ignored -> call.channel().send(call.requestId(), answer);
      case WireMode.Stuck ignored -> call.channel().send(call.requestId(), answer);
      case WireMode.Rebooting ignored -> {}
      case WireMode.Babbling ignored -> {}
      case WireMode.Sentinel ignored -> call.channel().send(call.requestId(), answer);
    }
  }

  private byte[] spoiled(byte[] answer) {
    byte[] bytes = answer.clone();
    for (int i = HEADER_BYTES; i < bytes.length; i++) {
      bytes[i] = (byte) noise.nextInt();
    }
    return bytes;
  }

  private void sendLater(Call call, byte[] answer, Duration by) {
    if (!late.tryAcquire()) {
      return;
    }
    Thread.ofVirtual()
        .name("opcua-late")
        .start(() -> {
          try {
            Thread.sleep(by);
            call.channel().send(call.requestId(), answer);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } finally {
            late.release();
          }
        });
  }

  /** Called by the ticker: notices power cuts and restarts, and babbles. */
  void tick() {
    boolean away = away();
    if (away && !wasAway) {
      server.hangUp();
    }
    boolean rebooting = mode() instanceof WireMode.Rebooting;
    if (wasRebooting && !rebooting || wasAway && !away) {
      server.restart();
    }
    wasAway = away;
    wasRebooting = rebooting;
    if (mode() instanceof WireMode.Babbling(Duration interval, int bytes)
        && server.now() >= nextBabbleMillis) {
      nextBabbleMillis = server.now() + interval.toMillis();
      byte[] burst = new byte[bytes];
      noise.nextBytes(burst);
      server.babble(burst);
    }
  }
}
