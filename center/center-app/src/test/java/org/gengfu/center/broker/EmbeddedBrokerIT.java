package org.gengfu.center.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.gengfu.contract.HostState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker as an edge's MQTT client sees it. */
class EmbeddedBrokerIT {
  private static final long WAIT_MILLIS = 20_000;
  private static final String DEATH = "spBv1.0/gengfu/NDEATH/room-a";
  private static final String DATA = "spBv1.0/gengfu/NDATA/room-a";

  @TempDir private Path folder;
  private BrokerHarness harness;

  @BeforeEach
  void start() throws BrokerException {
    harness = new BrokerHarness(folder);
  }

  @AfterEach
  void stop() {
    harness.close();
  }

  /** Interceptors do not see wills: without special care an edge would never die. */
  @Test
  void theWillOfABrokenConnectionComesAfterWhatItSent() throws Exception {
    MqttAsyncClient edge = connected("c1", "room-a", BrokerHarness.PASSWORD_A, DEATH);
    edge.publish(DATA, "last words".getBytes(StandardCharsets.UTF_8), 1, false)
        .waitForCompletion(WAIT_MILLIS);
    edge.disconnectForcibly(0, 0, false);
    edge.close(true);

    assertThat(harness.next().topic()).isEqualTo(DATA);
    BrokerHarness.Message death = harness.next();
    assertThat(death.topic()).isEqualTo(DEATH);
    assertThat(death.payload()).asString().isEqualTo("will of c1");
  }

  @Test
  void aPlannedLeaveNeedsNoWill() throws Exception {
    connected("c1", "room-a", BrokerHarness.PASSWORD_A, DEATH)
        .disconnect()
        .waitForCompletion(WAIT_MILLIS);
    MqttAsyncClient next = connected("c1", "room-a", BrokerHarness.PASSWORD_A, DEATH);
    next.publish(DATA, new byte[0], 1, false).waitForCompletion(WAIT_MILLIS);

    assertThat(harness.next().topic()).isEqualTo(DATA);
    end(next);
  }

  @Test
  void aWillOnAnotherEdgesTopicIsRefused() {
    assertThatThrownBy(() ->
            connected("c1", "room-a", BrokerHarness.PASSWORD_A, "spBv1.0/gengfu/NDEATH/room-b"))
        .isInstanceOf(MqttException.class);
  }

  /** A half-open connection must not keep its edge out; the old session's death is told. */
  @Test
  void theNewestConnectionOfACredentialWins() throws Exception {
    MqttAsyncClient older = connected("c1", "room-a", BrokerHarness.PASSWORD_A, DEATH);
    MqttAsyncClient newer = connected("c2", "room-a", BrokerHarness.PASSWORD_A, DEATH);

    BrokerHarness.Message death = harness.next();
    assertThat(death.payload()).asString().isEqualTo("will of c1");
    newer.publish(DATA, new byte[0], 1, false).waitForCompletion(WAIT_MILLIS);
    assertThat(harness.next().topic()).isEqualTo(DATA);
    assertThat(older.isConnected()).isFalse();
    end(newer);
  }

  /** Otherwise one edge could throw out another by taking its client id. */
  @Test
  void aClientIdInUseByAnotherEdgeIsRefused() throws Exception {
    MqttAsyncClient edge = connected("c1", "room-a", BrokerHarness.PASSWORD_A, DEATH);

    assertThatThrownBy(() ->
            connected("c1", "room-b", BrokerHarness.PASSWORD_B, "spBv1.0/gengfu/NDEATH/room-b"))
        .isInstanceOf(MqttException.class);
    assertThat(edge.isConnected()).isTrue();
    end(edge);
  }

