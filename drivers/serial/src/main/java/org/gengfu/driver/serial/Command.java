package org.gengfu.driver.serial;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.function.Consumer;
import org.gengfu.driver.Guard;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadRequest;
import org.gengfu.driver.WriteOutcome;
import org.gengfu.driver.WriteRequest;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.WriteRule;
import org.gengfu.profile.serial.Answer;
import org.gengfu.profile.serial.Question;
import org.gengfu.profile.serial.SerialSource;
import org.jspecify.annotations.Nullable;

/**
 * One command under way: check the value, ask what the guard needs, send once, read back until the
 * device shows the value. Called on the line's thread only.
 *
 * <p>Up to the sending a failure is a refusal, for nothing was sent. The sending itself is never
 * repeated.
 */
final class Command {
  /** Time between two looks at what the device shows. */
  static final Duration READ_BACK_EVERY = Duration.ofMillis(250);

  private final LineTalk line;
  private final SerialPlan device;
  private final WriteRequest request;
  private final Consumer<WriteOutcome> done;
  private final ArrayDeque<String> open = new ArrayDeque<>();
  private boolean ended;
  private boolean sent;
  private int looksLeft;

  Command(LineTalk line, SerialPlan device, WriteRequest request, Consumer<WriteOutcome> done) {
    this.line = line;
    this.device = device;
    this.request = request;
    this.done = done;
  }

  void start() {
    ResolvedPoint point = device.points().get(request.point());
    String refusal = WriteCheck.refusal(request, point);
    if (point == null || refusal != null) {
      refuse(refusal == null ? "unknown point" : refusal);
      return;
    }
    WriteRule rule = point.write();
    if (rule != null && rule.guard() != null) {
      Guard guard = new Guard(rule.guard(), device.points());
      String unanswerable = guard.unanswerable();
      if (unanswerable != null) {
        refuse(unanswerable);
        return;
      }
      guard.needed().forEach(needed -> open.add(needed.id()));
      checkGuard(point, guard);
    } else {
      send(point);
    }
  }

  /** The bus is closed. */
  void abort() {
    end(
        sent
            ? new WriteOutcome.Failed(new ReadOutcome.NoAnswer(Duration.ZERO, "the bus was closed"))
            : new WriteOutcome.Refused("the bus was closed"));
  }

  private void checkGuard(ResolvedPoint point, Guard guard) {
    String name = open.poll();
    while (name != null && guard.knows(name)) {
      name = open.poll();
    }
    if (name == null) {
      String why = guard.refusal();
      if (why == null) {
        send(point);
      } else {
        refuse(why);
      }
      return;
    }
    SerialRequest asked = brings(name);
    if (asked == null) {
      refuse("the guard needs %s, which no question brings".formatted(name));
      return;
    }
    String missing = name;
    ask(
        asked.question(),
        BigDecimal.ZERO,
        received -> {
          learn(guard, asked, received);
          checkGuard(point, guard);
        },
        why -> refuse("the guard's point %s could not be read: %s".formatted(missing, why)));
  }

  private void learn(Guard guard, SerialRequest asked, @Nullable Received received) {
    List<RawValue> values = values(asked, received);
    for (int i = 0; i < values.size(); i++) {
      guard.read(asked.points().get(i), values.get(i));
    }
  }

  private List<RawValue> values(SerialRequest asked, @Nullable Received received) {
    Answer answer = asked.question().answer();
    return received == null || answer == null
        ? List.of()
        : AnswerDecoder.decode(received, answer, asked.sources(), device.block().absent());
  }

  private @Nullable SerialRequest brings(String point) {
    ReadRequest found = device.request(point).orElse(null);
    return found == null ? null : (SerialRequest) found;
  }

  private void send(ResolvedPoint point) {
    WriteRule rule = point.write();
    SerialSource target = WriteCheck.target(point);
    Question question = target.set() == null ? null : device.block().questions().get(target.set());
    if (question == null) {
      refuse("nothing writes point " + point.id());
      return;
    }
    sent = true;
    ask(
        question,
        WriteCheck.number(request.value()),
        received -> written(point, rule),
        why -> end(new WriteOutcome.Failed(why)));
  }

  private void written(ResolvedPoint point, @Nullable WriteRule rule) {
    SerialRequest look = brings(point.id());
    if (rule == null || rule.readBack().isZero() || look == null) {
      end(new WriteOutcome.Done());
      return;
    }
    looksLeft = 1 + (int) rule.readBack().dividedBy(READ_BACK_EVERY);
    readBack(point, look);
  }

  private void readBack(ResolvedPoint point, SerialRequest look) {
    looksLeft--;
    ask(
        look.question(),
        BigDecimal.ZERO,
        received -> {
          List<RawValue> values = values(look, received);
          int index = look.points().indexOf(point.id());
          RawValue shown = index < values.size() ? values.get(index) : new RawValue.Absent("");
          if (WriteCheck.same(shown, request.value())) {
            end(new WriteOutcome.Done());
          } else {
            lookAgain(point, look, new WriteOutcome.NotTaken(shown));
          }
        },
        why -> lookAgain(point, look, new WriteOutcome.Failed(why)));
  }

  private void lookAgain(ResolvedPoint point, SerialRequest look, WriteOutcome otherwise) {
    if (looksLeft <= 0) {
      end(otherwise);
    } else {
      line.thread()
          .schedule(
              READ_BACK_EVERY,
              () -> {
                if (!ended) {
                  readBack(point, look);
                }
              });
    }
  }

  private void ask(
      Question question,
      BigDecimal value,
      Consumer<@Nullable Received> next,
      Consumer<ReadOutcome> otherwise) {
    line.ask(
        new Exchange(
            device,
            question,
            value,
            new Exchange.Asker() {
              @Override
              public void answered(@Nullable Received answer) {
                if (!ended) {
                  next.accept(answer);
                }
              }

              @Override
              public void failed(ReadOutcome why) {
                if (!ended) {
                  otherwise.accept(why);
                }
              }
            }));
  }

  private void refuse(String why) {
    end(new WriteOutcome.Refused(why));
  }

  private void end(WriteOutcome outcome) {
    if (!ended) {
      ended = true;
      done.accept(outcome);
    }
  }
}
