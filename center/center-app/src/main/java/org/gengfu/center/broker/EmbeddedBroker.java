package org.gengfu.center.broker;

import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import com.hivemq.embedded.EmbeddedHiveMQBuilder;
import com.hivemq.extension.sdk.api.packets.general.Qos;
import com.hivemq.extension.sdk.api.services.builder.Builders;
import com.hivemq.extension.sdk.api.services.publish.Publish;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.gengfu.contract.HostState;
import org.gengfu.contract.SparkplugTopic;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * HiveMQ Community Edition inside this process. It keeps everything in memory (what must last is in
 * the edges' outboxes), knows only the edges, and reports nothing to its makers.
 */
public final class EmbeddedBroker implements MessageBroker {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
  private static final int START_SECONDS = 60;
  private static final int STOP_SECONDS = 10;
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final BrokerSettings settings;
  private final EdgeAccounts accounts;
  private final InstantSource clock;
  private final Refusals logins;
  private final Refusals actions;
  private final StateListeners listeners = new StateListeners();
  private final AtomicLong published = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private @Nullable EmbeddedHiveMQ hive;
  private volatile @Nullable EdgeExtension extension;
  private boolean online;

  public EmbeddedBroker(BrokerSettings settings, EdgeAccounts accounts, InstantSource clock) {
    this.settings = settings;
    this.accounts = accounts;
    this.clock = clock;
    this.logins = new Refusals(clock, LOG::warn);
    this.actions = new Refusals(clock, LOG::warn);
  }

  @Override
  public URI start(Receiver receiver) throws BrokerException {
    EdgeExtension started =
        new EdgeExtension(
            accounts,
            new TopicRules(settings.group(), settings.host()),
            receiver,
            logins,
            actions,
            listeners);
    EmbeddedHiveMQ broker = null;
    try {
      broker = build(started);
      this.hive = broker;
      broker.start().get(START_SECONDS, TimeUnit.SECONDS);
      this.extension = started;
      return URI.create("tcp://" + settings.address() + ":" + started.port());
    } catch (IOException | ExecutionException | TimeoutException e) {
      throw failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(e);
    }
  }

  private BrokerException failed(Exception cause) {
    close();
    String where = settings.address() + ":" + settings.port();
    return new BrokerException(
        "the MQTT broker cannot listen on "
            + where
            + " with its files in "
            + settings.folder()
            + "; is the port in use, or the folder not writable?",
        cause);
  }

  private EmbeddedHiveMQ build(EdgeExtension main) throws IOException {
    Path configuration = Files.createDirectories(settings.folder().resolve("conf"));
    Path data = Files.createDirectories(settings.folder().resolve("data"));
    Path extensions = Files.createDirectories(settings.folder().resolve("extensions"));
    Files.writeString(
        configuration.resolve("config.xml"), HiveConfiguration.xml(settings, accounts.count()));
    HiveConfiguration.tune();
    EmbeddedHiveMQ built = builder(main, configuration, data, extensions).build();
    HiveConfiguration.denyStrangers();
    return built;
  }

  private static EmbeddedHiveMQBuilder builder(
      EdgeExtension main, Path configuration, Path data, Path extensions) {
    return EmbeddedHiveMQ.builder()
        .withConfigurationFolder(configuration)
        .withDataFolder(data)
        .withExtensionsFolder(extensions)
        .withoutLoggingBootstrap()
        .withEmbeddedExtension(
            EmbeddedExtension.builder()
                .withId("gengfu-edges")
                .withName("Gengfu edges")
                .withVersion("1")
                .withAuthor("Gengfu")
                .withExtensionMain(main)
                .build());
  }

  @Override
  public void goOnline() {
    online = true;
    announce(true);
  }

  private void announce(boolean present) {
    EdgeExtension current = extension;
    if (current == null) {
      return;
    }
    listeners.announcing();
    HostState state = new HostState(present, clock.instant());
    Publish message =
        Builders.publish()
            .topic(SparkplugTopic.state(settings.host()))
            .qos(Qos.AT_LEAST_ONCE)
            .retain(true)
            .payload(ByteBuffer.wrap(state.json()))
            .build();
    await(current.publisher().publish(message), "STATE online=" + present);
  }

  private void await(CompletableFuture<?> future, String what) {
    try {
      future.get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      failures.incrementAndGet();
      LOG.warn("could not publish {}", what, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitFarewell() {
    try {
      if (!listeners.awaitAll(FAREWELL)) {
        LOG.info("not every edge confirmed within {} that the host leaves", FAREWELL);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void publish(String topic, byte[] payload) {
    EdgeExtension current = extension;
    if (current == null) {
      failures.incrementAndGet();
      return;
    }
    Publish message =
        Builders.publish()
            .topic(topic)
            .qos(Qos.AT_MOST_ONCE)
            .retain(false)
            .payload(ByteBuffer.wrap(payload))
            .build();
    var unused =
        current
            .publisher()
            .publish(message)
            .whenComplete(
                (done, failure) -> (failure == null ? published : failures).incrementAndGet());
  }

  @Override
  public BrokerCounters counters() {
    EdgeExtension current = extension;
    return new BrokerCounters(
        current == null ? 0 : current.received(),
        published.get(),
        failures.get(),
        logins.total(),
        actions.total());
  }

  @Override
  public void close() {
    if (online) {
      online = false;
      announce(false);
      awaitFarewell();
    }
    extension = null;
    EmbeddedHiveMQ broker = hive;
    hive = null;
    if (broker != null) {
      await(broker.stop(), "its end");
    }
  }
}
