package org.gengfu.center.ingest;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
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
import org.gengfu.contract.EdgeCommand;
import org.gengfu.contract.HostState;
import org.gengfu.contract.SparkplugTopic;

/** The MQTT side of a test edge: connected, with its will, listening to its commands. */
final class MqttEdge implements AutoCloseable, MqttCallback {
  private static final long WAIT_MILLIS = 20_000;

  final BlockingQueue<EdgeCommand> commands = new LinkedBlockingQueue<>();
  final BlockingQueue<HostState> states = new LinkedBlockingQueue<>();
  private final MqttAsyncClient client;

  MqttEdge(URI broker, String user, String password, Inbox.Message will) throws MqttException {
    client = new MqttAsyncClient(broker.toString(), "edge-" + user, new MemoryPersistence());
    client.setCallback(this);
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(true);
    options.setAutomaticReconnect(false);
    options.setUserName(user);
    options.setPassword(password.getBytes(StandardCharsets.UTF_8));
    options.setWill(
        will.topic().text(), new MqttMessage(will.payload(), 1, false, new MqttProperties()));
    client.connect(options).waitForCompletion(WAIT_MILLIS);
    client
        .subscribe("spBv1.0/" + TestEdge.GROUP + "/NCMD/" + user, 1)
        .waitForCompletion(WAIT_MILLIS);
    client.subscribe(SparkplugTopic.state("gengfu-center"), 1).waitForCompletion(WAIT_MILLIS);
  }

  void send(Inbox.Message message) throws MqttException {
    client.publish(message.topic().text(), message.payload(), 0, false);
  }

  EdgeCommand nextCommand() throws InterruptedException {
    return required(commands.poll(WAIT_MILLIS, TimeUnit.MILLISECONDS), "command");
  }

  HostState nextState() throws InterruptedException {
    return required(states.poll(WAIT_MILLIS, TimeUnit.MILLISECONDS), "STATE");
  }

  private static <T> T required(T thing, String what) {
    if (thing == null) {
      throw new AssertionError("no " + what + " came");
    }
    return thing;
  }

  @Override
  public void messageArrived(String topic, MqttMessage message) {
    SparkplugTopic.parse(topic)
        .ifPresentOrElse(
            parsed -> commands.addAll(parsed(parsed, message)),
            () -> HostState.parse(message.getPayload()).ifPresent(states::add));
  }

  private static List<EdgeCommand> parsed(SparkplugTopic topic, MqttMessage message) {
    return EdgeCommand.parse(topic, message.getPayload());
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

  /** The process is gone: no farewell. */
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
