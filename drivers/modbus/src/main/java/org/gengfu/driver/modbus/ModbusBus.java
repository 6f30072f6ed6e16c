package org.gengfu.driver.modbus;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.gengfu.driver.Bus;
import org.gengfu.driver.BusThread;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadRequest;
import org.gengfu.driver.WriteOutcome;
import org.gengfu.driver.WriteRequest;
import org.jspecify.annotations.Nullable;

/**
 * A bus of either kind: turns planned requests into questions on its {@link Line} and answers into
 * values. Called on the line's thread only, {@link #close()} from any.
 */
final class ModbusBus implements Bus {
  private final Line line;

  /**
   * Units whose last question went unanswered: asked once only, for a repeat costs the neighbours a
   * time-out.
   */
  private final boolean[] silent = new boolean[256];

  private boolean busy;
  private boolean closed;
  private @Nullable Command command;

  ModbusBus(Line line) {
    this.line = line;
  }

  @Override
  public BusThread thread() {
    return line.thread();
  }

  @Override
  public void read(DevicePlan device, ReadRequest request, Consumer<ReadOutcome> done) {
    begin();
    Planned asked = (Planned) request;
    line.ask(asked.question(), new Read(asked, done));
  }

  @Override
  public void write(DevicePlan device, WriteRequest request, Consumer<WriteOutcome> done) {
    begin();
    Command started =
        new Command(line, (ModbusPlan) device, request, outcome -> end(outcome, done));
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

  private void begin() {
    if (!thread().isCurrent()) {
      throw new IllegalStateException("a bus is used on its own thread only");
    }
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

  /** A read under way, repeated as often as the device's profile says while the device is alive. */
  private final class Read implements Line.Asker {
    private final Planned request;
    private final Consumer<ReadOutcome> done;
    private int repeatsLeft;
    private boolean repeated;

    Read(Planned request, Consumer<ReadOutcome> done) {
      this.request = request;
      this.done = done;
      repeatsLeft = silent[request.question().unit()] ? 0 : request.repeats();
    }

    @Override
    public void answered(ByteBuffer in, int offset) {
      end(new ReadOutcome.Values(request.decode(in, offset)));
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
        line.repeat(request.question(), this);
      } else {
        end(why);
      }
    }

    private void end(ReadOutcome outcome) {
      if (repeated) {
        line.owes(request.question());
      }
      silent[request.question().unit()] = outcome instanceof ReadOutcome.NoAnswer;
      busy = false;
      done.accept(outcome);
    }
  }
}
