package org.gengfu.center.learn;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gengfu.center.store.Times;
import org.gengfu.core.learned.Proposal;

/** Proposals and runs of learning. Stateless; the caller owns the connection and transaction. */
public final class ProposalTable {
  private static final String COLUMNS = "id, content, state, person, reason, decided";

  private ProposalTable() {}

  /**
   * One run of learning.
   *
   * @param time when
   * @param since from when on the past was looked at
   * @param coveredMillis in how much of that time the center heard
   * @param raises how many alarms were raised in it
   * @param open how many proposals are open after it
   * @param complete false when there was more than can be counted
   * @param user who asked for it; empty for the night's
   */
  public record Run(
      Instant time,
      Instant since,
      long coveredMillis,
      int raises,
      int open,
      boolean complete,
      String user) {}

  /** All of them, open ones first, the newest decisions first. */
  public static List<Proposal> all(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "select "
                    + COLUMNS
                    + " from proposal order by state <> 'open', decided desc, kind desc, id"
                    + " limit 2000");
        ResultSet rows = statement.executeQuery()) {
      List<Proposal> found = new ArrayList<>();
      while (rows.next()) {
        found.add(proposal(rows));
      }
      return found;
    }
  }

  /** The proposal of that id, held until the end of the transaction. */
  public static Optional<Proposal> held(Connection connection, String id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select " + COLUMNS + " from proposal where id = ? for update")) {
      statement.setString(1, id);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(proposal(rows)) : Optional.empty();
      }
    }
  }

  /** What a person said of a proposal. */
  public static void decided(Connection connection, Proposal proposal) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update proposal set state = ?, person = ?, reason = ?, decided = ? where id = ?")) {
      statement.setString(1, name(proposal.state()));
      statement.setString(2, proposal.user());
      statement.setString(3, proposal.reason());
      statement.setObject(4, Times.toDatabase(Instant.ofEpochMilli(proposal.decidedMillis())));
      statement.setString(5, proposal.id());
      statement.executeUpdate();
    }
  }

  /** The open proposals after a run; what was decided meanwhile stays as it is. */
  static void open(Connection connection, Collection<Proposal> proposals, Instant now)
      throws SQLException {
    List<Proposal> open =
        proposals.stream().filter(one -> one.state() == Proposal.State.OPEN).toList();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "delete from proposal where state = 'open' and not id = any(?)")) {
      Object[] ids = open.stream().map(Proposal::id).toArray();
      statement.setArray(1, connection.createArrayOf("text", ids));
      statement.executeUpdate();
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into proposal (id, kind, content, state, proposed, person, reason)"
                + " values (?, ?, ?::jsonb, 'open', ?, '', '') on conflict (id) do update"
                + " set content = excluded.content where proposal.state = 'open'")) {
      for (Proposal proposal : open) {
        statement.setString(1, proposal.id());
        statement.setString(2, proposal.content() instanceof Proposal.NewRule ? "rule" : "edge");
        statement.setString(3, ProposalJson.write(proposal.content()));
        statement.setObject(4, Times.toDatabase(now));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  static void add(Connection connection, Run run) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into learning_run (time, since, covered_millis, raises, open_proposals,"
                + " complete, person) values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing")) {
      statement.setObject(1, Times.toDatabase(run.time()));
      statement.setObject(2, Times.toDatabase(run.since()));
      statement.setLong(3, run.coveredMillis());
      statement.setInt(4, run.raises());
      statement.setInt(5, run.open());
      statement.setBoolean(6, run.complete());
      statement.setString(7, run.user());
      statement.executeUpdate();
    }
  }

  /** The newest run; empty before the first. */
  public static Optional<Run> newest(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement(
                "select time, since, covered_millis, raises, open_proposals, complete, person"
                    + " from learning_run order by time desc limit 1");
        ResultSet rows = statement.executeQuery()) {
      return rows.next()
          ? Optional.of(
              new Run(
                  Times.fromDatabase(rows, 1),
                  Times.fromDatabase(rows, 2),
                  rows.getLong(3),
                  rows.getInt(4),
                  rows.getInt(5),
                  rows.getBoolean(6),
                  rows.getString(7)))
          : Optional.empty();
    }
  }

  private static Proposal proposal(ResultSet rows) throws SQLException {
    Instant decided = Times.orNull(rows, "decided");
    return new Proposal(
        rows.getString("id"),
        ProposalJson.read(rows.getString("content")),
        Proposal.State.valueOf(rows.getString("state").toUpperCase(Locale.ROOT)),
        rows.getString("person"),
        rows.getString("reason"),
        decided == null ? 0 : decided.toEpochMilli());
  }

  private static String name(Proposal.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
