package org.gengfu.center.notify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.center.store.FactSink;
import org.gengfu.center.store.Journal;
import org.gengfu.center.store.JournalRow;
import org.gengfu.center.store.StoreException;
import org.gengfu.center.store.Times;
import org.gengfu.notify.NotifyFact;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The notifier's facts in the journal, its state now and then, and what was told of which incident.
 * A state that cannot be read is passed over: the one before it and more of the journal give the
 * same. Stateless; the caller owns the connection and the transaction.
 */
final class NotifyTable {
  private static final String KIND = "notify.facts";
  private static final String SUBJECT = "notify";
  private static final int ROWS = 500;
  private static final Logger LOG = LoggerFactory.getLogger(NotifyTable.class);

  private NotifyTable() {}

  /** Puts facts into the journal, as one row. */
  static void journal(FactSink sink, Instant now, long first, List<NotifyFact> facts) {
    sink.add(now, KIND, SUBJECT, NotifyJson.write(new NotifyMemory.Row(first, facts)));
  }

  /** Stores a state; the newest two are kept. */
  static void put(Connection connection, NotifyMemory memory, Instant now) throws SQLException {
    // What is committed so far lies before the state's last facts: a start reads on from there.
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into notify_state (facts, seq, stored, body) values"
                + " (?, (select coalesce(max(seq), 0) from journal), ?, ?)"
                + " on conflict (facts) do nothing")) {
      statement.setLong(1, memory.facts());
      statement.setObject(2, Times.toDatabase(now));
      statement.setString(3, memory.write());
      statement.executeUpdate();
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "delete from notify_state where facts not in"
                + " (select facts from notify_state order by facts desc limit 2)")) {
      statement.executeUpdate();
    }
  }

  /** The state as it is committed. */
  static NotifyMemory load(Connection connection) throws SQLException {
    NotifyMemory memory = NotifyMemory.NONE;
    long seq = 0;
    try (PreparedStatement statement =
            connection.prepareStatement("select seq, body from notify_state order by facts desc");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next() && memory == NotifyMemory.NONE) {
        try {
          memory = NotifyMemory.read(rows.getString(2));
          seq = rows.getLong(1);
        } catch (StoreException e) {
          LOG.error("A stored state of the notifier is passed over: {}", e.getMessage());
        }
      }
    }
    return after(connection, memory, seq);
  }

  private static NotifyMemory after(Connection connection, NotifyMemory begin, long from)
      throws SQLException {
    NotifyMemory memory = begin;
    long seq = from;
    List<JournalRow> rows;
    do {
      rows = Journal.of(connection, SUBJECT, seq + 1, ROWS);
      for (JournalRow row : rows) {
        NotifyMemory.Row facts = NotifyJson.read(row.body(), NotifyMemory.Row.class);
        if (facts.first() >= memory.facts()) {
          memory = memory.after(facts.facts());
        }
        seq = row.seq();
      }
    } while (rows.size() == ROWS);
    return memory;
  }

  /** What was told of the incidents that may still last. */
  static Map<String, Told> told(Connection connection) throws SQLException {
    Map<String, Told> told = new HashMap<>();
    try (PreparedStatement statement =
            connection.prepareStatement(
                "select incident, count, root, level, at, again from notify_told");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        Told each =
            new Told(
                rows.getString(1),
                rows.getInt(2),
                rows.getLong(3),
                rows.getInt(4),
                Times.fromDatabase(rows, 5),
                rows.getBoolean(6));
        told.put(each.incident(), each);
      }
    }
    return told;
  }

  static void putTold(Connection connection, Collection<Told> changed) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into notify_told (incident, count, root, level, at, again)"
                + " values (?, ?, ?, ?, ?, ?) on conflict (incident) do update set"
                + " count = excluded.count, root = excluded.root, level = excluded.level,"
                + " at = excluded.at, again = excluded.again")) {
      for (Told each : changed) {
        statement.setString(1, each.incident());
        statement.setInt(2, each.count());
        statement.setLong(3, each.root());
        statement.setInt(4, each.level());
        statement.setObject(5, Times.toDatabase(each.at()));
        statement.setBoolean(6, each.again());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  static void dropTold(Connection connection, Collection<String> incidents) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("delete from notify_told where incident = any (?)")) {
      statement.setArray(1, connection.createArrayOf("text", new ArrayList<>(incidents).toArray()));
      statement.executeUpdate();
    }
  }
}
