package org.gengfu.driver.modbus;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.Consumer;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.WriteOutcome;
import org.gengfu.driver.WriteRequest;
import org.gengfu.profile.ModbusTable;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.WriteRule;
import org.jspecify.annotations.Nullable;

/**
 * One command under way: check the value, read what the guard needs, read the register when only
 * some of its bits change, write once, read back until the device shows the value. Called on the
 * line's thread only.
 *
 * <p>Up to the write a failure is a refusal, for nothing was sent. The write itself is never
 * repeated.
 */
final class Command {
  /** Time between two looks at what the device shows. */
  static final Duration READ_BACK_EVERY = Duration.ofMillis(250);

  private final Line line;
  private final ModbusPlan device;
  private final WriteRequest request;
  private final Consumer<WriteOutcome> done;
  private boolean ended;
  private boolean sent;
  private int looksLeft;

  Command(Line line, ModbusPlan device, WriteRequest request, Consumer<WriteOutcome> done) {
    this.line = line;
    this.device = device;
    this.request = request;
    this.done = done;
  }

  void start() {
    ResolvedPoint point = device.points().get(request.point());
    String refusal = WriteCheck.refusal(request, point, device);
    if (point == null || refusal != null) {
      end(new WriteOutcome.Refused(refusal == null ? "unknown point" : refusal));
      return;
    }
    WriteRule rule = point.write();
    if (rule == null || rule.guard() == null) {
      prepare(ReadPlanner.source(point), rule);
      return;
    }
    new GuardCheck(line, device, rule.guard())
        .run(why -> {
          if (why == null) {
            prepare(ReadPlanner.source(point), rule);
          } else {
            end(new WriteOutcome.Refused(why));
          }
        });
  }

  /** The bus is closed. */
  void abort() {
    if (sent) {
      end(new WriteOutcome.Failed(new ReadOutcome.NoAnswer(Duration.ZERO, "the bus was closed")));
    } else {
      end(new WriteOutcome.Refused("the bus was closed"));
    }
  }

  private RegisterSource target() {
    ResolvedPoint point = device.points().get(request.point());
    if (point == null) {
      throw new IllegalStateException("a command for no point: " + request.point());
    }
    return WriteCheck.target(point, point.write());
  }

  private void prepare(RegisterSource place, @Nullable WriteRule rule) {
    RegisterSource target = target();
    if (!target.sliced() || target.table() == ModbusTable.COIL) {
      write(place, rule, null);
      return;
    }
    ask(
        look(target),
        (in, offset) -> {
          byte[] before = new byte[2 * target.registers()];
          in.get(offset + 2, before);
          write(place, rule, before);
        },
        why -> end(new WriteOutcome.Refused("the register could not be read before: " + why)));
  }

  private void write(RegisterSource place, @Nullable WriteRule rule, byte @Nullable [] before) {
    RegisterSource target = target();
    Question question;
    RawValue expected;
    if (target.table() == ModbusTable.COIL) {
      boolean on = request.value() instanceof RawValue.Whole(long bit) && bit != 0;
      question = Question.writeCoil(device.unit(), target.address(), on, device.timing());
      expected = new RawValue.Whole(on ? 1 : 0);
    } else {
      byte[] registers = RegisterEncoder.encode(target, request.value(), before);
      if (registers == null) {
        end(
            new WriteOutcome.Refused(
                "%s does not fit %s".formatted(request.value(), place.type())));
        return;
      }
      question =
          Question.writeRegisters(device.unit(), target.address(), registers, device.timing());
      expected = RegisterDecoder.decode(target, ByteBuffer.wrap(registers), 0, target.address());
    }
    sent = true;
    ask(
        question,
        (in, offset) -> written(place, rule, expected),
        why -> end(new WriteOutcome.Failed(why)));
  }

  private void written(RegisterSource place, @Nullable WriteRule rule, RawValue expected) {
    if (rule == null || rule.readBack().isZero()) {
      end(new WriteOutcome.Done());
      return;
    }
    looksLeft = 1 + (int) rule.readBack().dividedBy(READ_BACK_EVERY);
    readBack(place, expected);
  }

  private void readBack(RegisterSource place, RawValue expected) {
    looksLeft--;
    ask(
        look(place),
        (in, offset) -> {
          RawValue shown = RegisterDecoder.decode(place, in, offset + 2, place.address());
          if (shown.equals(expected)) {
            end(new WriteOutcome.Done());
          } else {
            lookAgain(place, expected, new WriteOutcome.NotTaken(shown));
          }
        },
        why -> lookAgain(place, expected, new WriteOutcome.Failed(why)));
  }

  private void lookAgain(RegisterSource place, RawValue expected, WriteOutcome otherwise) {
    if (looksLeft <= 0) {
      end(otherwise);
    } else {
      line.thread()
          .schedule(
              READ_BACK_EVERY,
              () -> {
                if (!ended) {
                  readBack(place, expected);
                }
              });
    }
  }

  private Question look(RegisterSource place) {
    return Question.read(
        device.unit(), place.table(), place.address(), place.registers(), device.timing());
  }

  private void ask(Question question, Answered next, Consumer<ReadOutcome> otherwise) {
    line.ask(
        question,
        new Line.Asker() {
          @Override
          public void answered(ByteBuffer in, int offset) {
            if (!ended) {
              next.accept(in, offset);
            }
          }

          @Override
          public void failed(ReadOutcome why) {
            if (!ended) {
              otherwise.accept(why);
            }
          }
        });
  }

  /** What goes on with an answer, see {@link Line.Asker#answered}. */
  private interface Answered {
    void accept(ByteBuffer in, int offset);
  }

  private void end(WriteOutcome outcome) {
    if (!ended) {
      ended = true;
      done.accept(outcome);
    }
  }
}
