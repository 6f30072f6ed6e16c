package org.gengfu.center.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.center.ingest.TestEdge.alarm;
import static org.gengfu.center.ingest.TestEdge.at;
import static org.gengfu.center.ingest.TestEdge.readings;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.gengfu.center.broker.BrokerSettings;
import org.gengfu.center.broker.Credential;
import org.gengfu.center.broker.EdgeAccounts;
import org.gengfu.center.broker.EmbeddedBroker;
import org.gengfu.center.broker.ExternalBroker;
import org.gengfu.center.broker.ExternalSettings;
import org.gengfu.center.broker.MessageBroker;
import org.gengfu.center.broker.MosquittoBroker;
import org.gengfu.contract.EdgeCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way of a reading, with both kinds of broker: edge, MQTT, commit, acknowledgement. */
class IngestBrokerIT {
  private static final String PASSWORD = "right";

  private final FakeStores stores = new FakeStores();
  private final TestEdge edge = new TestEdge("room-a");
  private final Instant now = InstantSource.system().instant();

  @TempDir private Path folder;

  @Test
  void throughTheBrokerInside() throws Exception {
    BrokerSettings settings =
        new BrokerSettings("127.0.0.1", 0, TestEdge.GROUP, "gengfu-center", folder);
    EdgeAccounts accounts = new EdgeAccounts(Map.of("room-a", Credential.ofPassword(PASSWORD)));
    wholeWay(new EmbeddedBroker(settings, accounts, InstantSource.system()));
  }

  @Test
  void throughABrokerOutside() throws Exception {
    try (MosquittoBroker mosquitto = MosquittoBroker.startOrSkip(folder)) {
      ExternalSettings settings =
          new ExternalSettings(mosquitto.uri(), "", "", TestEdge.GROUP, "gengfu-center");
      wholeWay(new ExternalBroker(settings, InstantSource.system()));
    }
  }

  private void wholeWay(MessageBroker broker) throws Exception {
    IngestSettings settings = IngestSettings.of(TestEdge.GROUP, Set.of("room-a"));
    try (Ingest ingest = new Ingest(settings, broker, stores, stores, InstantSource.system())) {
      MqttEdge mqtt = new MqttEdge(ingest.start(), "room-a", PASSWORD, edge.death(now));
      assertThat(mqtt.nextState().online()).isTrue();
      mqtt.send(edge.nodeBirth(now));
      mqtt.send(edge.deviceBirth(now));
      mqtt.send(edge.data(now, readings(0, now, 20.5, 21.5), alarm(1, now, true)));

      assertThat(mqtt.nextCommand()).isEqualTo(new EdgeCommand.Acknowledge(at(1)));
      assertThat(stores.rows()).hasSize(2);
      mqtt.send(edge.data(now, readings(1, now, 20.5)));
      assertThat(mqtt.nextCommand()).as("sent twice").isEqualTo(new EdgeCommand.Acknowledge(at(1)));
      ingest.requestRebirth("room-a");
      assertThat(mqtt.nextCommand()).isEqualTo(new EdgeCommand.Rebirth());

      mqtt.close();
      Entry last = stores.entries().getLast();
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (!(last instanceof Entry.EdgeDied) && System.nanoTime() < deadline) {
        stores.attempts.poll(1, TimeUnit.SECONDS);
        last = stores.entries().getLast();
      }
      assertThat(last).isInstanceOf(Entry.EdgeDied.class);
      assertThat(broker.counters().received()).isGreaterThanOrEqualTo(4);
    }
  }

  @Test
  void thePlannedEndIsToldOnTheStateTopic() throws Exception {
    try (MosquittoBroker mosquitto = MosquittoBroker.startOrSkip(folder)) {
      ExternalSettings settings =
          new ExternalSettings(mosquitto.uri(), "", "", TestEdge.GROUP, "gengfu-center");
      ExternalBroker broker = new ExternalBroker(settings, InstantSource.system());
      Ingest ingest =
          new Ingest(
              IngestSettings.of(TestEdge.GROUP, Set.of("room-a")),
              broker,
              stores,
              stores,
              InstantSource.system());
      try (MqttEdge mqtt = new MqttEdge(ingest.start(), "room-a", PASSWORD, edge.death(now))) {
        assertThat(mqtt.nextState().online()).isTrue();
        ingest.close();
        assertThat(mqtt.nextState().online()).isFalse();
      }
    }
  }
}