  @Test
  void theStateIsRetainedAndTellsThePlannedEnd() throws Exception {
    harness.broker.goOnline();
    BlockingQueue<HostState> states = new LinkedBlockingQueue<>();
    MqttAsyncClient edge = client("c1");
    edge.setCallback(
        new Listener((topic, payload) -> HostState.parse(payload).ifPresent(states::add)));
    edge.connect(options("room-a", BrokerHarness.PASSWORD_A)).waitForCompletion(WAIT_MILLIS);
    edge.subscribe("spBv1.0/STATE/gengfu-center", 1).waitForCompletion(WAIT_MILLIS);

    HostState first = states.poll(WAIT_MILLIS, TimeUnit.MILLISECONDS);
    assertThat(first).isNotNull().matches(HostState::online);
    harness.broker.close();
    HostState last = states.poll(WAIT_MILLIS, TimeUnit.MILLISECONDS);
    assertThat(last).isNotNull().matches(state -> !state.online());
    assertThat(last.timestamp()).isAfterOrEqualTo(first.timestamp());
    end(edge);
  }

  @Test
  void aCommandReachesItsEdge() throws Exception {
    BlockingQueue<String> commands = new LinkedBlockingQueue<>();
    MqttAsyncClient edge = client("c1");
    edge.setCallback(
        new Listener(
            (topic, payload) -> commands.add(new String(payload, StandardCharsets.UTF_8))));
    edge.connect(options("room-a", BrokerHarness.PASSWORD_A)).waitForCompletion(WAIT_MILLIS);
    edge.subscribe("spBv1.0/gengfu/NCMD/room-a", 1).waitForCompletion(WAIT_MILLIS);

    harness.broker.publish(
        "spBv1.0/gengfu/NCMD/room-a", "rebirth".getBytes(StandardCharsets.UTF_8));

    assertThat(commands.poll(WAIT_MILLIS, TimeUnit.MILLISECONDS)).isEqualTo("rebirth");
    end(edge);
  }

  @Test
  void aMessageBeyondTheLimitEndsTheConnectionAndIsExplained() throws Exception {
    MqttAsyncClient edge = connected("c1", "room-a", BrokerHarness.PASSWORD_A, DEATH);
    byte[] tooLarge = new byte[HiveConfiguration.MAX_PACKET_BYTES + 1];
    try {
      edge.publish(DATA, tooLarge, 0, false).waitForCompletion(WAIT_MILLIS);
    } catch (MqttException e) {
      // Paho knows the broker's limit itself, or the connection went while it sent.
    }
    end(edge);

    assertThat(harness.next().topic()).as("no data, only the will").isEqualTo(DEATH);
  }

  @Test
  void aPortInUseIsSaidPlainly() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      BrokerSettings settings =
          new BrokerSettings(
              "127.0.0.1",
              taken.getLocalPort(),
              "gengfu",
              "gengfu-center",
              Files.createDirectories(folder.resolve("second")));
      try (EmbeddedBroker second =
          new EmbeddedBroker(settings, new EdgeAccounts(Map.of()), InstantSource.system())) {
        assertThatThrownBy(() -> second.start(harness))
            .isInstanceOf(BrokerException.class)
            .hasMessageContaining("127.0.0.1:" + taken.getLocalPort())
            .hasMessageContaining("port in use");
      }
    }
  }

  private MqttAsyncClient connected(String id, String user, String password, String will)
      throws MqttException {
    MqttAsyncClient client = client(id);
    MqttConnectionOptions options = options(user, password);
    byte[] payload = ("will of " + id).getBytes(StandardCharsets.UTF_8);
    options.setWill(will, new MqttMessage(payload, 1, false, new MqttProperties()));
    try {
      client.connect(options).waitForCompletion(WAIT_MILLIS);
    } catch (MqttException e) {
      client.close(true);
      throw e;
    }
    return client;
  }

  private MqttAsyncClient client(String id) throws MqttException {
    return new MqttAsyncClient(harness.uri.toString(), id, new MemoryPersistence());
  }

  private static MqttConnectionOptions options(String user, String password) {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(true);
    options.setAutomaticReconnect(false);
    options.setSocketFactory(new NoDelaySockets(false));
    options.setUserName(user);
    options.setPassword(password.getBytes(StandardCharsets.UTF_8));
    return options;
  }

  private static void end(MqttAsyncClient client) throws MqttException {
    try {
      client.disconnectForcibly(0, 0, false);
    } catch (MqttException e) {
      // It was not connected any more.
    }
    client.close(true);
  }
}
