package org.gengfu.edge.peer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.gengfu.contract.Decoded;
import org.gengfu.contract.HostState;
import org.gengfu.contract.SparkplugDecoder;
import org.gengfu.contract.SparkplugTopic;

/** A host application as plain as can be: hears everything, says what the test wants. */
public final class TestHost implements AutoCloseable {
  /** One message of an edge node. */
  public record Heard(SparkplugTopic topic, Decoded decoded, int qos, boolean retained) {}

  private final MqttClient client;
  private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
  private final SparkplugDecoder decoder = new SparkplugDecoder();

  public TestHost(String broker) throws MqttException {
    client = new MqttClient(broker, "test-host", new MemoryPersistence());
    client.setCallback(new Ears());
    client.connect();
    client.subscribe("spBv1.0/#", 1);
  }

  public void state(String host, boolean online, Instant at) throws MqttException {
    client.publish(SparkplugTopic.state(host), new HostState(online, at).json(), 1, true);
  }

  public void command(String topic, byte[] payload) throws MqttException {
    client.publish(topic, payload, 0, false);
  }

  /** The next message; fails the test when none comes. */
  public Heard next() throws InterruptedException {
    Heard next = heard.poll(30, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("no message within 30 s");
    }
    return next;
  }

  /** The next message of a kind, others left out. */
  public Heard next(SparkplugTopic.Kind kind) throws InterruptedException {
    return next(each -> each.topic().kind() == kind);
  }

  /** The next message that is wanted, others left out; fails the test when none comes. */
  public Heard next(Predicate<Heard> wanted) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    List<String> others = new ArrayList<>();
    while (System.nanoTime() < until) {
      Heard next = next();
      if (wanted.test(next)) {
        return next;
      }
      others.add(next.toString());
    }
    throw new AssertionError("within 60 s came only " + String.join("\n", others));
  }

  @Override
  public void close() throws MqttException {
    client.disconnectForcibly(0, 0, false);
    client.close(true);
  }

  private final class Ears implements MqttCallback {
    @Override
    public void messageArrived(String topic, MqttMessage message) {
      SparkplugTopic.parse(topic)
          .filter(parsed -> !parsed.kind().name().endsWith("CMD"))
          .ifPresent(parsed ->
              heard.add(
                  new Heard(
                      parsed,
                      decoder.decode(parsed, message.getPayload()),
                      message.getQos(),
                      message.isRetained())));
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
}
