package org.gengfu.bench;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
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
import org.gengfu.contract.SparkplugEncoder;
import org.gengfu.contract.SparkplugTopic;
import org.gengfu.contract.SparkplugTopic.Kind;

/**
 * The connection of an edge node that only speaks: births, records, and what the center
 * acknowledges of them. One thread sends; Paho's thread hears.
 */
final class EdgeLine implements MqttCallback, AutoCloseable {
  private static final long WAIT_MILLIS = 30_000;

  private final String id;
  private final MqttAsyncClient client;
  private final SparkplugEncoder encoder = new SparkplugEncoder(true);
  private final CountDownLatch host = new CountDownLatch(1);
  private final LongConsumer acknowledged;
  private final long epoch = System.nanoTime() & Long.MAX_VALUE;
  private volatile String trouble = "";
  private int seq;
  private long offset;

  /**
   * A line that is not yet connected.
   *
   * @param acknowledged is told the last offset that the center has committed
   */
  EdgeLine(URI broker, String id, LongConsumer acknowledged) throws MqttException {
    this.id = id;
    this.acknowledged = acknowledged;
    this.client = new MqttAsyncClient(broker.toString(), id, new MemoryPersistence());
    client.setCallback(this);
  }

  /** Connects and waits for the host. */
  void connect() throws MqttException, InterruptedException {
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
  }

  /** Says the births of the node and of its devices. */
  void born(List<Birth> devices) throws MqttException {
    Instant now = Instant.now();
    Birth node = new Birth("", now, Map.of(), List.of(), List.of(), List.of(), List.of());
    publish(Kind.NBIRTH, "", encoder.nodeBirth(node, 0, next(), now));
    for (Birth device : devices) {
      publish(Kind.DBIRTH, device.device(), encoder.deviceBirth(device, next(), now));
    }
  }

  /**
   * Sends records of one device as one payload.
   *
   * @return the offset of the last of them
   */
  long send(String device, List<OutboxRecord> records) throws MqttException {
    if (!trouble.isEmpty()) {
      throw new IllegalStateException("edge " + id + ": " + trouble);
    }
    List<Numbered> numbered =
        records.stream()
            .map(record -> new Numbered(new OutboxOffset(epoch, offset++), record))
            .toList();
    publish(Kind.DDATA, device, encoder.data(device, numbered, false, next(), Instant.now()));
    return offset - 1;
  }

  /** The offset that the next record will have. */
  long nextOffset() {
    return offset;
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
        case EdgeCommand.Acknowledge(OutboxOffset upTo) -> acknowledged.accept(upTo.offset());
        case EdgeCommand.Rebirth ignored -> trouble = "the center asks for a rebirth";
        case EdgeCommand.Write ignored -> {}
        case EdgeCommand.Unknown ignored -> {}
      }
    }
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
