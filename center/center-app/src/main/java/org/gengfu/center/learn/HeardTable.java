package org.gengfu.center.learn;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.center.store.Times;
import org.gengfu.core.availability.TimeRange;

/** While the center ran. Stateless; the caller owns the connection and the transaction. */
final class HeardTable {
  private HeardTable() {}

  /** A run began, or goes on. */
  static void heard(Connection connection, Instant since, Instant until) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into heard (since, until) values (?, ?) on conflict (since)"
                + " do update set until = greatest(heard.until, excluded.until)")) {
      statement.setObject(1, Times.toDatabase(since));
      statement.setObject(2, Times.toDatabase(until));
      statement.executeUpdate();
    }
  }

  /** When the center ran in a time, ascending and disjoint. */
  static List<TimeRange> covered(Connection connection, Instant from, Instant to)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select since, until from heard where until > ? and since < ? order by since")) {
      statement.setObject(1, Times.toDatabase(from));
      statement.setObject(2, Times.toDatabase(to));
      List<TimeRange> found = new ArrayList<>();
      long end = from.toEpochMilli();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          long begin = Math.max(end, Times.fromDatabase(rows, 1).toEpochMilli());
          long until = Math.min(to.toEpochMilli(), Times.fromDatabase(rows, 2).toEpochMilli());
          if (until > begin) {
            found.add(new TimeRange(begin, until));
            end = until;
          }
        }
      }
      return found;
    }
  }
}
