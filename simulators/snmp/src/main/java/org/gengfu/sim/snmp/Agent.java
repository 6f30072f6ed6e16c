package org.gengfu.sim.snmp;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.profile.DeviceFacts;
import org.gengfu.sim.face.DeviceFace;
import org.gengfu.sim.face.WireMode;
import org.jspecify.annotations.Nullable;

/** One simulated agent behind a socket: carries out its device's fault modes. Any thread. */
final class Agent {
  private static final byte[] ENGINE_PREFIX = {(byte) 0x80, 0, 0, 0, 4};
  private static final int MAX_ENGINE_TEXT = 27;
  private static final long NANOS_PER_TICK = 10_000_000L;

  private final DeviceFace device;
  private final Engine engine;
  private final SplittableRandom noise;
  private volatile long startNanos = System.nanoTime();
  private volatile boolean wasDown;

  /** A datagram to send, and how much later than at once. */
  record Sent(byte[] datagram, Duration after, Runnable first) {}

  Agent(DeviceFace device, DeviceFacts facts) {
    this.device = device;
    MapNode settings = device.settings();
    Problems read = new Problems();
    Quirks quirks = Quirks.read(settings, read);
    byte[] engineId = engineId(device.id());
    List<User> users = User.read(settings, engineId, read);
    ObjectTree tree = TreeBuilder.build(device, facts, quirks, this::ticks);
    engine =
        new Engine(
            new Responder(device, tree, quirks),
            settings.string("community", "public", read),
            settings.string("writeCommunity", "private", read),
            new Usm(engineId, users, () -> ticks() / 100),
            quirks);
    noise = new SplittableRandom(device.id().hashCode());
  }

  static byte[] engineId(String device) {
    byte[] text = device.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(text.length, MAX_ENGINE_TEXT);
    byte[] id = Arrays.copyOf(ENGINE_PREFIX, ENGINE_PREFIX.length + length);
    System.arraycopy(text, 0, id, ENGINE_PREFIX.length, length);
    return id;
  }

  DeviceFace device() {
    return device;
  }

  Usm usm() {
    return engine.usm();
  }

  /** Hundredths of a second since the agent began. */
  long ticks() {
    return (System.nanoTime() - startNanos) / NANOS_PER_TICK;
  }

  /** What it sends back, null for nothing. */
  @Nullable Sent take(byte[] datagram) throws BadMessageException {
    boolean down = !device.powered() || device.mode() instanceof WireMode.Rebooting;
    if (down) {
      wasDown = true;
      return null;
    }
    if (wasDown) {
      wasDown = false;
      startNanos = System.nanoTime();
      usm().rebooted();
    }
    return switch (device.mode()) {
      case WireMode.Silent silent -> null;
      case WireMode.Babbling babbling -> null;
      case WireMode.Rebooting rebooting -> null;
      case WireMode.Normal normal -> well(datagram, 0, Duration.ZERO);
      case WireMode.Stuck stuck -> well(datagram, 0, Duration.ZERO);
      case WireMode.Sentinel sentinel -> well(datagram, 0, Duration.ZERO);
      case WireMode.Slow(Duration by) -> well(datagram, 0, by);
      case WireMode.Refusing(int code) -> {
        device.refused();
        yield unrecorded(engine.reply(datagram, code), false);
      }
      case WireMode.WrongLength wrong -> unrecorded(engine.reply(datagram, 0), true);
      case WireMode.Foreign foreign -> unrecorded(engine.foreign(datagram), false);
      case WireMode.Garbage garbage -> garbage(engine.reply(datagram, 0));
    };
  }

  private @Nullable Sent well(byte[] datagram, int refusing, Duration after)
      throws BadMessageException {
    Engine.Reply reply = engine.reply(datagram, refusing);
    return reply == null
        ? null
        : new Sent(reply.datagram(), after, () -> device.served(reply.numbers(), reply.texts()));
  }

  private static @Nullable Sent unrecorded(Engine.@Nullable Reply reply, boolean shortened) {
    if (reply == null) {
      return null;
    }
    byte[] whole = reply.datagram();
    byte[] sent = shortened ? Arrays.copyOf(whole, whole.length - whole.length / 4 - 1) : whole;
    return new Sent(sent, Duration.ZERO, () -> {});
  }

  private @Nullable Sent garbage(Engine.@Nullable Reply reply) {
    if (reply == null) {
      return null;
    }
    byte[] rubbish = new byte[reply.datagram().length];
    synchronized (noise) {
      noise.nextBytes(rubbish);
    }
    return new Sent(rubbish, Duration.ZERO, () -> {});
  }
}
