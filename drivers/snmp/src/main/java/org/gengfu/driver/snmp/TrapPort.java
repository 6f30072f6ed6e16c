package org.gengfu.driver.snmp;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snmp4j.mp.MPv3;
import org.snmp4j.smi.OctetString;

/**
 * Receives notifications on a port of its own. Its own thread receives and decodes; a queue of
 * {@link #QUEUE} leads to the bus's thread, which takes at most {@link #A_TURN} in a turn. What is
 * above a sender's rate or the queue is dropped and counted, so that a flood costs the polling
 * nothing. An inform that is dropped is not acknowledged: its sender repeats it.
 *
 * <p>{@link #started} and {@link #close} may be called from any thread.
 */
final class TrapPort {
  static final int QUEUE = 1_024;
  static final int A_TURN = 64;

  private static final Logger LOG = LoggerFactory.getLogger(TrapPort.class);
  private static final Duration REOPEN_AFTER = Duration.ofSeconds(10);
  private static final long NEWS_EVERY_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final int RECEIVE_BUFFER_OCTETS = 1 << 20;
  private static final Instant BOOTS_SINCE = Instant.parse("2026-01-01T00:00:00Z");

  private record Heard(String device, Notification notification) {}

  private record Sender(String device, TrapDecoder decoder, RateLimit limit) {}

  private final UdpLoop loop;
  private final String bus;
  private final SnmpSettings.Traps settings;
  private final List<SnmpPlan> plans;
  private final TrapRouter router;
  private final TrapCounts counts = new TrapCounts();
  private final ArrayBlockingQueue<Heard> queue = new ArrayBlockingQueue<>(QUEUE);
  private final AtomicBoolean draining = new AtomicBoolean();
  private final Map<InetAddress, List<Sender>> senders = new ConcurrentHashMap<>();
  private final Thread thread;
  private final byte[] engineId;
  private final int boots;
  private volatile boolean closed;
  private volatile @Nullable DatagramSocket socket;
  private @Nullable InetSocketAddress answering;
  private long newsAt;

  TrapPort(
      UdpLoop loop,
      String bus,
      SnmpSettings.Traps settings,
      List<SnmpPlan> plans,
      TrapRouter router) {
    this.loop = loop;
    this.bus = bus;
    this.settings = settings;
    this.plans = plans;
    this.router = router;
    engineId = engineId(bus);
    // Must grow from start to start (RFC 3414, 2.2.2); nothing is kept on disk for it.
    boots = (int) Duration.between(BOOTS_SINCE, Instant.now()).toMinutes();
    newsAt = System.nanoTime() - NEWS_EVERY_NANOS;
    thread = Thread.ofPlatform().name("snmp traps " + bus).daemon().unstarted(this::run);
  }

  /** Our engine for informs: the same after every start, another on another host or bus. */
  private static byte[] engineId(String bus) {
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      host = "localhost";
    }
    String name = Integer.toHexString((host + " " + bus).hashCode());
    byte[] text = ("gengfu " + name).getBytes(StandardCharsets.UTF_8);
    return MPv3.createLocalEngineID(new OctetString(Arrays.copyOf(text, 20)));
  }

  TrapPort started() {
    thread.start();
    return this;
  }

  TrapCounts counts() {
    return counts;
  }

  /** The port that is listened to, 0 while there is none. */
  int port() {
    DatagramSocket open = socket;
    return open == null ? 0 : open.getLocalPort();
  }

  private void run() {
    plans.forEach(this::know);
    while (!closed) {
      try (DatagramSocket fresh =
          new DatagramSocket(new InetSocketAddress(settings.address(), settings.port()))) {
        fresh.setReceiveBufferSize(RECEIVE_BUFFER_OCTETS);
        fresh.setSoTimeout(1_000);
        socket = fresh;
        LOG.info("bus {} receives notifications on UDP port {}", bus, fresh.getLocalPort());
        receive(fresh);
      } catch (IOException e) {
        if (!closed) {
          LOG.warn("bus {} cannot receive notifications: {}", bus, e.getMessage());
          pause();
        }
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(REOPEN_AFTER);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  private void know(SnmpPlan plan) {
    String host = plan.agent().trapHost() == null ? plan.agent().host() : plan.agent().trapHost();
    try {
      InetAddress address = InetAddress.getByName(host);
      Sender sender =
          new Sender(
              plan.device(),
              new TrapDecoder(
                  plan.agent().access(),
                  settings.community(),
                  engineId,
                  boots,
                  this::answer,
                  notification -> offer(plan.device(), notification)),
              new RateLimit(settings.perSecond(), 0));
      senders.merge(
          address,
          List.of(sender),
          (old, more) -> java.util.stream.Stream.concat(old.stream(), more.stream()).toList());
    } catch (UnknownHostException e) {
      LOG.warn("bus {}: notifications of {} are dropped: unknown host", bus, plan.device());
    }
  }

  private void receive(DatagramSocket open) throws IOException {
    byte[] buffer = new byte[PacketTransport.MAX_OCTETS];
    DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
    while (!closed) {
      packet.setLength(buffer.length);
      try {
        open.receive(packet);
        take(packet);
      } catch (java.net.SocketTimeoutException nothing) {
        // A chance to say what was dropped.
      }
      tellNews();
    }
  }

  private void take(DatagramPacket packet) {
    List<Sender> from = senders.get(packet.getAddress());
    if (from == null) {
      counts.dropped(TrapCounts.Dropped.UNKNOWN_SENDER);
      return;
    }
    InetSocketAddress where = (InetSocketAddress) packet.getSocketAddress();
    long now = System.nanoTime();
    boolean good = false;
    boolean slow = false;
    for (Sender sender : from) {
      if (sender.limit().waitNanos(now) == 0) {
        slow = true;
        sender.limit().asked(now);
        answering = where;
        byte[] datagram = Arrays.copyOf(packet.getData(), packet.getLength());
        good |= sender.decoder().decode(datagram, where);
      }
    }
    if (!slow) {
      counts.dropped(TrapCounts.Dropped.TOO_FAST);
    } else if (!good) {
      counts.dropped(TrapCounts.Dropped.UNREADABLE);
    }
  }

  private void answer(byte[] message) {
    DatagramSocket open = socket;
    InetSocketAddress to = answering;
    if (open == null || to == null) {
      return;
    }
    try {
      open.send(new DatagramPacket(message, message.length, to));
    } catch (IOException e) {
      LOG.debug("answering an inform", e);
    }
  }

  /** To be called by the decoder; false when the queue is full. */
  private boolean offer(String device, Notification notification) {
    if (!queue.offer(new Heard(device, notification))) {
      counts.dropped(TrapCounts.Dropped.QUEUE_FULL);
      return false;
    }
    counts.taken();
    if (draining.compareAndSet(false, true)) {
      loop.execute(this::drain);
    }
    return true;
  }

  private void drain() {
    draining.set(false);
    for (int i = 0; i < A_TURN; i++) {
      Heard heard = queue.poll();
      if (heard == null) {
        return;
      }
      if (!closed) {
        router.came(heard.device(), heard.notification());
      }
    }
    if (draining.compareAndSet(false, true)) {
      loop.execute(this::drain);
    }
  }

  private void tellNews() {
    long now = System.nanoTime();
    if (now - newsAt >= NEWS_EVERY_NANOS) {
      String news = counts.news();
      if (!news.isEmpty()) {
        newsAt = now;
        LOG.warn("bus {} dropped notifications since its start: {}", bus, news);
      }
    }
  }

  void close() {
    closed = true;
    DatagramSocket open = socket;
    if (open != null) {
      open.close();
    }
    thread.interrupt();
  }
}
