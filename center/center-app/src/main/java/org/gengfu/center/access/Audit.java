package org.gengfu.center.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.center.store.Database;
import org.gengfu.center.store.Times;

/**
 * Who did what. Rows are only ever added; those older than the newest {@value #MAX_ROWS} are
 * dropped. Any thread that may block.
 */
public final class Audit {
  static final int MAX_ROWS = 1_000_000;
  private static final int TRIM_EVERY = 1_000;
  private static final int MAX_TEXT = 200;

  private final Database database;
  private final Clock clock;

  public Audit(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * One row.
   *
   * @param outcome {@code done}, or the code of the problem
   */
  public record Row(
      long id,
      Instant time,
      String user,
      String address,
      String action,
      String subject,
      String outcome) {}

  /** Adds a row. */
  public void note(String user, String address, String action, String subject, String outcome) {
    Instant now = clock.instant();
    database.change(connection -> add(connection, now, user, address, action, subject, outcome));
  }

  /** Adds a row as part of a transaction. */
  public static void add(
      Connection connection,
      Instant time,
      String user,
      String address,
      String action,
      String subject,
      String outcome)
      throws SQLException {
    long id;
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into audit (time, person, address, action, subject, outcome)"
                + " values (?, ?, ?, ?, ?, ?) returning id")) {
      statement.setObject(1, Times.toDatabase(time));
      statement.setString(2, clean(user));
      statement.setString(3, clean(address));
      statement.setString(4, action);
      statement.setString(5, clean(subject));
      statement.setString(6, outcome);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        id = rows.getLong(1);
      }
    }
    if (id % TRIM_EVERY == 0) {
      try (PreparedStatement statement =
          connection.prepareStatement("delete from audit where id <= ?")) {
        statement.setLong(1, id - MAX_ROWS);
        statement.executeUpdate();
      }
    }
  }

  private static String clean(String text) {
    String shown = text.replace("\0", "");
    return shown.length() > MAX_TEXT ? shown.substring(0, MAX_TEXT) : shown;
  }

  /** At most {@code limit} rows with smaller ids, newest first. */
  public List<Row> before(long id, int limit) {
    return database.read(connection -> {
      try (PreparedStatement statement =
          connection.prepareStatement(
              "select id, time, person, address, action, subject, outcome from audit"
                  + " where id < ? order by id desc limit ?")) {
        statement.setLong(1, id);
        statement.setInt(2, limit);
        List<Row> found = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            found.add(
                new Row(
                    rows.getLong(1),
                    Times.fromDatabase(rows, 2),
                    rows.getString(3),
                    rows.getString(4),
                    rows.getString(5),
                    rows.getString(6),
                    rows.getString(7)));
          }
        }
        return found;
      }
    });
  }
}
