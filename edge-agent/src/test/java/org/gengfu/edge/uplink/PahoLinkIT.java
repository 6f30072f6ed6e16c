package org.gengfu.edge.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gengfu.edge.outbox.TestRecords.reading;
import static org.gengfu.edge.outbox.TestRecords.settings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.net.SocketFactory;
import org.gengfu.contract.Decoded;
import org.gengfu.contract.EdgeCommand;
import org.gengfu.contract.OutboxRecord;
import org.gengfu.contract.SparkplugTopic.Kind;
import org.gengfu.edge.outbox.MemoryDisk;
import org.gengfu.edge.outbox.Outbox;
import org.gengfu.edge.peer.Mosquitto;
import org.gengfu.edge.peer.TestHost;
import org.gengfu.edge.peer.TestHost.Heard;
import org.gengfu.edge.uplink.Fleet.Presence.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The uplink over Paho at mosquitto. */
@Timeout(180)
class PahoLinkIT {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  @TempDir Path folder;
  private final Outbox outbox =
      Outbox.open(new MemoryDisk(), settings(1 << 20), InstantSource.system());

  private UplinkSettings settingsFor(String... brokers) {
    return new UplinkSettings(
        "g",
        "e",
        "center",
        false,
        true,
        List.of(brokers),
        "e",
        null,
        null,
        Duration.ofSeconds(15),
        Duration.ZERO,
        Duration.ofSeconds(10),
        folder);
  }

  /** With Nagle's algorithm each acknowledged message waits some 40 ms at a broker in Java. */
  @Test
  void theSocketThatPahoUsesHasTcpNoDelay() throws Exception {
    List<Socket> sockets = new ArrayList<>();
    SocketFactory watched = new WatchedFactory(sockets);
    try (Mosquitto broker = Mosquitto.start(folder)) {
      PahoLink link = new PahoLink(settingsFor(broker.address()), watched);
      link.connect(
          broker.address(),
          new Link.Message("spBv1.0/g/NDEATH/e", new byte[0]),
          new Mailbox(new Counters(NOON)));
      assertThat(sockets).hasSize(1);
      assertThat(sockets.getFirst().isConnected()).isTrue();
      assertThat(sockets.getFirst().getTcpNoDelay()).isTrue();
      link.disconnect();
    }
  }

  /** Hands on the production factory's sockets and remembers them. */
  private static final class WatchedFactory extends SocketFactory {
    private final SocketFactory production = new NoDelaySocketFactory();
    private final List<Socket> made;

    WatchedFactory(List<Socket> made) {
      this.made = made;
    }

    private Socket noted(Socket socket) {
      made.add(socket);
      return socket;
    }

    @Override
    public Socket createSocket() throws IOException {
      return noted(production.createSocket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return noted(production.createSocket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort)
        throws IOException {
      return noted(production.createSocket(host, port, local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
      return noted(production.createSocket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
        throws IOException {
      return noted(production.createSocket(host, port, local, localPort));
    }
  }

  @Test
  void nobodyListensIsSaidPlainly() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    String address = "tcp://127.0.0.1:" + port;
    PahoLink link = new PahoLink(settingsFor(address), new NoDelaySocketFactory());
    assertThatThrownBy(() ->
            link.connect(
                address,
                new Link.Message("spBv1.0/g/NDEATH/e", new byte[0]),
                new Mailbox(new Counters(NOON))))
        .isInstanceOf(LinkException.class)
        .hasMessageContaining(address)
        .hasMessageContaining("refused");
  }

  @Test
  void aSessionFromItsBirthToThePlannedStop() throws Exception {
    FakeFleet fleet = new FakeFleet();
    fleet.set("th-1", State.UP, 0);
    try (Mosquitto broker = Mosquitto.start(folder);
        TestHost host = new TestHost(broker.address());
        Uplink uplink = Uplink.overTcp(settingsFor(broker.address()), outbox, fleet)) {
      outbox.append(reading(1));
      outbox.sync();
      uplink.start();
      host.state("center", true, NOON);

      assertThat(host.next().topic().kind()).isEqualTo(Kind.NBIRTH);
      assertThat(host.next().topic().kind()).isEqualTo(Kind.DBIRTH);
      Decoded.Data past = (Decoded.Data) host.next().decoded();
      assertThat(past.historical()).isTrue();
      assertThat(past.records().getFirst().record()).isEqualTo(reading(1));
      outbox.append(reading(2));
      outbox.sync();
      uplink.wake();
      Decoded.Data live = (Decoded.Data) host.next().decoded();
      assertThat(live.historical()).isFalse();

      host.command(
          "spBv1.0/g/NCMD/e",
          EdgeCommand.acknowledge(live.records().getFirst().at(), Instant.now()));
      host.command("spBv1.0/g/NCMD/e", EdgeCommand.rebirth(Instant.now()));
      assertThat(((Decoded.NodeBorn) host.next().decoded()).bdSeq()).isZero();
      assertThat(outbox.figures().depth()).isZero();
      host.next(Kind.DBIRTH);
      Decoded.Data settled = (Decoded.Data) host.next(Kind.NDATA).decoded();
      assertThat(settled.records().getFirst().record()).isEqualTo(new OutboxRecord.Gone(2));

      uplink.close();
      assertThat(host.next().topic().kind()).isEqualTo(Kind.DDEATH);
      Heard death = host.next();
      assertThat(death.decoded()).isEqualTo(new Decoded.NodeDied(0));
      assertThat(death.qos()).isEqualTo(1);
      assertThat(death.retained()).isFalse();
    }
  }

  @Test
  void whenTheHostLeavesTheNodeDiesAndWaits() throws Exception {
    try (Mosquitto broker = Mosquitto.start(folder);
        TestHost host = new TestHost(broker.address());
        Uplink uplink = Uplink.overTcp(settingsFor(broker.address()), outbox, new FakeFleet())) {
      host.state("center", true, NOON);
      uplink.start();
      assertThat(((Decoded.NodeBorn) host.next(Kind.NBIRTH).decoded()).bdSeq()).isZero();

      host.state("center", false, NOON.minusSeconds(1));
      host.state("center", false, NOON.plusSeconds(1));
      assertThat(host.next(Kind.NDEATH).decoded()).isEqualTo(new Decoded.NodeDied(0));

      host.state("center", true, NOON.plusSeconds(2));
      Decoded.NodeBorn again = (Decoded.NodeBorn) host.next(Kind.NBIRTH).decoded();
      assertThat(again.bdSeq()).isEqualTo(1);
    }
  }
}
