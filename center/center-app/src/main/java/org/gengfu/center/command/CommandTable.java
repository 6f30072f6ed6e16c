package org.gengfu.center.command;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gengfu.center.access.Audit;
import org.gengfu.center.store.Times;
import org.gengfu.contract.CommandOutcome;
import org.gengfu.core.command.CommandFact;
import org.gengfu.core.command.CommandInput;
import org.gengfu.core.command.CommandLife;
import org.gengfu.core.command.CommandMachine;
import org.gengfu.core.command.CommandState;
import org.jspecify.annotations.Nullable;

/**
 * The requests in the database; every step also goes into the audit, in the same transaction. At
 * most {@value #MAX_OPEN} may be open; of the ended ones the newest {@value #MAX_ROWS} are kept.
 * Stateless; the caller owns the connection and the transaction.
 */
public final class CommandTable {
  /** Most requests that are open at once; further ones are refused. */
  public static final int MAX_OPEN = 1_000;

  static final int MAX_ROWS = 100_000;
  private static final int TRIM_EVERY = 100;

  private static final String COLUMNS =
      "id, number, edge, device, metric, kind, value, state, approval, takes_millis, deadline,"
          + " asked_by, asked, decided_by, decided, sent, ended, why";
  private static final String OPEN = "state in ('asked', 'agreed', 'sent')";

  private CommandTable() {}

  /**
   * Who takes a step.
   *
   * @param address where from, empty for the center and for edges
   */
  public record Who(String name, String address) {
    /** Time itself. */
    public static final Who CENTER = new Who("center", "");
  }

  /** A request after an input, and what the machine decided. */
  public record Taken(CommandRow row, CommandFact fact) {
    /** True when it is another than before. */
    public boolean moved() {
      return fact instanceof CommandFact.Moved;
    }
  }

  /** Why a request cannot be stored. */
  public enum Obstacle {
    /** The same thing is under way already. */
    UNDER_WAY,
    TOO_MANY
  }

