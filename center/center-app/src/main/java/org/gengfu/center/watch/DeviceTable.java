package org.gengfu.center.watch;

import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gengfu.center.store.Times;
import org.gengfu.contract.AlarmDefinition;
import org.gengfu.contract.PointDefinition;
import org.gengfu.core.ledger.LedgerSnapshot;

/**
 * SQL of devices, edge sessions and committed offsets. Stateless; the caller owns the connection
 * and the transaction.
 */
final class DeviceTable {
  private static final TypeReference<Map<String, String>> FACTS = new TypeReference<>() {};
  private static final TypeReference<List<PointDefinition>> POINTS = new TypeReference<>() {};
  private static final TypeReference<List<AlarmDefinition>> ALARMS = new TypeReference<>() {};

  private DeviceTable() {}

  static List<Device> devices(Connection connection) throws SQLException {
    String sql = "select edge, device, born, facts, points, alarms, state, since from device";
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      List<Device> devices = new ArrayList<>();
      while (rows.next()) {
        String state = rows.getString("state").toUpperCase(Locale.ROOT).replace('-', '_');
        devices.add(
            new Device(
                new DeviceKey(rows.getString("edge"), rows.getString("device")),
                Times.orNull(rows, "born"),
                CoreJson.read(rows.getString("facts"), FACTS),
                CoreJson.read(rows.getString("points"), POINTS),
                CoreJson.read(rows.getString("alarms"), ALARMS),
                DeviceState.valueOf(state),
                Times.orNull(rows, "since")));
      }
      return devices;
    }
  }

  static void putDevices(Connection connection, Collection<Device> devices) throws SQLException {
    String sql =
        "insert into device (edge, device, born, facts, points, alarms, state, since)"
            + " values (?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?)"
            + " on conflict (edge, device) do update set born = excluded.born,"
            + " facts = excluded.facts, points = excluded.points, alarms = excluded.alarms,"
            + " state = excluded.state, since = excluded.since";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Device device : devices) {
        statement.setString(1, device.key().edge());
        statement.setString(2, device.key().device());
        statement.setObject(3, Times.toDatabase(device.born()));
        statement.setString(4, CoreJson.write(device.facts()));
        statement.setString(5, CoreJson.write(device.points()));
        statement.setString(6, CoreJson.write(device.alarms()));
        statement.setString(7, CoreJson.dashed(device.state().name()));
        statement.setObject(8, Times.toDatabase(device.since()));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  static List<EdgeLink> links(Connection connection) throws SQLException {
    String sql = "select edge, online, since, last_birth from edge_session";
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      List<EdgeLink> links = new ArrayList<>();
      while (rows.next()) {
        links.add(
            new EdgeLink(
                rows.getString("edge"),
                rows.getBoolean("online"),
                Times.fromDatabase(rows, "since"),
                Times.orNull(rows, "last_birth")));
      }
      return links;
    }
  }

  static void putLinks(Connection connection, Collection<EdgeLink> links) throws SQLException {
    String sql =
        "insert into edge_session (edge, online, since, last_birth) values (?, ?, ?, ?)"
            + " on conflict (edge) do update set online = excluded.online,"
            + " since = excluded.since, last_birth = excluded.last_birth";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (EdgeLink link : links) {
        statement.setString(1, link.edge());
        statement.setBoolean(2, link.online());
        statement.setObject(3, Times.toDatabase(link.since()));
        statement.setObject(4, Times.toDatabase(link.lastBirth()));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  static Map<String, LedgerSnapshot> ledgers(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("select edge, ledger from committed_offsets");
        ResultSet rows = statement.executeQuery()) {
      Map<String, LedgerSnapshot> ledgers = new HashMap<>();
      while (rows.next()) {
        ledgers.put(rows.getString(1), LedgerSnapshot.parse(rows.getString(2)));
      }
      return ledgers;
    }
  }

  static void putLedgers(Connection connection, Map<String, LedgerSnapshot> ledgers)
      throws SQLException {
    String sql =
        "insert into committed_offsets (edge, ledger) values (?, ?)"
            + " on conflict (edge) do update set ledger = excluded.ledger";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Map.Entry<String, LedgerSnapshot> ledger : ledgers.entrySet()) {
        statement.setString(1, ledger.getKey());
        statement.setString(2, ledger.getValue().text());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
