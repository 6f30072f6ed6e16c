package org.gengfu.driver.opcua;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gengfu.driver.Bus;
import org.gengfu.driver.BusThread;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadRequest;
import org.gengfu.driver.WriteOutcome;
import org.gengfu.driver.WriteRequest;
import org.gengfu.driver.transport.BusLoop;
import org.jspecify.annotations.Nullable;

/**
 * One endpoint. A question about subscribed points is answered from what the server told, as long
 * as the subscription lives; everything else is read. Called on its thread only, {@link #close()}
 * from any.
 */
final class OpcuaBus implements Bus {
  private final BusLoop thread;
  private final Connection connection;
  private final Asker asker;
  private final Subscriber subscriber;
  private boolean busy;
  private boolean closed;
  private @Nullable Command command;

  OpcuaBus(BusLoop thread, Connection connection) {
    this.thread = thread;
    this.connection = connection;
    NodeTable nodes = new NodeTable(thread);
    connection.onActive(session -> nodes.clear());
    asker = new Asker(thread, connection, nodes);
    subscriber = new Subscriber(thread, connection, nodes);
  }

  @Override
  public BusThread thread() {
    return thread;
  }

  @Override
  public void listen(List<DevicePlan> devices, Listener listener) {
    subscriber.listen(devices.stream().map(OpcuaPlan.class::cast).toList(), listener);
  }

  @Override
  public void replanned(DevicePlan before, DevicePlan now) {
    subscriber.replanned((OpcuaPlan) before, (OpcuaPlan) now);
  }

  @Override
  public void read(DevicePlan device, ReadRequest request, Consumer<ReadOutcome> done) {
    begin();
    Consumer<ReadOutcome> end =
        outcome -> {
          busy = false;
          done.accept(outcome);
        };
    switch ((OpcuaRequest) request) {
      case OpcuaRequest.Values values -> {
        OpcuaPlan plan = (OpcuaPlan) device;
        Optional<ReadOutcome> told = subscriber.answer(plan, values);
        if (told.isPresent()) {
          thread.execute(() -> end.accept(told.get()));
        } else {
          subscriber.reads(plan, values);
          asker.read(
              values.sources(),
              values.timeout(),
              outcome -> {
                subscriber.read(plan, values, outcome);
                end.accept(outcome);
              });
        }
      }
      case OpcuaRequest.Table table -> asker.children(table.source(), table.timeout(), end);
    }
  }

  @Override
  public void write(DevicePlan device, WriteRequest request, Consumer<WriteOutcome> done) {
    begin();
    Command started =
        new Command(
            thread,
            asker,
            (OpcuaPlan) device,
            request,
            outcome -> {
              command = null;
              busy = false;
              done.accept(outcome);
            });
    command = started;
    thread.execute(() -> {
      if (closed) {
        started.abort();
      } else {
        started.start();
      }
    });
  }

  private void begin() {
    if (!thread.isCurrent()) {
      throw new IllegalStateException("a bus is used on its own thread only");
    }
    if (busy) {
      throw new IllegalStateException("a question or command is under way already");
    }
    busy = true;
  }

  @Override
  public void close() {
    thread.execute(() -> {
      closed = true;
      if (command != null) {
        command.abort();
      }
      asker.abort("the bus was closed");
      connection.close();
    });
  }
}
