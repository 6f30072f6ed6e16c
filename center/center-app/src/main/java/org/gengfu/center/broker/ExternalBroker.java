package org.gengfu.center.broker;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.gengfu.contract.HostState;
import org.gengfu.contract.SparkplugTopic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A broker outside the center, read by a subscriber. The host's will says that it is gone when the
 * connection breaks; a broken connection is opened again until it holds, with a new time in will
 * and birth (Sparkplug 3.0, 5.12).
 */
public final class ExternalBroker implements MessageBroker {
  private static final Logger LOG = LoggerFactory.getLogger(ExternalBroker.class);
  private static final int KEEP_ALIVE_SECONDS = 30;
  private static final int CONNECT_SECONDS = 10;
  private static final long WAIT_MILLIS = 15_000;
  private static final long RETRY_MILLIS = 1_000;
  private static final long RETRY_MAX_MILLIS = 30_000;

  private final ExternalSettings settings;
  private final InstantSource clock;
  private final String stateTopic;
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong published = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final Object life = new Object();
  private volatile @Nullable MqttAsyncClient client;
  private volatile Instant connectedAt = Instant.EPOCH;
  private volatile boolean online;
  private volatile boolean closed;

  public ExternalBroker(ExternalSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.stateTopic = SparkplugTopic.state(settings.host());
  }

  @Override
  public URI start(Receiver receiver) throws BrokerException {
    try {
      connect(receiver);
      return settings.uri();
    } catch (MqttException e) {
      throw new BrokerException(
          "cannot connect to the MQTT broker at "
              + settings.uri()
              + "; is it there, and does it know the user \""
              + settings.username()
              + "\"?",
          e);
    }
  }

  private void connect(Receiver receiver) throws MqttException {
    connectedAt = Instant.ofEpochMilli(clock.millis());
    MqttAsyncClient fresh =
        new MqttAsyncClient(settings.uri().toString(), settings.host(), new MemoryPersistence());
    fresh.setCallback(new Subscriber(receiver));
    try {
      fresh.connect(options()).waitForCompletion(WAIT_MILLIS);
      String all = "spBv1.0/" + settings.group() + "/#";
      MqttSubscription[] filters = {
        new MqttSubscription(all, 1), new MqttSubscription(stateTopic, 1)
      };
      fresh.subscribe(filters).waitForCompletion(WAIT_MILLIS);
    } catch (MqttException e) {
      end(fresh);
      throw e;
    }
    client = fresh;
    if (online) {
      announce(true, connectedAt);
    }
  }

  private MqttConnectionOptions options() {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(true);
    options.setSessionExpiryInterval(0L);
    options.setAutomaticReconnect(false);
    options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
    options.setConnectionTimeout(CONNECT_SECONDS);
    options.setSocketFactory(new NoDelaySockets(settings.uri().getScheme().equals("ssl")));
    if (!settings.username().isEmpty()) {
      options.setUserName(settings.username());
      options.setPassword(settings.password().getBytes(StandardCharsets.UTF_8));
    }
    options.setWill(stateTopic, state(false, connectedAt));
    return options;
  }

  private static MqttMessage state(boolean present, Instant at) {
    return new MqttMessage(new HostState(present, at).json(), 1, true, new MqttProperties());
  }

  private void announce(boolean present, Instant at) {
    MqttAsyncClient current = client;
    if (current == null) {
      return;
    }
    try {
      current.publish(stateTopic, state(present, at));
    } catch (MqttException e) {
      failures.incrementAndGet();
      LOG.warn("could not publish STATE online={}", present, e);
    }
  }

  @Override
  public void goOnline() {
    online = true;
    announce(true, connectedAt);
  }

  @Override
  public void publish(String topic, byte[] payload) {
    MqttAsyncClient current = client;
    try {
      if (current != null) {
        current.publish(topic, payload, 0, false);
        published.incrementAndGet();
        return;
      }
    } catch (MqttException e) {
      LOG.debug("could not publish on {}", topic, e);
    }
    failures.incrementAndGet();
  }

  @Override
  public BrokerCounters counters() {
    return new BrokerCounters(received.get(), published.get(), failures.get(), 0, 0);
  }

  @Override
  public void close() {
    closed = true;
    online = false;
    MqttAsyncClient current;
    synchronized (life) {
      life.notifyAll();
      current = client;
      client = null;
    }
    if (current == null) {
      return;
    }
    try {
      current.publish(stateTopic, state(false, clock.instant())).waitForCompletion(WAIT_MILLIS);
      current.disconnect().waitForCompletion(WAIT_MILLIS);
    } catch (MqttException e) {
      LOG.warn("could not take leave of {}", settings.uri(), e);
    }
    end(current);
  }

  private static void end(MqttAsyncClient client) {
    try {
      client.disconnectForcibly(0, 0, false);
    } catch (MqttException e) {
      LOG.debug("was not connected", e);
    }
    try {
      client.close(true);
    } catch (MqttException e) {
      LOG.debug("could not close", e);
    }
  }

  /** The subscriber's side; called by Paho's own thread. */
  private final class Subscriber implements MqttCallback {
    private final Receiver receiver;

    Subscriber(Receiver receiver) {
      this.receiver = receiver;
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
      if (topic.equals(stateTopic)) {
        HostState.parse(message.getPayload())
            .filter(state -> online && !state.online())
            .ifPresent(state -> announce(true, connectedAt));
        return;
      }
      received.incrementAndGet();
      receiver.received(topic, message.getPayload());
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
      if (!closed && client != null) {
        client = null;
        LOG.warn("lost the MQTT broker at {}: {}", settings.uri(), response);
        Thread.ofPlatform().daemon().name("mqtt-reconnect").start(() -> reconnect(receiver));
      }
    }

    @Override
    public void mqttErrorOccurred(MqttException exception) {
      LOG.warn("MQTT error at {}", settings.uri(), exception);
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
      // Commands are QoS 0: nobody waits for them.
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
      // connect() goes on by itself.
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
      // No enhanced authentication.
    }
  }

  private void reconnect(Receiver receiver) {
    long wait = RETRY_MILLIS;
    while (pause(wait)) {
      try {
        receiver.resumed();
        connect(receiver);
        LOG.info("the MQTT broker at {} is back", settings.uri());
        return;
      } catch (MqttException e) {
        LOG.debug("the MQTT broker at {} is still away", settings.uri(), e);
        wait = Math.min(wait * 2, RETRY_MAX_MILLIS);
      }
    }
  }

  /** Waits; false when the end came meanwhile. */
  private boolean pause(long millis) {
    synchronized (life) {
      long deadline = System.nanoTime() + millis * 1_000_000;
      try {
        for (long left = millis;
            !closed && left > 0;
            left = (deadline - System.nanoTime()) / 1_000_000) {
          life.wait(left);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
      return !closed;
    }
  }
}
