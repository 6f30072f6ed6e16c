package org.gengfu.center.incident;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.center.store.Times;
import org.gengfu.core.incident.Incident;

/** SQL of the incidents' projection. Stateless; the caller owns connection and transaction. */
public final class IncidentTable {
  private IncidentTable() {}

  /** Keeps in mind how far the journal's facts on incidents go. */
  static void reached(Connection connection, long seq) throws SQLException {
    String sql =
        "insert into incident_head (seq) values (?) on conflict (one) do update set seq ="
            + " excluded.seq";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, seq);
      statement.executeUpdate();
    }
  }

  /** How far they go, 0 when there are none. */
  public static long reached(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("select coalesce(max(seq), 0) from incident_head");
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  static void put(Connection connection, Collection<IncidentRow> rows) throws SQLException {
    String sql =
        "insert into incident (id, opened, resolved, told, state, site, severity, node, sentence,"
            + " body) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb) on conflict (id) do update set"
            + " opened = excluded.opened, resolved = excluded.resolved, told = excluded.told, state"
            + " = excluded.state, site = excluded.site, severity = excluded.severity, node ="
            + " excluded.node, sentence = excluded.sentence, body = excluded.body";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (IncidentRow row : rows) {
        int at = 0;
        statement.setString(++at, row.id());
        statement.setObject(++at, Times.toDatabase(row.opened()));
        statement.setObject(++at, Times.toDatabase(row.resolved()));
        statement.setObject(++at, Times.toDatabase(row.told()));
        statement.setString(++at, row.state().name());
        statement.setString(++at, row.site());
        statement.setInt(++at, row.severity().ordinal());
        statement.setString(++at, row.root().node());
        statement.setString(++at, String.join("\n", row.sentence().values()));
        statement.setString(++at, IncidentJson.write(row));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  static void put(Connection connection, String incident, IncidentStory story) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("update incident set story = ?::jsonb where id = ?")) {
      statement.setString(1, IncidentJson.write(story));
      statement.setString(2, incident);
      statement.executeUpdate();
    }
  }

  /** The story of an incident as it was when it was resolved, or before it was forgotten. */
  public static Optional<IncidentStory> story(Connection connection, String incident)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select story from incident where id = ?")) {
      statement.setString(1, incident);
      try (ResultSet rows = statement.executeQuery()) {
        String story = rows.next() ? rows.getString(1) : null;
        return story == null
            ? Optional.empty()
            : Optional.of(IncidentJson.read(story, IncidentStory.class));
      }
    }
  }

  /** The rows of these incidents, as far as they are there. */
  static List<IncidentRow> of(Connection connection, Collection<Long> incidents)
      throws SQLException {
    String[] ids = incidents.stream().map(Incident::name).toArray(String[]::new);
    List<IncidentRow> found = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement("select body from incident where id = any (?)")) {
      statement.setArray(1, connection.createArrayOf("text", ids));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(IncidentJson.read(rows.getString(1), IncidentRow.class));
        }
      }
    }
    return found;
  }

  /** The rows of those of these incidents that are stored, by id. */
  public static Map<String, IncidentRow> rows(Connection connection, Collection<String> ids)
      throws SQLException {
    Map<String, IncidentRow> found = new HashMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement("select body from incident where id = any (?)")) {
      statement.setArray(1, connection.createArrayOf("text", ids.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          IncidentRow row = IncidentJson.read(rows.getString(1), IncidentRow.class);
          found.put(row.id(), row);
        }
      }
    }
    return found;
  }

  /** The row of an incident, also of one that the correlator has forgotten. */
  public static Optional<IncidentRow> row(Connection connection, String id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select body from incident where id = ?")) {
      statement.setString(1, id);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next()
            ? Optional.of(IncidentJson.read(rows.getString(1), IncidentRow.class))
            : Optional.empty();
      }
    }
  }
}
