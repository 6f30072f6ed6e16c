package org.gengfu.center.incident;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.gengfu.center.store.Times;
import org.gengfu.core.incident.IncidentState;
import org.gengfu.core.incident.IncidentStateText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stored states of the correlator: the newest two, so that one that is torn costs only a longer
 * replay. Stateless; the caller owns the connection and the transaction.
 */
final class StateShelf {
  private static final int KEPT = 2;
  private static final Logger LOG = LoggerFactory.getLogger(StateShelf.class);

  private StateShelf() {}

  /**
   * A stored state.
   *
   * @param seq the last journal row that it includes
   */
  record Stored(long seq, IncidentState state) {}

  /** The newest one that can be read whole, and of which the journal reaches that far. */
  static Optional<Stored> newest(Connection connection) throws SQLException {
    String sql =
        "select seq, body from incident_state where seq <= (select max(seq) from journal)"
            + " order by seq desc";
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        long seq = rows.getLong(1);
        try {
          return Optional.of(new Stored(seq, read(rows.getBytes(2))));
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
          LOG.error("The correlator's state of row {} is broken, an older one is taken", seq, e);
        }
      }
    }
    return Optional.empty();
  }

  private static IncidentState read(byte[] body) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(new ByteArrayInputStream(body)), StandardCharsets.UTF_8))) {
      return IncidentStateText.read(lines.lines().iterator());
    }
  }

  /** A state as it is stored. */
  static byte[] body(IncidentState state) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (BufferedWriter out =
        new BufferedWriter(
            new OutputStreamWriter(new GZIPOutputStream(bytes), StandardCharsets.UTF_8))) {
      IncidentStateText.write(
          state,
          line -> {
            try {
              out.write(line);
              out.write('\n');
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory takes what it is given
    }
    return bytes.toByteArray();
  }

  /** Keeps a state and drops those that are no longer needed. */
  static void put(Connection connection, long seq, byte[] body, Instant now) throws SQLException {
    String sql =
        "insert into incident_state (seq, stored, body) values (?, ?, ?) on conflict (seq) do"
            + " update set stored = excluded.stored, body = excluded.body";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, seq);
      statement.setObject(2, Times.toDatabase(now));
      statement.setBytes(3, body);
      statement.executeUpdate();
    }
    String old =
        "delete from incident_state where seq not in"
            + " (select seq from incident_state order by seq desc limit ?)";
    try (PreparedStatement statement = connection.prepareStatement(old)) {
      statement.setInt(1, KEPT);
      statement.executeUpdate();
    }
  }
}
