package org.gengfu.driver.snmp;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.gengfu.driver.Guard;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.WriteOutcome;
import org.gengfu.driver.WriteRequest;
import org.gengfu.profile.Expression;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.WriteRule;
import org.gengfu.profile.snmp.SnmpSource;
import org.jspecify.annotations.Nullable;
import org.snmp4j.PDU;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/**
 * One command under way: check the value, read what the guard needs, look at the object (to write
 * it in the syntax in which the agent shows it), SET once, read back until the agent shows the
 * value. On the bus's thread only.
 *
 * <p>Up to the SET a failure is a refusal, for nothing was sent. The SET itself is never repeated.
 */
final class Command {
  /** Time between two looks at what the agent shows. */
  static final Duration READ_BACK_EVERY = Duration.ofMillis(250);

  private final Exchange exchange;
  private final Agent agent;
  private final SnmpPlan device;
  private final WriteRequest request;
  private final Consumer<WriteOutcome> done;
  private boolean ended;
  private boolean sent;
  private int looksLeft;

  Command(
      Exchange exchange,
      Agent agent,
      SnmpPlan device,
      WriteRequest request,
      Consumer<WriteOutcome> done) {
    this.exchange = exchange;
    this.agent = agent;
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
    WriteRule rule = Objects.requireNonNull(point.write());
    if (rule.guard() == null) {
      prepare(point, rule);
    } else {
      guard(rule.guard(), () -> prepare(point, rule));
    }
  }

  /** The bus is closed. */
  void abort() {
    if (sent) {
      end(new WriteOutcome.Failed(new ReadOutcome.NoAnswer(Duration.ZERO, "the bus was closed")));
    } else {
      refuse("the bus was closed");
    }
  }

  /** Reads what the guard needs now: an older value may be the very reason not to write. */
  private void guard(Expression condition, Runnable next) {
    Map<String, ResolvedPoint> asked = new HashMap<>();
    for (ResolvedPoint point : device.points().values()) {
      if (point.source() instanceof SnmpSource source && source.polled()) {
        asked.put(point.id(), point);
      }
    }
    Guard guard = new Guard(condition, asked);
    String unanswerable = guard.unanswerable();
    if (unanswerable != null) {
      refuse(unanswerable);
      return;
    }
    Deque<SnmpRequest> open =
        new ArrayDeque<>(
            ReadPlanner.plan(device.agent().host(), guard.needed(), agent.learnt().varbinds()));
    guard(guard, open, next);
  }

  private void guard(Guard guard, Deque<SnmpRequest> open, Runnable next) {
    SnmpRequest asked = open.poll();
    if (asked == null) {
      String why = guard.refusal();
      if (why == null) {
        next.run();
      } else {
        refuse(why);
      }
      return;
    }
    Consumer<ReadOutcome> answered =
        outcome -> {
          if (outcome instanceof ReadOutcome.Values(List<RawValue> values)) {
            for (int i = 0; i < values.size(); i++) {
              guard.read(asked.points().get(i), values.get(i));
            }
            guard(guard, open, next);
          } else {
            refuse("the guard's points could not be read: " + outcome);
          }
        };
    new AgentRead(exchange, agent).ask(asked, answered);
  }

  private void prepare(ResolvedPoint point, WriteRule rule) {
    if (ended) {
      return;
    }
    SnmpSource target = Objects.requireNonNull(WriteCheck.target(point));
    OID oid = ReadPlanner.oid4j(Objects.requireNonNull(target.oid()));
    PDU look = agent.pdu(PDU.GET);
    look.add(new VariableBinding(oid));
    exchange.ask(agent, look, false, answer -> prepared(point, rule, target, oid, answer));
  }

  private void prepared(
      ResolvedPoint point, WriteRule rule, SnmpSource target, OID oid, Answer answer) {
    if (ended) {
      return;
    }
    Variable present = shown(answer);
    if (present == null) {
      refuse("the object could not be read before: " + why(answer));
      return;
    }
    Variable value = SnmpEncoder.encode(target, request.value(), present);
    if (value == null) {
      refuse("%s does not fit %s".formatted(request.value(), present.getSyntaxString()));
      return;
    }
    PDU set = agent.pdu(PDU.SET);
    set.add(new VariableBinding(oid, value));
    sent = true;
    exchange.ask(agent, set, true, written -> written(point, rule, value, target, written));
  }

  private void written(
      ResolvedPoint point, WriteRule rule, Variable value, SnmpSource target, Answer answer) {
    if (ended) {
      return;
    }
    switch (answer) {
      case Answer.Failed(ReadOutcome why) -> end(new WriteOutcome.Failed(why));
      case Answer.Response(PDU pdu) when pdu.getErrorStatus() != PDU.noError ->
          end(new WriteOutcome.Failed(Errors.status(pdu)));
      case Answer.Response response -> {
        if (rule.readBack().isZero()
            || !(point.source() instanceof SnmpSource source)
            || !source.polled()) {
          end(new WriteOutcome.Done());
        } else {
          looksLeft = 1 + (int) rule.readBack().dividedBy(READ_BACK_EVERY);
          readBack(point, SnmpDecoder.decode(target, value));
        }
      }
    }
  }

  private void readBack(ResolvedPoint point, RawValue expected) {
    if (ended) {
      return;
    }
    looksLeft--;
    SnmpRequest look = ReadPlanner.plan(device.agent().host(), List.of(point), 1).getFirst();
    Consumer<ReadOutcome> answered =
        outcome -> {
          if (outcome instanceof ReadOutcome.Values(List<RawValue> values)) {
            RawValue shown = values.getFirst();
            if (shown.equals(expected)) {
              end(new WriteOutcome.Done());
            } else {
              lookAgain(point, expected, new WriteOutcome.NotTaken(shown));
            }
          } else {
            lookAgain(point, expected, new WriteOutcome.Failed(outcome));
          }
        };
    new AgentRead(exchange, agent).ask(look, answered);
  }

  private void lookAgain(ResolvedPoint point, RawValue expected, WriteOutcome otherwise) {
    if (looksLeft <= 0) {
      end(otherwise);
    } else {
      exchange.loop().schedule(READ_BACK_EVERY, () -> readBack(point, expected));
    }
  }

  private static @Nullable Variable shown(Answer answer) {
    return answer instanceof Answer.Response(PDU pdu)
            && pdu.getErrorStatus() == PDU.noError
            && pdu.size() == 1
            && !pdu.get(0).getVariable().isException()
        ? pdu.get(0).getVariable()
        : null;
  }

  private static String why(Answer answer) {
    return switch (answer) {
      case Answer.Failed(ReadOutcome why) -> why.toString();
      case Answer.Response(PDU pdu) when pdu.getErrorStatus() != PDU.noError ->
          pdu.getErrorStatusText();
      case Answer.Response response -> "the agent has no such object";
    };
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
