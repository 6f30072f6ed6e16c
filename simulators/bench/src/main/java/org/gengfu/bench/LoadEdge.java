package org.gengfu.bench;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.gengfu.contract.Birth;
import org.gengfu.contract.EdgeCommand;
import org.gengfu.contract.HostState;
import org.gengfu.contract.Numbered;
import org.gengfu.contract.OutboxOffset;
import org.gengfu.contract.OutboxRecord;
import org.gengfu.contract.PointDefinition;
import org.gengfu.contract.PointDefinition.ValueType;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.Quality;
import org.gengfu.contract.Reading;
import org.gengfu.contract.SparkplugEncoder;
import org.gengfu.contract.SparkplugTopic;
import org.gengfu.contract.SparkplugTopic.Kind;

/**
 * An edge node that only speaks: births, then data as an edge sends them, each payload some polls
 * of one device. What counts is what the center acknowledges. One thread sends; Paho's thread
 * hears.
 */
final class LoadEdge implements MqttCallback, AutoCloseable {
  static final int DEVICES = 10;
  static final int POINTS = 20;
  static final int RECORDS = 12;

  /** Readings of one payload. */
  static final int READINGS = POINTS * RECORDS;

  private static final long WAIT_MILLIS = 30_000;

  private record Flight(long lastOffset, long scheduledNanos) {}

  private final String id;
  private final MqttAsyncClient client;
  private final SparkplugEncoder encoder = new SparkplugEncoder(true);
  private final CountDownLatch host = new CountDownLatch(1);
  private final ConcurrentLinkedQueue<Flight> flights = new ConcurrentLinkedQueue<>();
  private final AtomicLong acknowledged = new AtomicLong();
  private final long epoch = System.nanoTime() & Long.MAX_VALUE;
  private final Latencies latencies;
  private volatile String trouble = "";
  private int seq;
  private int device;
  private long offset;
  private long sent;
  private long lastMillis;

  LoadEdge(URI broker, String id, Latencies latencies) throws MqttException {
    this.id = id;
    this.latencies = latencies;
    this.client = new MqttAsyncClient(broker.toString(), id, new MemoryPersistence());
    client.setCallback(this);
  }

