package org.gengfu.center.field;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.gengfu.center.store.Times;

/** What people said to proposals (table {@code field_verdict}). Stateless. */
final class Verdicts {
  private Verdicts() {}

  /** Proposals that somebody has declined. */
  static Set<String> declined(Connection connection) throws SQLException {
    Set<String> declined = new HashSet<>();
    try (PreparedStatement statement =
            connection.prepareStatement("select proposal from field_verdict where not accepted");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        declined.add(rows.getString(1));
      }
    }
    return declined;
  }

  /** Keeps what somebody said; a later word takes the place of an earlier one. */
  static void put(
      Connection connection,
      Discovery.Proposal proposal,
      boolean accepted,
      String user,
      String reason,
      Instant at)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into field_verdict (proposal, upper_end, relation, lower_end, accepted, by_user,"
                + " reason, at) values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (proposal) do update set"
                + " accepted = excluded.accepted, by_user = excluded.by_user, reason ="
                + " excluded.reason, at = excluded.at")) {
      statement.setString(1, proposal.id());
      statement.setString(2, proposal.from());
      statement.setString(3, proposal.relation().name());
      statement.setString(4, proposal.to());
      statement.setBoolean(5, accepted);
      statement.setString(6, user);
      statement.setString(7, reason);
      statement.setObject(8, Times.toDatabase(at));
      statement.executeUpdate();
    }
  }
}
