package org.gengfu.center.shift;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.center.store.Times;
import org.gengfu.contract.Severity;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.load.Activation;
import org.gengfu.core.load.Activation.Priority;

/**
 * What operators were told, from the projections. Stateless; the caller owns the connection. Counts
 * at most {@value #MOST} activations.
 */
public final class LoadTable {
  /** The most activations of one question. */
  public static final int MOST = 500_000;

  /** What came so long before still counts for a flood. */
  private static final Duration BEFORE = Duration.ofMinutes(10);

  private static final Duration STALE = Duration.ofDays(1);

  private LoadTable() {}

  /** There are more than are counted. */
  public static final class TooManyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyException() {
      super("more than " + MOST + " activations: take a shorter time", null, false, false);
    }
  }

  /** The annunciated occurrences of alarms that a shift's figures need. */
  public static List<Activation> alarms(Connection connection, Shift shift) throws SQLException {
    return read(
        connection,
        shift,
        "select told, cleared, severity, edge || '/' || device, alarm from alarm_occurrence");
  }

  /**
   * The incidents that were told which a shift's figures need; one that resolved before is none.
   */
  public static List<Activation> incidents(Connection connection, Shift shift) throws SQLException {
    return read(
        connection,
        shift,
        "select told, resolved as cleared, severity, node, body->'root'->>'type' from ("
            + "select *, resolved as cleared from incident where state <> 'MERGED'"
            + " and (resolved is null or resolved > told)) incident");
  }

  private static List<Activation> read(Connection connection, Shift shift, String select)
      throws SQLException {
    String sql =
        select
            + " where (told >= ? and told < ?) or (told < ? and (cleared is null or cleared > ?))"
            + " limit "
            + (MOST + 1);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, Times.toDatabase(shift.from().minus(BEFORE)));
      statement.setObject(2, Times.toDatabase(shift.to()));
      statement.setObject(3, Times.toDatabase(shift.to().minus(STALE)));
      statement.setObject(4, Times.toDatabase(shift.from()));
      List<Activation> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(activation(rows));
        }
      }
      if (found.size() > MOST) {
        throw new TooManyException();
      }
      return found;
    }
  }

  private static Activation activation(ResultSet rows) throws SQLException {
    long from = Times.fromDatabase(rows, 1).toEpochMilli();
    Instant cleared = Times.orNull(rows, "cleared");
    long to = cleared == null ? TimeRange.LATEST : Math.max(from, cleared.toEpochMilli());
    return new Activation(
        rows.getString(4),
        rows.getString(5),
        priority(Severity.values()[rows.getInt(3)]),
        from,
        to);
  }

  /** How urgent a severity is. */
  public static Priority priority(Severity severity) {
    return switch (severity) {
      case INDETERMINATE, WARNING -> Priority.LOW;
      case MINOR -> Priority.MEDIUM;
      case MAJOR -> Priority.HIGH;
      case CRITICAL -> Priority.HIGHEST;
    };
  }
}
