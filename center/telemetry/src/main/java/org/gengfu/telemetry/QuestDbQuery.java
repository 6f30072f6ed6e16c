package org.gengfu.telemetry;

import io.questdb.cairo.CairoEngine;
import io.questdb.cairo.CairoException;
import io.questdb.cairo.security.AllowAllSecurityContext;
import io.questdb.cairo.sql.Record;
import io.questdb.cairo.sql.RecordCursor;
import io.questdb.cairo.sql.RecordCursorFactory;
import io.questdb.griffin.SqlException;
import io.questdb.griffin.SqlExecutionContextImpl;
import io.questdb.griffin.engine.functions.bind.BindVariableServiceImpl;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Statements on an embedded QuestDB. A value reaches a statement only as a bind variable. */
final class QuestDbQuery {
  private final CairoEngine engine;

  QuestDbQuery(CairoEngine engine) {
    this.engine = engine;
  }

  /** A moment as QuestDB counts: microseconds since 1970. */
  record Micros(long value) {}

  /** Runs a query; the values stand for $1, $2 and so on: String, Long or {@link Micros}. */
  <T> List<T> list(String sql, Function<Record, T> reader, Object... values) {
    try {
      SqlExecutionContextImpl context = context(values);
      try (RecordCursorFactory factory = engine.select(sql, context);
          RecordCursor cursor = factory.getCursor(context)) {
        List<T> found = new ArrayList<>();
        Record record = cursor.getRecord();
        while (cursor.hasNext()) {
          found.add(reader.apply(record));
        }
        return found;
      }
    } catch (SqlException | CairoException e) {
      throw failed(e);
    }
  }

  /** Runs a statement that returns nothing. */
  void execute(String sql) {
    try {
      engine.execute(sql, context());
    } catch (SqlException | CairoException e) {
      throw failed(e);
    }
  }

  SqlExecutionContextImpl context(Object... values) throws SqlException {
    BindVariableServiceImpl variables = new BindVariableServiceImpl(engine.getConfiguration());
    for (int i = 0; i < values.length; i++) {
      switch (values[i]) {
        case String text -> variables.setStr(i, text);
        case Long number -> variables.setLong(i, number);
        case Micros time -> variables.setTimestamp(i, time.value());
        default -> throw new IllegalArgumentException("no bind variable: " + values[i]);
      }
    }
    return new SqlExecutionContextImpl(engine, 0).with(AllowAllSecurityContext.INSTANCE, variables);
  }

  private static TelemetryException failed(Exception e) {
    return new TelemetryException(
        TelemetryException.Kind.FAILED,
        "QuestDB could not answer: "
            + e.getMessage()
            + ". If it stays, see the log folder beside the telemetry data.",
        e);
  }
}
