package org.gengfu.center.ingest;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.gengfu.center.broker.BrokerCounters;
import org.gengfu.center.broker.MessageBroker;
import org.gengfu.center.broker.Receiver;
import org.gengfu.contract.EdgeCommand;
import org.gengfu.contract.SparkplugTopic;

/** A broker of which the test is every edge. */
final class FakeBroker implements MessageBroker {
  record Command(String edge, EdgeCommand command) {}

  final BlockingQueue<Command> commands = new LinkedBlockingQueue<>();
  volatile Optional<Receiver> receiver = Optional.empty();
  volatile boolean online;

  @Override
  public URI start(Receiver to) {
    receiver = Optional.of(to);
    return URI.create("tcp://127.0.0.1:1");
  }

  void send(Inbox.Message message) {
    receiver.orElseThrow().received(message.topic().text(), message.payload());
  }

  Command nextCommand() throws InterruptedException {
    Command command = commands.poll(20, TimeUnit.SECONDS);
    if (command == null) {
      throw new AssertionError("no command came");
    }
    return command;
  }

  @Override
  public void goOnline() {
    online = true;
  }

  @Override
  public void publish(String topic, byte[] payload) {
    SparkplugTopic parsed = SparkplugTopic.parse(topic).orElseThrow();
    List<EdgeCommand> all = EdgeCommand.parse(parsed, payload);
    all.forEach(command -> commands.add(new Command(parsed.edge(), command)));
  }

  @Override
  public BrokerCounters counters() {
    return new BrokerCounters(0, 0, 0, 0, 0);
  }

  @Override
  public void close() {
    online = false;
  }
}
