package org.gengfu.driver.opcua;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;
import org.gengfu.driver.Guard;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.WriteOutcome;
import org.gengfu.driver.WriteRequest;
import org.gengfu.driver.transport.BusLoop;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.WriteRule;
import org.gengfu.profile.opcua.NodeSource;

/**
 * One command under way: check the value, read what the guard needs, read the variable when only
 * some of its bits change, write once, read back until the server shows the value. Called on the
 * bus's thread only.
 *
 * <p>Up to the write a failure is a refusal, for nothing was sent. The write itself is never
 * repeated.
 */
final class Command {
  /** Time between two looks at what the server shows. */
  static final Duration READ_BACK_EVERY = Duration.ofMillis(250);

  private final BusLoop thread;
  private final Asker asker;
  private final OpcuaPlan device;
  private final WriteRequest request;
  private final Consumer<WriteOutcome> done;
  private boolean ended;
  private boolean sent;
  private int looksLeft;

  Command(
      BusLoop thread,
      Asker asker,
      OpcuaPlan device,
      WriteRequest request,
      Consumer<WriteOutcome> done) {
    this.thread = thread;
    this.asker = asker;
    this.device = device;
    this.request = request;
    this.done = done;
  }

  void start() {
    ResolvedPoint point = device.points().get(request.point());
    String refusal = WriteCheck.refusal(request, point);
    WriteRule rule = point == null ? null : point.write();
    if (point == null || rule == null || refusal != null) {
      end(new WriteOutcome.Refused(refusal == null ? "unknown point" : refusal));
      return;
    }
    if (rule.guard() == null) {
      prepare(point, rule);
      return;
    }
    Guard guard = new Guard(rule.guard(), device.points());
    String unanswerable = guard.unanswerable();
    if (unanswerable == null) {
      guard(guard, point, rule);
    } else {
      end(new WriteOutcome.Refused(unanswerable));
    }
  }

  /** The bus is closed. */
  void abort() {
    end(
        sent
            ? new WriteOutcome.Failed(new ReadOutcome.NoAnswer(Duration.ZERO, "the bus was closed"))
            : new WriteOutcome.Refused("the bus was closed"));
  }

  /** Reads what the guard needs now: an older value may be the very reason not to write. */
  private void guard(Guard guard, ResolvedPoint point, WriteRule rule) {
    List<ResolvedPoint> needed = guard.needed();
    List<NodeSource> sources = needed.stream().map(Command::source).toList();
    asker.read(
        sources,
        device.timeout(),
        outcome -> {
          if (ended) {
            return;
          }
          if (!(outcome instanceof ReadOutcome.Values(List<RawValue> values))) {
            end(new WriteOutcome.Refused("the guard could not be read: " + outcome));
            return;
          }
          for (int i = 0; i < values.size(); i++) {
            guard.read(needed.get(i).id(), values.get(i));
          }
          String why = guard.refusal();
          if (why == null) {
            prepare(point, rule);
          } else {
            end(new WriteOutcome.Refused(why));
          }
        });
  }

  /** The bits of the whole variable that are the point's. */
  private static RawValue cut(RawValue raw, ResolvedPoint point) {
    int low = point.decode().lowBit();
    return low >= 0 && raw instanceof RawValue.Whole(long whole)
        ? new RawValue.Whole(whole >>> low & mask(point))
        : raw;
  }

  private static long mask(ResolvedPoint point) {
    return -1L >>> Long.SIZE - 1 - (point.decode().highBit() - point.decode().lowBit());
  }

  private void prepare(ResolvedPoint point, WriteRule rule) {
    NodeSource target = rule.target() instanceof NodeSource other ? other : source(point);
    if (target.index() >= 0) {
      end(new WriteOutcome.Refused("entries of arrays are not written"));
      return;
    }
    int low = point.decode().lowBit();
    if (low < 0 || !(request.value() instanceof RawValue.Whole(long bits))) {
      write(point, rule, target, request.value());
      return;
    }
    asker.read(
        List.of(target),
        device.timeout(),
        outcome -> {
          if (ended) {
            return;
          }
          if (outcome instanceof ReadOutcome.Values(List<RawValue> values)
              && values.getFirst() instanceof RawValue.Whole(long before)) {
            long mask = mask(point) << low;
            write(point, rule, target, new RawValue.Whole(before & ~mask | bits << low & mask));
          } else {
            end(new WriteOutcome.Refused("the variable could not be read before: " + outcome));
          }
        });
  }

  private void write(ResolvedPoint point, WriteRule rule, NodeSource target, RawValue whole) {
    Variant value = RawValues.variant(whole, target.type());
    if (value == null) {
      end(new WriteOutcome.Refused("%s does not fit %s".formatted(whole, target.type())));
      return;
    }
    sent = true;
    asker.write(
        target,
        value,
        device.timeout(),
        outcome -> {
          if (ended) {
            return;
          }
          if (!(outcome instanceof ReadOutcome.Values)) {
            end(new WriteOutcome.Failed(outcome));
          } else if (rule.readBack().isZero()) {
            end(new WriteOutcome.Done());
          } else {
            looksLeft = 1 + (int) rule.readBack().dividedBy(READ_BACK_EVERY);
            readBack(point);
          }
        });
  }

  private void readBack(ResolvedPoint point) {
    looksLeft--;
    asker.read(
        List.of(source(point)),
        device.timeout(),
        outcome -> {
          if (ended) {
            return;
          }
          if (!(outcome instanceof ReadOutcome.Values(List<RawValue> values))) {
            lookAgain(point, new WriteOutcome.Failed(outcome));
            return;
          }
          RawValue shown = cut(values.getFirst(), point);
          if (same(shown, request.value(), source(point))) {
            end(new WriteOutcome.Done());
          } else {
            lookAgain(point, new WriteOutcome.NotTaken(shown));
          }
        });
  }

  /** A number that was written as a whole one may be shown as a real one. */
  private static boolean same(RawValue shown, RawValue wanted, NodeSource source) {
    Variant a = RawValues.variant(shown, source.type());
    Variant b = RawValues.variant(wanted, source.type());
    return a != null && a.equals(b);
  }

  private void lookAgain(ResolvedPoint point, WriteOutcome otherwise) {
    if (looksLeft <= 0) {
      end(otherwise);
    } else {
      thread.schedule(
          READ_BACK_EVERY,
          () -> {
            if (!ended) {
              readBack(point);
            }
          });
    }
  }

  private static NodeSource source(ResolvedPoint point) {
    return (NodeSource) point.source();
  }

  private void end(WriteOutcome outcome) {
    if (!ended) {
      ended = true;
      done.accept(outcome);
    }
  }
}
