package org.gengfu.sim.snmp;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.snmp.Oid;
import org.gengfu.profile.snmp.SnmpSource;
import org.gengfu.profile.snmp.SnmpTrap;
import org.gengfu.sim.face.Face;
import org.gengfu.sim.face.OpenPort;
import org.gengfu.sim.face.PortNode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A UDP port with one agent behind it. One thread answers; another sends late answers, and twice a
 * second looks for points whose state a notification tells. Opened and closed by one thread.
 */
final class SnmpFace implements Face {
  private static final Logger LOG = LoggerFactory.getLogger(SnmpFace.class);
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final int MAX_OCTETS = 65_507;

  private final OpenPort where;
  private final DatagramSocket socket;
  private final Agent agent;
  private final @Nullable TrapSender traps;
  private final Thread thread;
  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("snmp later").daemon().factory());
  private final Map<String, Double> told = new HashMap<>();

  private SnmpFace(PortNode port, DatagramSocket socket, Agent agent, @Nullable TrapSender traps) {
    this.where = OpenPort.network(port, "udp", socket.getLocalPort());
    this.socket = socket;
    this.agent = agent;
    this.traps = traps;
    thread = Thread.ofPlatform().name("snmp " + port.id()).daemon().unstarted(this::run);
  }

  static SnmpFace open(PortNode port, Agent agent, @Nullable TrapSender traps) throws IOException {
    InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
    DatagramSocket socket =
        new DatagramSocket(new InetSocketAddress(loopback, port.whole("port", 0)));
    SnmpFace face = new SnmpFace(port, socket, agent, traps);
    face.thread.start();
    if (traps != null) {
      long every = LOOK_EVERY.toMillis();
      face.later.scheduleWithFixedDelay(face::look, every, every, TimeUnit.MILLISECONDS);
    }
    return face;
  }

  @Override
  public OpenPort where() {
    return where;
  }

  private void run() {
    byte[] buffer = new byte[MAX_OCTETS];
    DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
    while (!socket.isClosed()) {
      packet.setLength(buffer.length);
      try {
        socket.receive(packet);
        Agent.Sent sent = agent.take(Arrays.copyOf(buffer, packet.getLength()));
        if (sent != null) {
          send(sent, packet.getSocketAddress());
        }
      } catch (BadMessageException e) {
        LOG.debug("{}: no message: {}", where.id(), e.getMessage());
      } catch (IOException e) {
        if (!socket.isClosed()) {
          LOG.warn("{}: {}", where.id(), e.getMessage());
        }
      } catch (RuntimeException e) {
        LOG.error("{}: a question could not be answered", where.id(), e);
      }
    }
  }

  private void send(Agent.Sent sent, SocketAddress to) {
    if (sent.after().isZero()) {
      deliver(sent, to);
    } else {
      later.schedule(() -> deliver(sent, to), sent.after().toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void deliver(Agent.Sent sent, SocketAddress to) {
    sent.first().run();
    transmit(sent.datagram(), to);
  }

  private void transmit(byte[] datagram, SocketAddress to) {
    try {
      socket.send(new DatagramPacket(datagram, datagram.length, to));
    } catch (IOException e) {
      LOG.debug("{}: {}", where.id(), e.getMessage());
    }
  }

  /** Tells the points that notifications bring and that have changed. */
  private void look() {
    TrapSender sender = traps;
    if (sender == null || !agent.device().powered()) {
      return;
    }
    for (ResolvedPoint point : agent.device().profile().points()) {
      if (point.source() instanceof SnmpSource source && source.trap() != null) {
        double value = agent.device().number(point.id());
        Double before = told.put(point.id(), value);
        if (before == null ? value > 0 : before != value) {
          tell(sender, source, source.trap(), value);
        }
      }
    }
  }

  private void tell(TrapSender sender, SnmpSource source, SnmpTrap trap, double value) {
    Oid name =
        value > 0 || trap.clear().isEmpty()
            ? trap.set().iterator().next()
            : trap.clear().iterator().next();
    List<Varbind> objects =
        source.oid() == null
            ? List.of()
            : List.of(new Varbind(source.oid(), Value.integer((long) value)));
    transmit(sender.datagram(name, objects), sender.to());
  }

  @Override
  public void close() {
    later.shutdownNow();
    socket.close();
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