  /** Connects, waits for the host, says the births. */
  void begin() throws MqttException, InterruptedException {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(true);
    options.setAutomaticReconnect(false);
    options.setSocketFactory(new PromptSockets());
    options.setUserName(id);
    options.setPassword(CenterProcess.PASSWORD.getBytes(StandardCharsets.UTF_8));
    options.setWill(
        topic(Kind.NDEATH, "").text(),
        new MqttMessage(encoder.death(0), 1, false, new MqttProperties()));
    client.connect(options).waitForCompletion(WAIT_MILLIS);
    client.subscribe(topic(Kind.NCMD, "").text(), 1).waitForCompletion(WAIT_MILLIS);
    String state = SparkplugTopic.state(CenterProcess.HOST);
    client.subscribe(state, 1).waitForCompletion(WAIT_MILLIS);
    if (!host.await(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("edge " + id + ": the host does not come online");
    }
    births();
  }

  private void births() throws MqttException {
    Instant now = Instant.now();
    Birth node = new Birth("", now, Map.of(), List.of(), List.of(), List.of(), List.of());
    publish(Kind.NBIRTH, "", encoder.nodeBirth(node, 0, next(), now));
    List<PointDefinition> points =
        IntStream.range(0, POINTS)
            .mapToObj(i ->
                new PointDefinition(
                    point(i),
                    ValueType.REAL,
                    "V",
                    0.0,
                    1000.0,
                    Map.of("zh", "点", "en", "point"),
                    Map.of(),
                    false))
            .toList();
    for (int i = 0; i < DEVICES; i++) {
      Map<String, String> facts = Map.of("kind", "meter", "profile", "bench", "room", "room-1");
      Birth birth = new Birth("device-" + i, now, facts, points, List.of(), List.of(), List.of());
      publish(Kind.DBIRTH, "device-" + i, encoder.deviceBirth(birth, next(), now));
    }
  }

  private static String point(int number) {
    return "phase.voltage." + number;
  }

  /**
   * Sends one payload.
   *
   * @param scheduledNanos when it should have been sent, on the scale of {@link System#nanoTime}
   */
  void send(long scheduledNanos) throws MqttException {
    if (!trouble.isEmpty()) {
      throw new IllegalStateException("edge " + id + ": " + trouble);
    }
    String name = "device-" + device;
    device = (device + 1) % DEVICES;
    List<Numbered> records = new ArrayList<>(RECORDS);
    for (int i = 0; i < RECORDS; i++) {
      records.add(record(name));
    }
    flights.add(new Flight(offset - 1, scheduledNanos));
    sent += READINGS;
    publish(Kind.DDATA, name, encoder.data(name, records, false, next(), Instant.now()));
  }

  private Numbered record(String name) {
    lastMillis = Math.max(lastMillis + 1, System.currentTimeMillis());
    Instant time = Instant.ofEpochMilli(lastMillis);
    List<Reading> readings = new ArrayList<>(POINTS);
    for (int i = 0; i < POINTS; i++) {
      double value = 220 + ((offset * 31 + i * 17) % 1000) / 100.0;
      PointValue real = new PointValue.Real(value);
      readings.add(new Reading(name, point(i), real, "V", Quality.GOOD, time));
    }
    return new Numbered(
        new OutboxOffset(epoch, offset++), new OutboxRecord.Readings(name, readings));
  }

  private int next() {
    int now = seq;
    seq = (seq + 1) & 0xFF;
    return now;
  }

  private void publish(Kind kind, String name, byte[] payload) throws MqttException {
    client.publish(topic(kind, name).text(), payload, 0, false);
  }

  private SparkplugTopic topic(Kind kind, String name) {
    return new SparkplugTopic(kind, CenterProcess.GROUP, id, name);
  }

  /** Readings that the center has committed. */
  long acknowledgedReadings() {
    return acknowledged.get();
  }

  /** Readings that are sent but not acknowledged. */
  long underWay() {
    return sent - acknowledged.get();
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    var parsed = SparkplugTopic.parse(topic);
    if (parsed.isEmpty()) {
      HostState.parse(message.getPayload())
          .filter(HostState::online)
          .ifPresent(state -> host.countDown());
      return;
    }
    for (EdgeCommand command : EdgeCommand.parse(parsed.get(), message.getPayload())) {
      switch (command) {
        case EdgeCommand.Acknowledge(OutboxOffset upTo) -> acknowledged(upTo);
        case EdgeCommand.Rebirth ignored -> trouble = "the center asks for a rebirth";
        case EdgeCommand.Write ignored -> {}
        case EdgeCommand.Unknown ignored -> {}
      }
    }
  }

  private void acknowledged(OutboxOffset upTo) {
    long now = System.nanoTime();
    for (Flight flight = flights.peek();
        flight != null && flight.lastOffset() <= upTo.offset();
        flight = flights.peek()) {
      flights.remove();
      latencies.add(now - flight.scheduledNanos());
    }
    acknowledged.set((upTo.offset() + 1) * POINTS);
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {
    trouble = "disconnected: " + response;
  }

  @Override
  public void mqttErrorOccurred(MqttException exception) {
    trouble = exception.toString();
  }

  @Override
  public void deliveryComplete(IMqttToken token) {}

  @Override
  public void connectComplete(boolean reconnect, String serverUri) {}

  @Override
  public void authPacketArrived(int reasonCode, MqttProperties properties) {}

  @Override
  public void close() throws MqttException {
    try {
      client.disconnectForcibly(0, 0, false);
    } catch (MqttException e) {
      // It was not connected any more.
    }
    client.close(true);
  }
}
