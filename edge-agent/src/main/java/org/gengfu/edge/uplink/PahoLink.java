package org.gengfu.edge.uplink;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.net.SocketFactory;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.MqttReturnCode;
import org.gengfu.edge.uplink.UplinkSettings.Secret;
import org.jspecify.annotations.Nullable;

/** A connection by Eclipse Paho, MQTT 5. One thread at a time. */
final class PahoLink implements Link {
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration GOODBYE = Duration.ofSeconds(3);
  private static final int REFUSED = 0x80;

  private final UplinkSettings settings;
  private final SocketFactory sockets;
  private @Nullable MqttAsyncClient client;

  PahoLink(UplinkSettings settings, SocketFactory sockets) {
    this.settings = settings;
    this.sockets = sockets;
  }

  @Override
  public void connect(String broker, Message will, Inbox inbox) throws LinkException {
    drop();
    try {
      MqttAsyncClient fresh =
          new MqttAsyncClient(broker, settings.clientId(), new MemoryPersistence());
      client = fresh;
      fresh.setCallback(new Callback(inbox));
      fresh.connect(options(will)).waitForCompletion(CONNECT.plusSeconds(1).toMillis());
    } catch (MqttException | IllegalArgumentException e) {
      drop();
      throw new LinkException("cannot connect to " + broker + ": " + reason(e), e);
    }
  }

  private MqttConnectionOptions options(Message will) {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(true);
    options.setSessionExpiryInterval(0L);
    options.setAutomaticReconnect(false);
    options.setKeepAliveInterval((int) settings.keepAlive().toSeconds());
    options.setConnectionTimeout((int) CONNECT.toSeconds());
    options.setSocketFactory(sockets);
    MqttMessage message = new MqttMessage(will.payload());
    message.setQos(1);
    message.setRetained(false);
    options.setWill(will.topic(), message);
    String username = settings.username();
    if (username != null) {
      options.setUserName(username);
    }
    Secret password = settings.password();
    if (password != null) {
      options.setPassword(password.text().getBytes(StandardCharsets.UTF_8));
    }
    return options;
  }

  @Override
  public void subscribe(List<String> topics) throws LinkException {
    int[] qos = new int[topics.size()];
    Arrays.fill(qos, 1);
    try {
      IMqttToken token = connected().subscribe(topics.toArray(String[]::new), qos);
      token.waitForCompletion(ANSWER.toMillis());
      int[] reasons = token.getReasonCodes();
      for (int i = 0; reasons != null && i < reasons.length; i++) {
        if (reasons[i] >= REFUSED) {
          throw new LinkException("the broker refuses to subscribe to " + topics.get(i), null);
        }
      }
    } catch (MqttException e) {
      throw new LinkException("cannot subscribe: " + reason(e), e);
    }
  }

  @Override
  public void publish(Message message, int qos) throws LinkException {
    try {
      connected()
          .publish(message.topic(), message.payload(), qos, false)
          .waitForCompletion(ANSWER.toMillis());
    } catch (MqttException e) {
      throw new LinkException("cannot publish on " + message.topic() + ": " + reason(e), e);
    }
  }

  private MqttAsyncClient connected() throws LinkException {
    MqttAsyncClient present = client;
    if (present == null) {
      throw new LinkException("not connected", null);
    }
    return present;
  }

  @Override
  public void disconnect() {
    MqttAsyncClient present = client;
    if (present != null) {
      try {
        present
            .disconnect(
                GOODBYE.toMillis(),
                null,
                null,
                MqttReturnCode.RETURN_CODE_DISCONNECT_WITH_WILL_MESSAGE,
                new MqttProperties())
            .waitForCompletion(GOODBYE.toMillis());
      } catch (MqttException e) {
        // The broker sees the connection end without a word and publishes the will all the same.
      }
    }
    drop();
  }

  @Override
  public void drop() {
    MqttAsyncClient present = client;
    client = null;
    if (present == null) {
      return;
    }
    try {
      present.disconnectForcibly(0, 0, false);
    } catch (MqttException e) {
      // It was not connected any more.
    }
    try {
      present.close(true);
    } catch (MqttException e) {
      // Nothing is left that could be released.
    }
  }

  private static String reason(Exception e) {
    Throwable cause = e.getCause();
    return cause == null ? String.valueOf(e.getMessage()) : String.valueOf(cause);
  }

  private record Callback(Inbox inbox) implements MqttCallback {
    @Override
    public void disconnected(MqttDisconnectResponse response) {
      inbox.lost(String.valueOf(response.getReasonString()));
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
      inbox.lost(reason(exception));
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
      inbox.arrived(new Message(topic, message.getPayload()));
    }

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
  }
}
