package org.gengfu.center.watch;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gengfu.center.store.Journal;
import org.gengfu.center.store.JournalRow;
import org.gengfu.center.store.Times;
import org.gengfu.contract.Severity;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.alarm.AlarmState;
import org.gengfu.core.alarm.DisplayState;
import org.gengfu.core.alarm.Occurrence.Acknowledgement;
import org.jspecify.annotations.Nullable;

/** SQL of the alarm projections. Stateless; the caller owns the connection and the transaction. */
final class AlarmTable {
  /** Columns of {@link #row}, in no particular order. */
  static final String COLUMNS =
      "id, edge, device, alarm, occurrence, alarm_type, severity, text, action, state, condition,"
          + " active, acknowledged, latched, shelved_until, annunciated, toggles, raised, received,"
          + " changed, cleared, clear_cause, observed, limit_value, unit, point, ack_user, ack_time,"
          + " ack_comment";

  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

  private AlarmTable() {}

  /** A machine's state and the journal row that it includes last. */
  record StoredState(AlarmState state, long seq) {}

  static Map<AlarmKey, StoredState> states(Connection connection) throws SQLException {
    Map<AlarmKey, StoredState> states = new HashMap<>();
    try (PreparedStatement statement =
            connection.prepareStatement("select body, seq from alarm_state");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        AlarmState state = CoreJson.read(rows.getString(1), AlarmState.class);
        states.put(state.key(), new StoredState(state, rows.getLong(2)));
      }
    }
    return states;
  }

  static void putStates(Connection connection, Collection<StoredState> states) throws SQLException {
    String sql =
        "insert into alarm_state (edge, device, alarm, seq, body) values (?, ?, ?, ?, ?)"
            + " on conflict (edge, device, alarm) do update"
            + " set seq = excluded.seq, body = excluded.body";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (StoredState stored : states) {
        AlarmKey key = stored.state().key();
        DeviceKey device = DeviceKey.of(key);
        statement.setString(1, device.edge());
        statement.setString(2, device.device());
        statement.setString(3, name(key));
        statement.setLong(4, stored.seq());
        statement.setString(5, CoreJson.write(stored.state()));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** Ids of the rows of these occurrences' alarm, by occurrence number. */
  static Map<Integer, Long> ids(Connection connection, AlarmKey key) throws SQLException {
    DeviceKey device = DeviceKey.of(key);
    String sql =
        "select occurrence, id from alarm_occurrence where edge = ? and device = ? and alarm = ?"
            + " order by occurrence desc limit 200";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, device.edge());
      statement.setString(2, device.device());
      statement.setString(3, name(key));
      Map<Integer, Long> ids = new HashMap<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ids.put(rows.getInt(1), rows.getLong(2));
        }
      }
      return ids;
    }
  }

  static long lastId(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("select coalesce(max(id), 0) from alarm_occurrence");
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  static void putRows(Connection connection, Collection<AlarmRow> alarms) throws SQLException {
    String sql =
        "insert into alarm_occurrence ("
            + COLUMNS
            + ") values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
            + " ?, ?, ?, '', null, ?, ?, ?) on conflict (id) do update set severity ="
            + " excluded.severity, state = excluded.state, condition = excluded.condition, active ="
            + " excluded.active, acknowledged = excluded.acknowledged, latched = excluded.latched,"
            + " shelved_until = excluded.shelved_until, annunciated = excluded.annunciated, toggles"
            + " = excluded.toggles, raised = excluded.raised, changed = excluded.changed, cleared ="
            + " excluded.cleared, clear_cause = excluded.clear_cause, observed = excluded.observed,"
            + " limit_value = excluded.limit_value, ack_user = excluded.ack_user, ack_time ="
            + " excluded.ack_time, ack_comment = excluded.ack_comment";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (AlarmRow alarm : alarms) {
        bind(statement, alarm);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void bind(PreparedStatement statement, AlarmRow alarm) throws SQLException {
    DeviceKey device = alarm.device();
    int at = 0;
    statement.setLong(++at, alarm.id());
    statement.setString(++at, device.edge());
    statement.setString(++at, device.device());
    statement.setString(++at, alarm.alarm());
    statement.setInt(++at, alarm.occurrence());
    statement.setString(++at, alarm.alarmType());
    statement.setInt(++at, alarm.severity().ordinal());
    statement.setString(++at, CoreJson.write(alarm.text()));
    statement.setString(++at, CoreJson.write(alarm.action()));
    statement.setString(++at, alarm.display().name());
    statement.setString(++at, alarm.condition());
    statement.setBoolean(++at, alarm.active());
    statement.setBoolean(++at, alarm.isAcknowledged());
    statement.setBoolean(++at, alarm.latched());
    statement.setObject(++at, Times.toDatabase(alarm.shelvedUntil()));
    statement.setBoolean(++at, alarm.annunciated());
    statement.setInt(++at, alarm.toggles());
    statement.setObject(++at, Times.toDatabase(alarm.raised()));
    statement.setObject(++at, Times.toDatabase(alarm.received()));
    statement.setObject(++at, Times.toDatabase(alarm.changed()));
    statement.setObject(++at, Times.toDatabase(alarm.cleared()));
    statement.setString(++at, alarm.clearCause());
    statement.setObject(++at, alarm.observed(), Types.DOUBLE);
    statement.setObject(++at, alarm.limit(), Types.DOUBLE);
    Acknowledgement ack = alarm.ack();
    statement.setString(++at, ack == null ? null : ack.user());
    statement.setObject(++at, ack == null ? null : Times.toDatabase(ack.at()));
    statement.setString(++at, ack == null ? null : ack.comment());
  }

  /** The row that the result stands at; it must have all of {@link #COLUMNS}. */
  static AlarmRow row(ResultSet rows) throws SQLException {
    String[] name = rows.getString("alarm").split("#", 2);
    AlarmKey key =
        new AlarmKey(
            new DeviceKey(rows.getString("edge"), rows.getString("device")).resource(),
            name[0],
            name.length > 1 ? name[1] : "");
    Instant ackTime = Times.orNull(rows, "ack_time");
    return new AlarmRow(
        rows.getLong("id"),
        key,
        rows.getInt("occurrence"),
        rows.getString("alarm_type"),
        Severity.values()[rows.getInt("severity")],
        CoreJson.read(rows.getString("text"), TEXTS),
        CoreJson.read(rows.getString("action"), TEXTS),
        DisplayState.valueOf(rows.getString("state")),
        rows.getString("condition"),
        rows.getBoolean("active"),
        rows.getBoolean("latched"),
        Times.orNull(rows, "shelved_until"),
        rows.getBoolean("annunciated"),
        rows.getInt("toggles"),
        Times.fromDatabase(rows, "raised"),
        Times.fromDatabase(rows, "received"),
        Times.fromDatabase(rows, "changed"),
        Times.orNull(rows, "cleared"),
        rows.getString("clear_cause"),
        number(rows, "observed"),
        number(rows, "limit_value"),
        ackTime == null
            ? null
            : new Acknowledgement(
                rows.getString("ack_user"), ackTime, rows.getString("ack_comment")));
  }

  /** Journal rows of the alarm from this occurrence's arrival to the next one's, oldest first. */
  static List<JournalRow> history(Connection connection, AlarmRow row, int limit)
      throws SQLException {
    String sql =
        "select seq from journal where subject = ? and arrival_time >= ? order by seq limit 1";
    long first;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, Draft.subject(row.key()));
      statement.setObject(2, Times.toDatabase(row.received()));
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          return List.of();
        }
        first = rows.getLong(1);
      }
    }
    Instant next = nextReceived(connection, row);
    return Journal.of(connection, Draft.subject(row.key()), first, limit).stream()
        .filter(fact -> next == null || fact.arrivalTime().isBefore(next))
        .toList();
  }

  private static @Nullable Instant nextReceived(Connection connection, AlarmRow row)
      throws SQLException {
    DeviceKey device = row.device();
    String sql =
        "select min(received) as next from alarm_occurrence where edge = ? and device = ?"
            + " and alarm = ? and occurrence > ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, device.edge());
      statement.setString(2, device.device());
      statement.setString(3, row.alarm());
      statement.setInt(4, row.occurrence());
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return Times.orNull(rows, "next");
      }
    }
  }

  private static @Nullable Double number(ResultSet rows, String column) throws SQLException {
    double value = rows.getDouble(column);
    return rows.wasNull() ? null : value;
  }

  private static String name(AlarmKey key) {
    return key.qualifier().isEmpty() ? key.type() : key.type() + "#" + key.qualifier();
  }

  /** What a cause of a clear is called outside. */
  static String causeName(Enum<?> cause) {
    return cause.name().toLowerCase(Locale.ROOT);
  }
}
