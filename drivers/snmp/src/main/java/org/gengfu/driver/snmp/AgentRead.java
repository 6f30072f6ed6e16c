package org.gengfu.driver.snmp;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.profile.snmp.SnmpTable;
import org.snmp4j.smi.Variable;

/** Asks one agent a planned question, whatever its kind. On the bus's thread only. */
record AgentRead(Exchange exchange, Agent agent) {

  /**
   * Asks.
   *
   * @param done hears what came of it, once, never before this method has returned
   */
  void ask(SnmpRequest request, Consumer<ReadOutcome> done) {
    switch (request) {
      case SnmpRequest.Objects objects -> new ObjectRead(exchange, agent, objects, done).start();
      case SnmpRequest.Walk(String name, String section, SnmpTable table) ->
          walk(table.columns(), 1, cells -> List.of(TableRows.of(table, cells)), done);
      case SnmpRequest.Scan scan ->
          walk(
              List.of(scan.column()),
              scan.points().size(),
              cells -> scan.values(cells.getFirst().values()),
              done);
    }
  }

  private void walk(
      List<SnmpTable.Column> columns,
      int points,
      Function<List<Map<String, Variable>>, List<RawValue>> values,
      Consumer<ReadOutcome> done) {
    Consumer<ColumnWalk.Outcome> ended =
        outcome ->
            done.accept(
                switch (outcome) {
                  case ColumnWalk.Outcome.Cells(var cells) ->
                      new ReadOutcome.Values(values.apply(cells));
                  case ColumnWalk.Outcome.GivenUp(String why) ->
                      new ReadOutcome.Values(Collections.nCopies(points, new RawValue.Absent(why)));
                  case ColumnWalk.Outcome.Failed(ReadOutcome why) -> why;
                });
    new ColumnWalk(exchange, agent, columns, ended).start();
  }
}