  /** What is in the way of a new request for this; empty for nothing. */
  public static Optional<Obstacle> obstacle(Connection connection, CommandRow row)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select count(*), count(*) filter (where edge = ? and device = ? and metric = ?)"
                + " from command_request where "
                + OPEN)) {
      statement.setString(1, row.edge());
      statement.setString(2, row.device());
      statement.setString(3, row.metric());
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        if (rows.getInt(2) > 0) {
          return Optional.of(Obstacle.UNDER_WAY);
        }
        return rows.getInt(1) >= MAX_OPEN ? Optional.of(Obstacle.TOO_MANY) : Optional.empty();
      }
    }
  }

  /** Stores a new request; empty when the same thing is under way already. */
  public static Optional<CommandRow> add(Connection connection, CommandRow row, Who who)
      throws SQLException {
    String sql =
        "insert into command_request (id, edge, device, metric, kind, value, state, approval,"
            + " takes_millis, deadline, asked_by, asked, why)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '')"
            + " on conflict (edge, device, metric) where "
            + OPEN
            + " do nothing returning number";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, row.id());
      statement.setString(2, row.edge());
      statement.setString(3, row.device());
      statement.setString(4, row.metric());
      statement.setString(5, CommandRow.kind(row.value()));
      statement.setString(6, CommandRow.text(row.value()));
      statement.setString(7, name(row.life().state()));
      statement.setString(8, row.approval());
      statement.setLong(9, row.life().takes().toMillis());
      statement.setObject(10, Times.toDatabase(row.life().deadline()));
      statement.setString(11, row.life().askedBy());
      statement.setObject(12, Times.toDatabase(row.asked()));
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          return Optional.empty();
        }
        trim(connection, rows.getLong(1));
      }
    }
    note(connection, row, who, row.asked());
    return find(connection, row.id());
  }

  private static void trim(Connection connection, long number) throws SQLException {
    if (number % TRIM_EVERY == 0) {
      try (PreparedStatement statement =
          connection.prepareStatement(
              "delete from command_request where number <= ? and not " + OPEN)) {
        statement.setLong(1, number - MAX_ROWS);
        statement.executeUpdate();
      }
    }
  }

  private static void note(Connection connection, CommandRow row, Who who, Instant now)
      throws SQLException {
    Audit.add(
        connection,
        now,
        who.name(),
        who.address(),
        "command",
        row.subject(),
        name(row.life().state()));
  }

  /** The request of that id. */
  public static Optional<CommandRow> find(Connection connection, String id) throws SQLException {
    return find(connection, id, "");
  }

  private static Optional<CommandRow> find(Connection connection, String id, String lock)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select " + COLUMNS + " from command_request where id = ?" + lock)) {
      statement.setString(1, id);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(row(rows)) : Optional.empty();
      }
    }
  }

  /** Takes an input; empty when there is no such request. */
  public static Optional<Taken> take(
      Connection connection, String id, CommandInput input, Who who, Instant now)
      throws SQLException {
    Optional<CommandRow> found = find(connection, id, " for update");
    if (found.isEmpty()) {
      return Optional.empty();
    }
    CommandRow before = found.get();
    CommandFact fact = CommandMachine.decide(before.life(), input, now);
    return switch (fact) {
      case CommandFact.Ignored ignored -> Optional.of(new Taken(before, fact));
      case CommandFact.Moved ignored -> {
        CommandRow after = before.moved(CommandMachine.apply(before.life(), fact), now);
        put(connection, after);
        note(connection, after, who, now);
        yield Optional.of(new Taken(after, fact));
      }
    };
  }

  private static void put(Connection connection, CommandRow row) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update command_request set state = ?, deadline = ?, decided_by = ?, decided = ?,"
                + " sent = ?, ended = ?, why = ? where id = ?")) {
      CommandLife life = row.life();
      statement.setString(1, name(life.state()));
      statement.setObject(2, Times.toDatabase(life.deadline()));
      statement.setString(3, life.decidedBy());
      statement.setObject(4, Times.toDatabase(row.decided()));
      statement.setObject(5, Times.toDatabase(row.sent()));
      statement.setObject(6, Times.toDatabase(row.ended()));
      statement.setString(7, life.why());
      statement.setString(8, row.id());
      statement.executeUpdate();
    }
  }

  /**
   * Takes what an edge told; empty when it is no news, or of a request that the edge was never
   * given.
   */
  public static Optional<CommandRow> told(
      Connection connection, String edge, CommandOutcome outcome, Instant now) throws SQLException {
    Optional<CommandRow> asked =
        find(connection, outcome.request())
            .filter(row -> row.edge().equals(edge) && row.device().equals(outcome.device()));
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    CommandInput input =
        new CommandInput.Told(CommandState.valueOf(outcome.state().name()), outcome.why());
    return take(connection, outcome.request(), input, new Who("edge/" + edge, ""), now)
        .filter(Taken::moved)
        .map(Taken::row);
  }

  /** Ids of requests whose deadline has come, at most {@code limit}. */
  public static List<String> due(Connection connection, Instant now, int limit)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select id from command_request where "
                + OPEN
                + " and deadline <= ? order by deadline limit ?")) {
      statement.setObject(1, Times.toDatabase(now));
      statement.setInt(2, limit);
      try (ResultSet rows = statement.executeQuery()) {
        List<String> ids = new ArrayList<>();
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
        return ids;
      }
    }
  }

  /**
   * What is wanted of a list.
   *
   * @param onlyOpen leaves out what has ended
   * @param edge null for all
   * @param device null for all, empty for the edge node itself
   */
  public record Filter(boolean onlyOpen, @Nullable String edge, @Nullable String device) {}

  /** At most {@code limit} requests, newest first. */
  public static List<CommandRow> list(Connection connection, Filter filter, int limit)
      throws SQLException {
    String sql =
        "select "
            + COLUMNS
            + " from command_request where (? or "
            + OPEN
            + ") and (?::text is null or edge = ?) and (?::text is null or device = ?)"
            + " order by number desc limit ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setBoolean(1, !filter.onlyOpen());
      statement.setString(2, filter.edge());
      statement.setString(3, filter.edge());
      statement.setString(4, filter.device());
      statement.setString(5, filter.device());
      statement.setInt(6, limit);
      try (ResultSet rows = statement.executeQuery()) {
        List<CommandRow> found = new ArrayList<>();
        while (rows.next()) {
          found.add(row(rows));
        }
        return found;
      }
    }
  }

  private static String name(CommandState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }

  private static CommandRow row(ResultSet rows) throws SQLException {
    return new CommandRow(
        rows.getString("id"),
        rows.getLong("number"),
        rows.getString("edge"),
        rows.getString("device"),
        rows.getString("metric"),
        CommandRow.value(rows.getString("kind"), rows.getString("value")),
        rows.getString("approval"),
        Times.fromDatabase(rows, "asked"),
        Times.orNull(rows, "decided"),
        Times.orNull(rows, "sent"),
        Times.orNull(rows, "ended"),
        new CommandLife(
            CommandState.valueOf(rows.getString("state").toUpperCase(Locale.ROOT)),
            rows.getString("asked_by"),
            Duration.ofMillis(rows.getLong("takes_millis")),
            Times.orNull(rows, "deadline"),
            rows.getString("decided_by"),
            rows.getString("why")));
  }
}
