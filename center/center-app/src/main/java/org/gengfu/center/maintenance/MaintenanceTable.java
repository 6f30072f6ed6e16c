package org.gengfu.center.maintenance;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gengfu.center.store.Times;
import org.gengfu.core.maintenance.Governs;
import org.gengfu.core.maintenance.MaintenanceScope;
import org.gengfu.core.maintenance.MaintenanceWindow;
import org.gengfu.core.maintenance.MaintenanceWindow.Word;
import org.jspecify.annotations.Nullable;

/** SQL of windows. Stateless; the caller owns the connection and the transaction. */
final class MaintenanceTable {
  private MaintenanceTable() {}

  /** The words by which a window says what it governs. */
  static List<String> words(Governs governs) {
    List<String> words = new ArrayList<>();
    Map<String, Boolean> all = new TreeMap<>();
    all.put("alarms", governs.alarms());
    all.put("notifications", governs.notifications());
    all.put("clocks", governs.clocks());
    all.put("rate", governs.rate());
    all.put("reports", governs.reports());
    all.forEach((word, on) -> {
      if (on) {
        words.add(word);
      }
    });
    return words;
  }

  private static Governs governs(List<String> words) {
    return new Governs(
        words.contains("alarms"),
        words.contains("notifications"),
        words.contains("clocks"),
        words.contains("rate"),
        words.contains("reports"));
  }

  static void put(Connection connection, Collection<MaintenanceRow> rows) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into maintenance_window (id, title, from_time, to_time, sites, nodes, below,"
                + " governs, state, asked_by, asked, asked_reason, ruled_by, ruled, ruled_reason,"
                + " ended_by, ended, ended_reason, devices)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " on conflict (id) do update set state = excluded.state,"
                + " ruled_by = excluded.ruled_by, ruled = excluded.ruled,"
                + " ruled_reason = excluded.ruled_reason, ended_by = excluded.ended_by,"
                + " ended = excluded.ended, ended_reason = excluded.ended_reason,"
                + " devices = excluded.devices")) {
      for (MaintenanceRow row : rows) {
        bind(connection, statement, row);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void bind(Connection connection, PreparedStatement statement, MaintenanceRow row)
      throws SQLException {
    MaintenanceWindow window = row.window();
    statement.setLong(1, window.id());
    statement.setString(2, window.title());
    statement.setObject(3, Times.toDatabase(window.from()));
    statement.setObject(4, Times.toDatabase(window.to()));
    statement.setArray(5, connection.createArrayOf("text", window.scope().sites().toArray()));
    statement.setArray(6, connection.createArrayOf("text", window.scope().nodes().toArray()));
    statement.setBoolean(7, window.scope().below());
    statement.setArray(8, connection.createArrayOf("text", words(window.governs()).toArray()));
    statement.setString(9, window.state().name().toLowerCase(Locale.ROOT));
    word(statement, 10, window.asked());
    word(statement, 13, window.ruled());
    word(statement, 16, window.ended());
    statement.setInt(19, row.devices());
  }

  private static void word(PreparedStatement statement, int at, @Nullable Word word)
      throws SQLException {
    statement.setString(at, word == null ? null : word.by());
    statement.setObject(at + 1, Times.toDatabase(word == null ? null : word.at()));
    statement.setString(at + 2, word == null ? null : word.reason());
  }

  /** All windows, by id. */
  static List<MaintenanceRow> load(Connection connection) throws SQLException {
    List<MaintenanceRow> found = new ArrayList<>();
    try (PreparedStatement statement =
            connection.prepareStatement("select * from maintenance_window order by id");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        Word asked = word(rows, "asked");
        if (asked == null) {
          throw new SQLException("a window that nobody asked for");
        }
        found.add(
            new MaintenanceRow(
                new MaintenanceWindow(
                    rows.getLong("id"),
                    rows.getString("title"),
                    Times.fromDatabase(rows, "from_time"),
                    Times.fromDatabase(rows, "to_time"),
                    new MaintenanceScope(
                        texts(rows.getArray("sites")),
                        texts(rows.getArray("nodes")),
                        rows.getBoolean("below")),
                    governs(texts(rows.getArray("governs"))),
                    MaintenanceWindow.State.valueOf(
                        rows.getString("state").toUpperCase(Locale.ROOT)),
                    asked,
                    word(rows, "ruled"),
                    word(rows, "ended")),
                rows.getInt("devices")));
      }
    }
    return found;
  }

  private static @Nullable Word word(ResultSet rows, String name) throws SQLException {
    Instant at = Times.orNull(rows, name);
    return at == null
        ? null
        : new Word(rows.getString(name + "_by"), at, rows.getString(name + "_reason"));
  }

  private static List<String> texts(Array array) throws SQLException {
    return List.of((String[]) array.getArray());
  }

  static void drop(Connection connection, Collection<Long> ids) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("delete from maintenance_window where id = any (?)")) {
      statement.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
      statement.executeUpdate();
    }
  }

  static void excused(Connection connection, long window, long exclusion, List<String> codes)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into maintenance_camera (maintenance, code, exclusion) values (?, ?, ?)")) {
      for (String code : codes) {
        statement.setLong(1, window);
        statement.setString(2, code);
        statement.setLong(3, exclusion);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** The cameras that a window has excused, by exclusion. */
  static Map<Long, Set<String>> excused(Connection connection, long window) throws SQLException {
    Map<Long, Set<String>> found = new HashMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select exclusion, code from maintenance_camera where maintenance = ?")) {
      statement.setLong(1, window);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.computeIfAbsent(rows.getLong(1), id -> new TreeSet<>()).add(rows.getString(2));
        }
      }
    }
    return found;
  }
}
