package org.gengfu.center.broker;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A real broker with two edges, and a receiver that remembers. */
final class BrokerHarness implements AutoCloseable, Receiver {
  static final String PASSWORD_A = "right-for-a";
  static final String PASSWORD_B = "right-for-b";
  static final int PATIENCE_SECONDS = 20;

  record Message(String topic, byte[] payload) {}

  final EmbeddedBroker broker;
  final URI uri;
  final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
  final List<String> refused = new CopyOnWriteArrayList<>();

  BrokerHarness(Path folder) throws BrokerException {
    BrokerSettings settings = new BrokerSettings("127.0.0.1", 0, "gengfu", "gengfu-center", folder);
    EdgeAccounts accounts =
        new EdgeAccounts(
            Map.of(
                "room-a", Credential.read(PASSWORD_A + "\n"),
                "room-b", Credential.read(Credential.ofPassword(PASSWORD_B).text())));
    broker = new EmbeddedBroker(settings, accounts, InstantSource.system());
    uri = broker.start(this);
  }

  Message next() throws InterruptedException {
    Message message = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("no message came in " + PATIENCE_SECONDS + " s");
    }
    return message;
  }

  @Override
  public void received(String topic, byte[] payload) {
    messages.add(new Message(topic, payload));
  }

  @Override
  public void refused(String edge, String why) {
    refused.add(edge + ": " + why);
  }

  @Override
  public void resumed() {
    throw new AssertionError("the broker inside the process is never away");
  }

  @Override
  public void close() {
    broker.close();
  }
}
