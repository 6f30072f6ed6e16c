package org.gengfu.center.incident;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.gengfu.center.store.StoreException;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.incident.Correlator;
import org.gengfu.core.incident.IncidentFactText;
import org.gengfu.core.incident.IncidentState;
import org.gengfu.core.incident.RuleText;

/** The correlator's state from what is stored. Stateless; the caller owns the connection. */
final class IncidentReplay {
  /** Kind of the journal's rows that hold the correlator's facts, one line each. */
  static final String KIND = "incident.facts";

  /** Their subject. */
  static final String SUBJECT = "incidents";

  private static final int ROWS_AT_ONCE = 500;

  private IncidentReplay() {}

  /**
   * What was found.
   *
   * @param facts how many were replayed after the stored state
   */
  record Replayed(IncidentState state, long facts) {}

  static Replayed state(Connection connection, IncidentSetup setup) throws SQLException {
    StateShelf.Stored stored =
        StateShelf.newest(connection)
            .orElseGet(() ->
                new StateShelf.Stored(
                    0, IncidentState.of(FieldGraph.EMPTY, RuleText.starter(), setup.policy())));
    Replayed replayed = new Replayed(stored.state(), 0);
    long seq = stored.seq();
    while (true) {
      long before = seq;
      String sql =
          "select seq, body from journal where subject = ? and seq > ? order by seq limit ?";
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setString(1, SUBJECT);
        statement.setLong(2, seq);
        statement.setInt(3, ROWS_AT_ONCE);
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            seq = rows.getLong(1);
            replayed = replayed(replayed, rows.getString(2));
          }
        }
      }
      if (seq == before) {
        return replayed;
      }
    }
  }

  private static Replayed replayed(Replayed before, String body) {
    IncidentState state = before.state();
    long facts = before.facts();
    try {
      for (String line : body.split("\n")) {
        state = Correlator.apply(state, IncidentFactText.read(line));
        facts++;
      }
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new StoreException("the journal's facts on incidents do not fit: " + e.getMessage(), e);
    }
    return new Replayed(state, facts);
  }
}
