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
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
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

  private final UdpLoop loop;
  private final String bus;
  private final SnmpSettings.Traps settings;
  private final TrapRouter router;
  private final TrapCounts counts = new TrapCounts();
  private final ArrayBlockingQueue<Heard> queue = new ArrayBlockingQueue<>(QUEUE);
  private final AtomicBoolean draining = new AtomicBoolean();
  private final TrapSenders senders;
  private final Thread thread;
  private final byte[] engineId;
  private final int boots;
  private volatile boolean closed;
  private volatile @Nullable DatagramSocket socket;
  private @Nullable InetSocketAddress answering;
  private long newsAt;
  private long askedAt;
  private long systemDropped;

  TrapPort(
      UdpLoop loop,
      String bus,
      SnmpSettings.Traps settings,
      List<SnmpPlan> plans,
      TrapRouter router) {
    this.loop = loop;
    this.bus = bus;
    this.settings = settings;
    this.router = router;
    engineId = engineId(bus);
    // Must grow from start to start (RFC 3414, 2.2.2); nothing is kept on disk for it.
    boots = boots(Instant.now());
    senders = new TrapSenders(bus, plans, InetAddress::getByName, this::sender);
    newsAt = System.nanoTime() - NEWS_EVERY_NANOS;
    askedAt = newsAt;
    thread = Thread.ofPlatform().name("snmp traps " + bus).daemon().unstarted(this::run);
  }

  /** Boots at a start; a machine whose clock has not been set yet begins at 0. */
  static int boots(Instant start) {
    return (int) Math.clamp(Duration.between(BOOTS_SINCE, start).toMinutes(), 0, Integer.MAX_VALUE);
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
    senders.start();
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
    while (!closed) {
      try (DatagramSocket fresh =
          new DatagramSocket(new InetSocketAddress(settings.address(), settings.port()))) {
        fresh.setReceiveBufferSize(RECEIVE_BUFFER_OCTETS);
        fresh.setSoTimeout(1_000);
        opened(fresh);
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

  private synchronized void opened(DatagramSocket fresh) {
    systemDropped = 0;
    socket = fresh;
  }

  private void pause() {
    try {
      Thread.sleep(REOPEN_AFTER);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  private TrapSenders.Sender sender(SnmpPlan plan) {
    TrapDecoder decoder =
        new TrapDecoder(
            plan.agent().access(),
            settings.community(),
            engineId,
            boots,
            this::answer,
            notification -> offer(plan.device(), notification));
    return new TrapSenders.Sender(plan.device(), decoder, new RateLimit(settings.perSecond(), 0));
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
    List<TrapSenders.Sender> from = senders.from(packet.getAddress());
    if (from.isEmpty()) {
      counts.dropped(TrapCounts.Dropped.UNKNOWN_SENDER);
      return;
    }
    InetSocketAddress where = (InetSocketAddress) packet.getSocketAddress();
    long now = System.nanoTime();
    boolean good = false;
    boolean slow = false;
    for (TrapSenders.Sender sender : from) {
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
    planDrain();
    return true;
  }

  private void planDrain() {
    if (draining.compareAndSet(false, true)) {
      try {
        loop.execute(this::drain);
      } catch (RejectedExecutionException full) {
        // The next notification tries again.
        draining.set(false);
      }
    }
  }

  private void drain() {
    draining.set(false);
    try {
      for (int i = 0; i < A_TURN && !closed; i++) {
        Heard heard = queue.poll();
        if (heard == null) {
          return;
        }
        router.came(heard.device(), heard.notification());
      }
    } finally {
      // Also when a listener failed: what waits behind its notification is not its fault.
      if (!queue.isEmpty() && !closed) {
        planDrain();
      }
    }
  }

  private void tellNews() {
    long now = System.nanoTime();
    if (now - askedAt >= NEWS_EVERY_NANOS) {
      askedAt = now;
      askSystem();
    }
    if (now - newsAt >= NEWS_EVERY_NANOS) {
      String news = counts.news();
      if (!news.isEmpty()) {
        newsAt = now;
        LOG.warn("bus {} dropped notifications since its start: {}", bus, news);
      }
    }
  }

  /** Takes over what the system has dropped at the present port. Any thread. */
  synchronized void askSystem() {
    int port = port();
    long now = port == 0 ? 0 : SystemDrops.at(port);
    if (now > systemDropped) {
      counts.dropped(TrapCounts.Dropped.NOT_RECEIVED, now - systemDropped);
      systemDropped = now;
    }
  }

  /** Notifications that wait for the bus. Any thread. */
  int waiting() {
    return queue.size();
  }

  void close() {
    closed = true;
    senders.close();
    DatagramSocket open = socket;
    if (open != null) {
      open.close();
    }
    thread.interrupt();
  }
}
