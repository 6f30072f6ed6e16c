package org.gengfu.driver.serial;

import java.math.BigDecimal;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.gengfu.driver.Bus;
import org.gengfu.driver.BusThread;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadRequest;
import org.gengfu.driver.WriteOutcome;
import org.gengfu.driver.WriteRequest;
import org.gengfu.profile.serial.Answer;
import org.jspecify.annotations.Nullable;

/**
 * One line: turns planned requests into questions and answers into values. Called on the line's
 * thread only, {@link #close()} from any.
 */
final class SerialBus implements Bus {
  private final LineTalk line;

  /** Devices whose last question went unanswered: asked once only, to spare the neighbours. */
  private final Set<DevicePlan> silent =
      java.util.Collections.newSetFromMap(new IdentityHashMap<>());

  private boolean busy;
  private boolean closed;
  private @Nullable Command command;

  SerialBus(LineTalk line) {
    this.line = line;
  }

  @Override
  public BusThread thread() {
    return line.thread();
  }

  @Override
  public void listen(List<DevicePlan> devices, Listener listener) {
    checkThread();
    line.listen(devices, listener);
  }

  @Override
  public void replanned(DevicePlan before, DevicePlan now) {
    checkThread();
    line.replanned((SerialPlan) before, (SerialPlan) now);
    if (silent.remove(before)) {
      silent.add(now);
    }
  }

  @Override
  public void read(DevicePlan device, ReadRequest request, Consumer<ReadOutcome> done) {
    begin();
    Read read = new Read((SerialPlan) device, (SerialRequest) request, done);
    read.ask();
  }

  @Override
  public void write(DevicePlan device, WriteRequest request, Consumer<WriteOutcome> done) {
    begin();
    Command started =
        new Command(line, (SerialPlan) device, request, outcome -> end(outcome, done));
    command = started;
    thread()
        .execute(() -> {
          if (closed) {
            started.abort();
          } else {
            started.start();
          }
        });
  }

  private void checkThread() {
    if (!thread().isCurrent()) {
      throw new IllegalStateException("a bus is used on its own thread only");
    }
  }

  private void begin() {
    checkThread();
    if (busy) {
      throw new IllegalStateException("a question or command is under way already");
    }
    busy = true;
  }

  private void end(WriteOutcome outcome, Consumer<WriteOutcome> done) {
    command = null;
    busy = false;
    done.accept(outcome);
  }

  @Override
  public void close() {
    thread()
        .execute(() -> {
          closed = true;
          if (command != null) {
            command.abort();
          }
        });
    line.close();
  }

  /** A read under way, repeated as often as the profile says while the device is alive. */
  private final class Read implements Exchange.Asker {
    private final SerialPlan device;
    private final SerialRequest request;
    private final Consumer<ReadOutcome> done;
    private int repeatsLeft;
    private boolean repeated;

    Read(SerialPlan device, SerialRequest request, Consumer<ReadOutcome> done) {
      this.device = device;
      this.request = request;
      this.done = done;
      repeatsLeft = silent.contains(device) ? 0 : device.block().timing().retries();
    }

    private Exchange exchange() {
      return new Exchange(device, request.question(), BigDecimal.ZERO, this);
    }

    void ask() {
      line.ask(exchange());
    }

    @Override
    public void answered(@Nullable Received received) {
      Answer answer = request.question().answer();
      if (received == null || answer == null) {
        throw new IllegalStateException("a question for points without an answer");
      }
      end(
          new ReadOutcome.Values(
              AnswerDecoder.decode(received, answer, request.sources(), device.block().absent())));
    }

    @Override
    public void failed(ReadOutcome why) {
      boolean repeats =
          switch (why) {
            case ReadOutcome.NoAnswer noAnswer -> true;
            case ReadOutcome.Malformed malformed -> true;
            case ReadOutcome.DeviceError error -> false;
            case ReadOutcome.Values values -> false;
          };
      if (repeats && repeatsLeft > 0 && !closed) {
        repeatsLeft--;
        repeated = true;
        line.repeat(exchange());
      } else {
        end(why);
      }
    }

    private void end(ReadOutcome outcome) {
      if (repeated) {
        line.owes(exchange());
      }
      if (outcome instanceof ReadOutcome.NoAnswer) {
        silent.add(device);
      } else {
        silent.remove(device);
      }
      busy = false;
      done.accept(outcome);
    }
  }
}
