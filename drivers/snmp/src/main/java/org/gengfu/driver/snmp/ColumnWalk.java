package org.gengfu.driver.snmp;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.profile.snmp.SnmpTable;
import org.jspecify.annotations.Nullable;
import org.snmp4j.PDU;
import org.snmp4j.smi.OID;
import org.snmp4j.smi.Variable;
import org.snmp4j.smi.VariableBinding;

/**
 * Walks the columns of a table side by side, with GETBULK where the agent can and GETNEXT where it
 * cannot. Ends at the end of each column, at an identifier that does not grow (the agent goes in
 * circles), at {@link #MAX_MESSAGES}, {@link #MAX_TIME} and {@link RawValue.Rows#MAX_ROWS}. On the
 * bus's thread only.
 */
final class ColumnWalk {
  static final int MAX_MESSAGES = 2_000;
  static final Duration MAX_TIME = Duration.ofSeconds(60);

  /** What came of a walk. */
  sealed interface Outcome {
    /** The cells by column, then by index, in the agent's order. */
    record Cells(List<Map<String, Variable>> columns) implements Outcome {}

    /** It was ended; the table is not to be had. */
    record GivenUp(String why) implements Outcome {}

    /** A message failed. */
    record Failed(ReadOutcome why) implements Outcome {}
  }

  private final Exchange exchange;
  private final Agent agent;
  private final Consumer<Outcome> done;
  private final List<Column> columns = new ArrayList<>();
  private final long startNanos = System.nanoTime();
  private int messages;

  private static final class Column {
    private final OID root;
    private final Map<String, Variable> cells = new LinkedHashMap<>();
    private OID at;
    private boolean ended;

    Column(OID root) {
      this.root = root;
      at = root;
    }
  }

  ColumnWalk(
      Exchange exchange, Agent agent, List<SnmpTable.Column> walked, Consumer<Outcome> done) {
    this.exchange = exchange;
    this.agent = agent;
    this.done = done;
    walked.forEach(column -> columns.add(new Column(ReadPlanner.oid4j(column.oid()))));
  }

  void start() {
    next();
  }

  private void next() {
    List<Column> open =
        columns.stream().filter(column -> !column.ended).limit(agent.learnt().varbinds()).toList();
    if (open.isEmpty()) {
      done.accept(new Outcome.Cells(columns.stream().map(column -> column.cells).toList()));
      return;
    }
    if (++messages > MAX_MESSAGES || System.nanoTime() - startNanos > MAX_TIME.toNanos()) {
      done.accept(new Outcome.GivenUp("the walk takes too long"));
      return;
    }
    boolean bulk = agent.learnt().bulk();
    int repetitions = bulk ? agent.learnt().repetitions() : 1;
    PDU pdu = agent.pdu(bulk ? PDU.GETBULK : PDU.GETNEXT);
    if (bulk) {
      pdu.setMaxRepetitions(repetitions);
    }
    open.forEach(column -> pdu.add(new VariableBinding(column.at)));
    exchange.ask(agent, pdu, false, answer -> answered(open, bulk, repetitions, answer));
  }

  private void answered(List<Column> open, boolean bulk, int repetitions, Answer answer) {
    switch (answer) {
      case Answer.Failed(ReadOutcome why) -> failed(open, bulk, why);
      case Answer.Response(PDU pdu) when pdu.getErrorStatus() == PDU.noError -> take(open, pdu);
      case Answer.Response(PDU pdu) when pdu.getErrorStatus() == PDU.tooBig ->
          tooBig(open, repetitions, pdu);
      case Answer.Response(PDU pdu) -> complained(open, bulk, pdu);
    }
  }

  /** An agent that breaks on GETBULK is silent or sends rubbish: GETNEXT shows whether it lives. */
  private void failed(List<Column> open, boolean bulk, ReadOutcome why) {
    if (!bulk || why instanceof ReadOutcome.DeviceError) {
      done.accept(new Outcome.Failed(why));
      return;
    }
    PDU pdu = agent.pdu(PDU.GETNEXT);
    open.forEach(column -> pdu.add(new VariableBinding(column.at)));
    exchange.ask(
        agent,
        pdu,
        false,
        answer -> {
          if (answer instanceof Answer.Response) {
            agent.learnt().noBulk();
            answered(open, false, 1, answer);
          } else {
            done.accept(new Outcome.Failed(why));
          }
        });
  }

  private void tooBig(List<Column> open, int repetitions, PDU pdu) {
    if (repetitions > 1) {
      agent.learnt().tooManyRepetitions(repetitions);
    } else if (open.size() > 1) {
      agent.learnt().tooManyVarbinds(open.size());
    } else {
      done.accept(new Outcome.Failed(Errors.status(pdu)));
      return;
    }
    next();
  }

  private void complained(List<Column> open, boolean bulk, PDU pdu) {
    int index = pdu.getErrorIndex();
    if (bulk) {
      agent.learnt().noBulk();
      next();
    } else if (index >= 1 && index <= open.size()) {
      // v1 says noSuchName at the end of what it has (RFC 1157, 4.1.3).
      open.get(index - 1).ended = true;
      next();
    } else {
      done.accept(new Outcome.Failed(Errors.status(pdu)));
    }
  }

  private void take(List<Column> open, PDU pdu) {
    if (pdu.size() == 0) {
      done.accept(new Outcome.Failed(new ReadOutcome.Malformed("an answer without objects", "")));
      return;
    }
    for (int k = 0; k < pdu.size(); k++) {
      String trouble = take(open.get(k % open.size()), pdu.get(k));
      if (trouble != null) {
        done.accept(new Outcome.GivenUp(trouble));
        return;
      }
    }
    next();
  }

  private @Nullable String take(Column column, VariableBinding cell) {
    if (column.ended) {
      return null;
    }
    OID oid = cell.getOid();
    if (cell.getVariable().isException() || !oid.startsWith(column.root)) {
      column.ended = true;
      return null;
    }
    if (oid.compareTo(column.at) <= 0) {
      return "the agent goes in circles at " + oid.toDottedString();
    }
    column.at = oid;
    column.cells.put(oid.getSuffix(column.root).toDottedString(), cell.getVariable());
    return column.cells.size() > RawValue.Rows.MAX_ROWS
        ? "more than " + RawValue.Rows.MAX_ROWS + " rows"
        : null;
  }
}
