package org.gengfu.driver.snmp;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.profile.snmp.SnmpSource;
import org.gengfu.profile.snmp.SnmpType;
import org.jspecify.annotations.Nullable;
import org.snmp4j.PDU;
import org.snmp4j.smi.Null;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.TimeTicks;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/**
 * Reads the objects of one request: in as many messages as the agent's limits need, leaving out
 * what it complains about. On the bus's thread only.
 *
 * <p>An object that is not there is absent; only when the agent refuses everything, and not for
 * want of objects, is the whole a device error.
 */
final class ObjectRead {
  /** Most messages that one question may cost; what is still open then is absent. */
  static final int MAX_MESSAGES = 64;

  private final Exchange exchange;
  private final Agent agent;
  private final SnmpRequest.Objects request;
  private final Consumer<ReadOutcome> done;
  private final @Nullable Variable[] values;
  private final RawValue.@Nullable Absent[] absent;
  private final Deque<Integer> open = new ArrayDeque<>();
  private ReadOutcome.@Nullable DeviceError refusal;
  private int messages;

  ObjectRead(
      Exchange exchange, Agent agent, SnmpRequest.Objects request, Consumer<ReadOutcome> done) {
    this.exchange = exchange;
    this.agent = agent;
    this.request = request;
    this.done = done;
    values = new Variable[request.oids().size()];
    absent = new RawValue.Absent[request.oids().size()];
    for (int i = 0; i < values.length; i++) {
      open.add(i);
    }
  }

  void start() {
    next(agent.learnt().varbinds());
  }

  private void next(int limit) {
    if (!open.isEmpty() && ++messages > MAX_MESSAGES) {
      open.forEach(i -> absent[i] = new RawValue.Absent("the agent complains too often"));
      open.clear();
    }
    if (open.isEmpty()) {
      finish();
      return;
    }
    List<Integer> asked = new ArrayList<>();
    PDU pdu = agent.pdu(request.next() ? PDU.GETNEXT : PDU.GET);
    while (!open.isEmpty() && asked.size() < limit) {
      int i = open.removeFirst();
      asked.add(i);
      OID oid = request.oids().get(i);
      pdu.add(new VariableBinding(request.next() ? before(oid) : oid));
    }
    exchange.ask(agent, pdu, false, answer -> answered(asked, answer));
  }

  /**
   * From where GETNEXT leads to an instance that has just this name or a longer one. From the name
   * itself it would lead past an instance that has just this name.
   */
  private static OID before(OID oid) {
    OID before = new OID(Arrays.copyOf(oid.getValue(), oid.size() - 1));
    long last = oid.lastUnsigned();
    if (last > 0) {
      before.appendUnsigned(last - 1);
      before.append(Integer.MAX_VALUE);
    }
    return before;
  }

  private void answered(List<Integer> asked, Answer answer) {
    switch (answer) {
      case Answer.Failed(ReadOutcome why) -> done.accept(refusal == null ? why : refusal);
      case Answer.Response(PDU pdu) when pdu.getErrorStatus() == PDU.noError -> take(asked, pdu);
      case Answer.Response(PDU pdu) when pdu.getErrorStatus() == PDU.tooBig -> tooBig(asked);
      case Answer.Response(PDU pdu) -> complained(asked, pdu);
    }
  }

  private void take(List<Integer> asked, PDU pdu) {
    if (pdu.size() != asked.size()) {
      String why = "%d objects were asked for, %d came".formatted(asked.size(), pdu.size());
      done.accept(new ReadOutcome.Malformed(why, ""));
      return;
    }
    for (int k = 0; k < asked.size(); k++) {
      int i = asked.get(k);
      VariableBinding binding = pdu.get(k);
      OID wanted = request.oids().get(i);
      if (request.next()
          ? !binding.getOid().startsWith(wanted)
          : !binding.getOid().equals(wanted)) {
        if (!request.next() && !binding.getVariable().isException()) {
          String why = "%s was asked for, %s came".formatted(wanted, binding.getOid());
          done.accept(new ReadOutcome.Malformed(why, ""));
          return;
        }
        absent[i] = new RawValue.Absent("nothing under " + wanted.toDottedString());
      } else if (binding.getVariable() instanceof Null nothing && !nothing.isException()) {
        absent[i] = new RawValue.Absent("Null");
      } else {
        values[i] = binding.getVariable();
      }
    }
    next(agent.learnt().varbinds());
  }

  private void tooBig(List<Integer> asked) {
    if (asked.size() == 1) {
      absent[asked.getFirst()] = new RawValue.Absent("tooBig");
    } else {
      agent.learnt().tooManyVarbinds(asked.size());
      giveBack(asked);
    }
    next(agent.learnt().varbinds());
  }

  /** Of many objects one was complained about: it is left out, the rest is asked for again. */
  private void complained(List<Integer> asked, PDU pdu) {
    int index = pdu.getErrorIndex();
    if (asked.size() == 1 || (index >= 1 && index <= asked.size())) {
      int culprit = asked.size() == 1 ? 0 : index - 1;
      int i = asked.remove(culprit);
      absent[i] = new RawValue.Absent(pdu.getErrorStatusText());
      if (pdu.getErrorStatus() != PDU.noSuchName) {
        refusal = Errors.status(pdu);
      }
      giveBack(asked);
      next(agent.learnt().varbinds());
    } else {
      refusal = Errors.status(pdu);
      giveBack(asked);
      next(Math.max(1, asked.size() / 2));
    }
  }

  private void giveBack(List<Integer> asked) {
    for (int k = asked.size() - 1; k >= 0; k--) {
      open.addFirst(asked.get(k));
    }
  }

  private void finish() {
    boolean nothing = true;
    for (Variable value : values) {
      nothing &= value == null;
    }
    if (nothing && refusal != null) {
      done.accept(refusal);
      return;
    }
    List<RawValue> read = new ArrayList<>(request.points().size());
    for (int p = 0; p < request.points().size(); p++) {
      read.add(value(p));
    }
    done.accept(new ReadOutcome.Values(read));
  }

  private RawValue value(int p) {
    int slot = request.slots().get(p);
    Variable value = values[slot];
    if (value == null) {
      RawValue.Absent why = absent[slot];
      return why == null ? new RawValue.Absent("not asked for") : why;
    }
    SnmpSource source = request.sources().get(p);
    if (source.type() == SnmpType.UPTIME && value instanceof TimeTicks ticks) {
      Uptime uptime = agent.uptime(request.points().get(p));
      return new RawValue.Whole(uptime.total(ticks.getValue(), System.nanoTime()));
    }
    return SnmpDecoder.decode(source, value);
  }
}
