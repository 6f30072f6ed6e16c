package org.gengfu.center.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The append-only journal with its hash chain. Stateless; the caller owns the connection and the
 * transaction.
 */
public final class Journal {
  private static final int FETCH_ROWS = 1_000;

  private Journal() {}

  /** The last row's number and hash, as stored. */
  public static JournalHead head(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("select seq, hash from journal order by seq desc limit 1");
        ResultSet rows = statement.executeQuery()) {
      return rows.next()
          ? new JournalHead(rows.getLong(1), new Hash(rows.getBytes(2)))
          : JournalHead.EMPTY;
    }
  }

  /**
   * Puts rows at the end. Two writers cannot both do so: the row number is the primary key.
   *
   * @param rows in order, the first following the present head
   */
  public static void append(Connection connection, List<JournalRow> rows) throws SQLException {
    String sql =
        "insert into journal (seq, event_time, arrival_time, kind, subject, body, previous, hash)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (JournalRow row : rows) {
        statement.setLong(1, row.seq());
        statement.setObject(2, Times.toDatabase(row.eventTime()));
        statement.setObject(3, Times.toDatabase(row.arrivalTime()));
        statement.setString(4, row.kind());
        statement.setString(5, row.subject());
        statement.setString(6, row.body());
        statement.setBytes(7, row.previous().toByteArray());
        statement.setBytes(8, row.hash().toByteArray());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** At most {@code limit} rows of one subject from {@code seq} on, oldest first. */
  public static List<JournalRow> of(Connection connection, String subject, long fromSeq, int limit)
      throws SQLException {
    String sql =
        "select seq, event_time, arrival_time, kind, subject, body, previous, hash from journal"
            + " where subject = ? and seq >= ? order by seq limit ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, subject);
      statement.setLong(2, fromSeq);
      statement.setInt(3, limit);
      List<JournalRow> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(row(rows));
        }
      }
      return found;
    }
  }

  /** What is done with each row of a walk. */
  @FunctionalInterface
  public interface Visitor {
    void visit(JournalRow row);
  }

  /**
   * Walks the last {@code count} rows, checks that they chain, and stops at the first that does
   * not.
   *
   * @param count how many rows; {@link Long#MAX_VALUE} for all
   * @return what is broken, empty when the chain holds
   */
  public static Optional<String> verify(Connection connection, long count, Visitor visitor)
      throws SQLException {
    JournalHead head = head(connection);
    long first = Math.max(1, count >= head.seq() ? 1 : head.seq() - count + 1);
    String sql =
        "select seq, event_time, arrival_time, kind, subject, body, previous, hash from journal"
            + " where seq >= ? order by seq";
    boolean auto = connection.getAutoCommit();
    connection.setAutoCommit(false); // otherwise the driver fetches all rows at once
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, first);
      statement.setFetchSize(FETCH_ROWS);
      try (ResultSet rows = statement.executeQuery()) {
        return walk(rows, first, visitor);
      }
    } finally {
      connection.rollback();
      connection.setAutoCommit(auto);
    }
  }

  private static Optional<String> walk(ResultSet rows, long first, Visitor visitor)
      throws SQLException {
    long expected = first;
    Hash before = first == 1 ? Hash.ZERO : null;
    while (rows.next()) {
      JournalRow row = row(rows);
      Hash stored = new Hash(rows.getBytes(8));
      if (row.seq() != expected) {
        return Optional.of("row %d is missing before row %d".formatted(expected, row.seq()));
      }
      if (before != null && !row.previous().equals(before)) {
        return Optional.of("row %d does not follow the row before it".formatted(row.seq()));
      }
      if (!row.hash().equals(stored)) {
        return Optional.of("row %d was changed after it was written".formatted(row.seq()));
      }
      visitor.visit(row);
      before = stored;
      expected++;
    }
    return Optional.empty();
  }

  private static JournalRow row(ResultSet rows) throws SQLException {
    return new JournalRow(
        rows.getLong(1),
        Times.fromDatabase(rows, 2),
        Times.fromDatabase(rows, 3),
        rows.getString(4),
        rows.getString(5),
        rows.getString(6),
        new Hash(rows.getBytes(7)));
  }
}
