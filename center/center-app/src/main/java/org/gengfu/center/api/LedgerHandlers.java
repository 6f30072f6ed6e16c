package org.gengfu.center.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.center.order.LedgerKind;
import org.gengfu.center.order.Ledgers;

/** Registers that fill themselves. Handlers; see {@link Operation.Handler}. */
final class LedgerHandlers {
  private static final Duration USUAL_SPAN = Duration.ofDays(366);

  private final Ledgers ledgers;
  private final Clock clock;

  LedgerHandlers(Ledgers ledgers, Clock clock) {
    this.ledgers = ledgers;
    this.clock = clock;
  }

  Answer ledger(Request request) {
    String name = request.pathText("ledger");
    LedgerKind kind = null;
    for (LedgerKind each : LedgerKind.values()) {
      kind = OrderViews.name(each).equals(name) ? each : kind;
    }
    if (kind == null) {
      throw ProblemException.notFound("ledger " + name);
    }
    Instant to = request.time("to").orElse(clock.instant().plusMillis(1));
    Instant from = request.time("from").orElse(to.minus(USUAL_SPAN));
    if (!from.isBefore(to)) {
      throw ProblemException.badField("to", "must be after from");
    }
    List<Map<String, String>> rows =
        ledgers.rows(kind, from, to, request.text("site", 64).orElse(""));
    List<Map<String, Object>> columns = new ArrayList<>();
    kind.columns()
        .forEach((id, text) -> {
          Map<String, Object> column = new LinkedHashMap<>();
          column.put("id", id);
          column.put("text", text);
          columns.add(column);
        });
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("columns", columns);
    body.put("rows", rows);
    body.put("total", rows.size());
    return Answer.ok(body);
  }
}
