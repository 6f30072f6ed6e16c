package org.gengfu.center.dispatch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.gengfu.center.store.Times;

/** SQL of {@link Marks}. Stateless; the caller owns connection and transaction. */
final class MarkTable {
  private MarkTable() {}

  static Map<String, Marks> load(Connection connection) throws SQLException {
    Map<String, Marks> found = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement("select * from dispatch_mark");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        String named = rows.getString("named");
        Instant at = Times.orNull(rows, "begin_at");
        String reason = rows.getString("reason");
        String by = rows.getString("by_whom");
        found.put(
            rows.getString("work_order"),
            new Marks(
                named == null ? null : new Marks.Named(named, at, reason, by),
                new TreeSet<>(List.of((String[]) rows.getArray("refused").getArray())),
                rows.getBoolean("short_told"),
                rows.getString("crewed")));
      }
    }
    return found;
  }

  /** Keeps the marks of orders; of those that have none any more nothing is kept. */
  static void put(Connection connection, Map<String, Marks> changed) throws SQLException {
    try (PreparedStatement drop =
            connection.prepareStatement("delete from dispatch_mark where work_order = ?");
        PreparedStatement add =
            connection.prepareStatement(
                "insert into dispatch_mark (work_order, named, begin_at, reason, by_whom, refused,"
                    + " short_told, crewed) values (?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (Map.Entry<String, Marks> each : changed.entrySet()) {
        drop.setString(1, each.getKey());
        drop.addBatch();
        Marks marks = each.getValue();
        if (!marks.isEmpty()) {
          Marks.Named named = marks.named();
          Instant at = named == null ? null : named.at();
          add.setString(1, each.getKey());
          add.setString(2, named == null ? null : named.technician());
          add.setObject(3, Times.toDatabase(at));
          add.setString(4, named == null ? "" : named.reason());
          add.setString(5, named == null ? "" : named.by());
          add.setArray(6, connection.createArrayOf("text", marks.refusedBy().toArray()));
          add.setBoolean(7, marks.shortTold());
          add.setString(8, marks.crewed());
          add.addBatch();
        }
      }
      drop.executeBatch();
      add.executeBatch();
    }
  }
}
