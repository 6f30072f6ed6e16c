package org.gengfu.center;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.gengfu.contract.AlarmEvent;
import org.gengfu.contract.Birth;
import org.gengfu.contract.EdgeCommand;
import org.gengfu.contract.Numbered;
import org.gengfu.contract.OutboxOffset;
import org.gengfu.contract.OutboxRecord;
import org.gengfu.contract.Reading;
import org.gengfu.contract.SparkplugEncoder;
import org.gengfu.contract.SparkplugTopic;
import org.gengfu.contract.SparkplugTopic.Kind;

/** A small edge that speaks to a center over MQTT and counts what is acknowledged. */
final class RoomEdge implements AutoCloseable {
  static final String EDGE = "room-a";
  static final String DEVICE = "th-1";
  private static final String GROUP = "gengfu";
  private static final long EPOCH = 7;
  private static final long WAIT_SECONDS = 60;

  private final SparkplugEncoder encoder = new SparkplugEncoder(true);
  private final BlockingQueue<OutboxOffset> acknowledged = new LinkedBlockingQueue<>();
  private final BlockingQueue<EdgeCommand.Write> written = new LinkedBlockingQueue<>();
  private final MqttAsyncClient client;
  private int seq;

  /**
   * @param bdSeq number of this session
   */
  RoomEdge(URI broker, long bdSeq, Birth node, Birth device) throws MqttException {
    client = new MqttAsyncClient(broker.toString(), "edge-" + EDGE, new MemoryPersistence());
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(true);
    options.setUserName(EDGE);
    options.setPassword("secret-a".getBytes(StandardCharsets.UTF_8));
    options.setWill(
        topic(Kind.NDEATH, "").text(),
        new MqttMessage(encoder.death(bdSeq), 1, false, new MqttProperties()));
    client.setCallback(new Commands());
    client.connect(options).waitForCompletion(WAIT_SECONDS * 1_000);
    client.subscribe(topic(Kind.NCMD, "").text(), 1).waitForCompletion(WAIT_SECONDS * 1_000);
    client.subscribe(topic(Kind.DCMD, DEVICE).text(), 1).waitForCompletion(WAIT_SECONDS * 1_000);
    Instant now = Instant.now();
    send(Kind.NBIRTH, "", encoder.nodeBirth(node, bdSeq, next(), now));
    send(Kind.DBIRTH, DEVICE, encoder.deviceBirth(device, next(), now));
  }

  private final class Commands implements MqttCallback {
    @Override
    public void messageArrived(String topic, MqttMessage message) {
      SparkplugTopic.parse(topic)
          .ifPresent(parsed -> {
            for (EdgeCommand command : EdgeCommand.parse(parsed, message.getPayload())) {
              if (command instanceof EdgeCommand.Acknowledge(OutboxOffset upTo)) {
                acknowledged.add(upTo);
              } else if (command instanceof EdgeCommand.Write write) {
                written.add(write);
              }
            }
          });
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {}

    @Override
    public void mqttErrorOccurred(MqttException exception) {}

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
  }

  static Birth birth(String device, Instant time, List<Reading> readings, AlarmEvent... active) {
    return new Birth(
        device, time, Map.of("title.zh", device), List.of(), readings, List.of(), List.of(active));
  }

  /** Sends one record of the outbox. */
  void send(long offset, OutboxRecord record, boolean historical) throws MqttException {
    List<Numbered> records = new ArrayList<>();
    records.add(new Numbered(new OutboxOffset(EPOCH, offset), record));
    send(Kind.DDATA, DEVICE, encoder.data(DEVICE, records, historical, next(), Instant.now()));
  }

  /** Waits until everything up to this offset is acknowledged. */
  void awaitAcknowledged(long offset) throws InterruptedException {
    while (true) {
      OutboxOffset upTo = acknowledged.poll(WAIT_SECONDS, TimeUnit.SECONDS);
      if (upTo == null) {
        throw new AssertionError("offset " + offset + " was not acknowledged");
      }
      if (upTo.epoch() == EPOCH && upTo.offset() >= offset) {
        return;
      }
    }
  }

  /** What the center wants of the device next. */
  EdgeCommand.Write awaitWrite() throws InterruptedException {
    EdgeCommand.Write write = written.poll(WAIT_SECONDS, TimeUnit.SECONDS);
    if (write == null) {
      throw new AssertionError("nothing was asked of the device");
    }
    return write;
  }

  /** True when nothing was asked beside what was awaited. */
  boolean wasAskedNothingElse() {
    return written.isEmpty();
  }

  private int next() {
    int now = seq;
    seq = (seq + 1) % 256;
    return now;
  }

  private void send(Kind kind, String device, byte[] payload) throws MqttException {
    client.publish(topic(kind, device).text(), payload, 0, false).waitForCompletion(20_000);
  }

  private static SparkplugTopic topic(Kind kind, String device) {
    return new SparkplugTopic(kind, GROUP, EDGE, device);
  }

  /** Gone without a farewell. */
  @Override
  public void close() throws MqttException {
    try {
      client.disconnectForcibly(0, 0, false);
    } catch (MqttException e) {
      // the center is gone already
    }
    client.close(true);
  }
}
