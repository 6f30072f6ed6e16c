package org.gengfu.center.notify;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.center.store.Times;
import org.jspecify.annotations.Nullable;

/**
 * Reads the page of messages. A message is kept for 400 days. Stateless; the caller owns the
 * connection.
 */
public final class MessageTable {
  private static final String COLUMNS =
      "select id, key, incident, notice, receiver, channel, kind, level, title, body, state, why,"
          + " made, next, step, receipt, receipt_by from message m ";
  private static final String WHERE =
      "where (?::text is null or incident = ?) and (?::text is null or state = ?)"
          + " and made >= ? and made < ? ";

  private MessageTable() {}

  /**
   * What is wanted of the list.
   *
   * @param incident null for all
   * @param state null for all
   * @param from made not before
   * @param to made before
   */
  public record Filter(
      @Nullable String incident, @Nullable String state, Instant from, Instant to) {}

  /** Messages, newest first, and how many there are in all. */
  public record Page(List<MessageRow> messages, long total) {
    public Page {
      messages = List.copyOf(messages);
    }
  }

  /** A page of the list. */
  public static Page page(Connection connection, Filter filter, int offset, int limit)
      throws SQLException {
    long total;
    try (PreparedStatement statement =
        connection.prepareStatement("select count(*) from message m " + WHERE)) {
      bind(statement, filter);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        total = rows.getLong(1);
      }
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            COLUMNS + WHERE + "order by made desc, id desc offset ? limit ?")) {
      int next = bind(statement, filter);
      statement.setInt(next, offset);
      statement.setInt(next + 1, limit);
      return new Page(rows(connection, statement), total);
    }
  }

  private static int bind(PreparedStatement statement, Filter filter) throws SQLException {
    statement.setString(1, filter.incident());
    statement.setString(2, filter.incident());
    statement.setString(3, filter.state());
    statement.setString(4, filter.state());
    statement.setObject(5, Times.toDatabase(filter.from()));
    statement.setObject(6, Times.toDatabase(filter.to()));
    return 7;
  }

  /** The message of that id. */
  public static Optional<MessageRow> find(Connection connection, long id) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS + "where id = ?")) {
      statement.setLong(1, id);
      return rows(connection, statement).stream().findFirst();
    }
  }

  /** What could not be told, oldest first. */
  public static List<MessageRow.Lost> failures(
      Connection connection, Instant from, Instant to, int limit) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select time, what, receiver, channel, why from message_failure"
                + " where time >= ? and time < ? order by time, id limit ?")) {
      statement.setObject(1, Times.toDatabase(from));
      statement.setObject(2, Times.toDatabase(to));
      statement.setInt(3, limit);
      List<MessageRow.Lost> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(
              new MessageRow.Lost(
                  Times.fromDatabase(rows, 1),
                  rows.getString(2),
                  rows.getString(3),
                  rows.getString(4),
                  rows.getString(5)));
        }
      }
      return found;
    }
  }

  /** The same with what the messages said. */
  public static List<MessageRow.Failed> failed(
      Connection connection, Instant from, Instant to, int limit) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select f.id, m.incident, coalesce(m.title, f.what), coalesce(m.state, 'failed'),"
                + " f.receiver, f.channel, f.why, f.time"
                + " from message_failure f left join message m on m.key = f.what"
                + " where f.time >= ? and f.time < ? order by f.time, f.id limit ?")) {
      statement.setObject(1, Times.toDatabase(from));
      statement.setObject(2, Times.toDatabase(to));
      statement.setInt(3, limit);
      List<MessageRow.Failed> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(
              new MessageRow.Failed(
                  rows.getLong(1),
                  rows.getString(2),
                  rows.getString(3),
                  rows.getString(4),
                  rows.getString(5),
                  rows.getString(6),
                  rows.getString(7),
                  Times.fromDatabase(rows, 8)));
        }
      }
      return found;
    }
  }

  private static List<MessageRow> rows(Connection connection, PreparedStatement statement)
      throws SQLException {
    List<MessageRow> found = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        keys.add(rows.getString("key"));
        found.add(row(rows));
      }
    }
    Map<String, List<MessageRow.Attempt>> attempts = attempts(connection, keys);
    List<MessageRow> whole = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      whole.add(with(found.get(i), attempts.getOrDefault(keys.get(i), List.of())));
    }
    return whole;
  }

  private static MessageRow row(ResultSet rows) throws SQLException {
    Instant receipt = Times.orNull(rows, "receipt");
    return new MessageRow(
        rows.getLong("id"),
        rows.getString("incident"),
        rows.getString("notice"),
        rows.getString("receiver"),
        rows.getString("channel"),
        rows.getString("kind"),
        rows.getInt("level"),
        rows.getString("title"),
        rows.getString("body"),
        rows.getString("state"),
        rows.getString("why"),
        List.of(),
        Times.fromDatabase(rows, "made"),
        Times.orNull(rows, "next"),
        rows.getInt("step"),
        receipt == null ? null : new MessageRow.Receipt(receipt, rows.getString("receipt_by")));
  }

  private static MessageRow with(MessageRow row, List<MessageRow.Attempt> attempts) {
    return new MessageRow(
        row.id(),
        row.incident(),
        row.notice(),
        row.receiver(),
        row.channel(),
        row.kind(),
        row.level(),
        row.title(),
        row.body(),
        row.state(),
        row.why(),
        attempts,
        row.made(),
        row.next(),
        row.step(),
        row.receipt());
  }

  private static Map<String, List<MessageRow.Attempt>> attempts(
      Connection connection, List<String> keys) throws SQLException {
    Map<String, List<MessageRow.Attempt>> found = new HashMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select key, time, outcome, why from message_attempt where key = any (?)"
                + " order by key, number")) {
      statement.setArray(1, connection.createArrayOf("text", keys.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found
              .computeIfAbsent(rows.getString(1), key -> new ArrayList<>())
              .add(
                  new MessageRow.Attempt(
                      Times.fromDatabase(rows, 2), rows.getString(3), rows.getString(4)));
        }
      }
    }
    return found;
  }
}
