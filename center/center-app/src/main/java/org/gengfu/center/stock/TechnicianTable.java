package org.gengfu.center.stock;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gengfu.center.store.Times;
import org.gengfu.core.travel.GeoPoint;
import org.gengfu.core.travel.WeekHours;
import org.jspecify.annotations.Nullable;

/** SQL of technicians. Stateless; the caller owns connection and transaction. */
final class TechnicianTable {
  private TechnicianTable() {}

  static void put(Connection connection, Technician who) throws SQLException {
    GeoPoint home = who.home();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into technician (id, name, phone, skills, vehicle, home_lat, home_lon)"
                + " values (?, ?, ?, ?, ?, ?, ?) on conflict (id) do update set"
                + " name = excluded.name, phone = excluded.phone, skills = excluded.skills,"
                + " vehicle = excluded.vehicle, home_lat = excluded.home_lat,"
                + " home_lon = excluded.home_lon")) {
      statement.setString(1, who.id());
      statement.setString(2, who.name());
      statement.setString(3, who.phone());
      statement.setArray(4, connection.createArrayOf("text", who.skills().toArray()));
      statement.setString(5, who.vehicle());
      statement.setObject(6, home == null ? null : home.lat(), Types.DOUBLE);
      statement.setObject(7, home == null ? null : home.lon(), Types.DOUBLE);
      statement.executeUpdate();
    }
    putHours(connection, "technician_shift", who.id(), who.shifts());
    putHours(connection, "technician_break", who.id(), who.breaks());
    putLeave(connection, who);
  }

  private static void clear(Connection connection, String table, String who) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("delete from " + table + " where technician = ?")) {
      statement.setString(1, who);
      statement.executeUpdate();
    }
  }

  private static void putHours(
      Connection connection, String table, String who, List<Technician.Shift> all)
      throws SQLException {
    clear(connection, table, who);
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into "
                + table
                + " (technician, id, from_minute, to_minute, days) values (?, ?, ?, ?, ?)")) {
      for (Technician.Shift shift : all) {
        statement.setString(1, who);
        statement.setString(2, shift.id());
        statement.setInt(3, shift.hours().fromMinute());
        statement.setInt(4, shift.hours().toMinute());
        Object[] days = shift.hours().days().stream().sorted().map(DayOfWeek::getValue).toArray();
        statement.setArray(5, connection.createArrayOf("int", days));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void putLeave(Connection connection, Technician who) throws SQLException {
    clear(connection, "technician_leave", who.id());
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into technician_leave (technician, from_day, to_day, reason)"
                + " values (?, ?, ?, ?)")) {
      for (Technician.Leave each : who.leave()) {
        statement.setString(1, who.id());
        statement.setObject(2, each.from());
        statement.setObject(3, each.to());
        statement.setString(4, each.reason());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** The number of one, empty when there is none. */
  static String phone(Connection connection, String id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select phone from technician where id = ?")) {
      statement.setString(1, id);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? rows.getString(1) : "";
      }
    }
  }

  /** Forgets one; false when there is none. */
  static boolean drop(Connection connection, String id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("delete from technician where id = ?")) {
      statement.setString(1, id);
      return statement.executeUpdate() > 0;
    }
  }

  static SortedMap<String, Technician> load(Connection connection) throws SQLException {
    Map<String, List<Technician.Shift>> shifts = hours(connection, "technician_shift");
    Map<String, List<Technician.Shift>> breaks = hours(connection, "technician_break");
    Map<String, List<Technician.Leave>> leave = leave(connection);
    SortedMap<String, Technician> found = new TreeMap<>();
    try (PreparedStatement statement = connection.prepareStatement("select * from technician");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        double lat = rows.getDouble("home_lat");
        GeoPoint home = rows.wasNull() ? null : new GeoPoint(lat, rows.getDouble("home_lon"));
        String id = rows.getString("id");
        found.put(
            id,
            new Technician(
                id,
                rows.getString("name"),
                rows.getString("phone"),
                List.of((String[]) rows.getArray("skills").getArray()),
                shifts.getOrDefault(id, List.of()),
                breaks.getOrDefault(id, List.of()),
                leave.getOrDefault(id, List.of()),
                rows.getString("vehicle"),
                home));
      }
    }
    return found;
  }

  private static Map<String, List<Technician.Shift>> hours(Connection connection, String table)
      throws SQLException {
    Map<String, List<Technician.Shift>> found = new HashMap<>();
    try (PreparedStatement statement =
            connection.prepareStatement("select * from " + table + " order by technician, id");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found
            .computeIfAbsent(rows.getString("technician"), who -> new ArrayList<>())
            .add(
                new Technician.Shift(
                    rows.getString("id"),
                    new WeekHours.Span(
                        days(rows.getArray("days")),
                        rows.getInt("from_minute"),
                        rows.getInt("to_minute"))));
      }
    }
    return found;
  }

  private static Map<String, List<Technician.Leave>> leave(Connection connection)
      throws SQLException {
    Map<String, List<Technician.Leave>> found = new HashMap<>();
    try (PreparedStatement statement =
            connection.prepareStatement("select * from technician_leave");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found
            .computeIfAbsent(rows.getString("technician"), who -> new ArrayList<>())
            .add(
                new Technician.Leave(
                    rows.getObject("from_day", LocalDate.class),
                    rows.getObject("to_day", LocalDate.class),
                    rows.getString("reason")));
      }
    }
    return found;
  }

  private static Set<DayOfWeek> days(Array array) throws SQLException {
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    Arrays.stream((Integer[]) array.getArray()).map(DayOfWeek::of).forEach(days::add);
    return days;
  }

  /** Keeps a position unless a newer one is kept; false when nobody of that name is known. */
  static boolean seen(Connection connection, String who, Technician.Position position)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into technician_position (technician, lat, lon, accuracy, at)"
                + " select id, ?, ?, ?, ? from technician where id = ?"
                + " on conflict (technician) do update set lat = excluded.lat,"
                + " lon = excluded.lon, accuracy = excluded.accuracy, at = excluded.at"
                + " where technician_position.at < excluded.at")) {
      statement.setDouble(1, position.point().lat());
      statement.setDouble(2, position.point().lon());
      statement.setObject(3, position.accuracy(), Types.DOUBLE);
      statement.setObject(4, Times.toDatabase(position.time()));
      statement.setString(5, who);
      return statement.executeUpdate() > 0;
    }
  }

  static Map<String, Technician.Position> positions(Connection connection) throws SQLException {
    Map<String, Technician.Position> found = new HashMap<>();
    try (PreparedStatement statement =
            connection.prepareStatement("select * from technician_position");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        double accuracy = rows.getDouble("accuracy");
        @Nullable Double metres = rows.wasNull() ? null : accuracy;
        found.put(
            rows.getString("technician"),
            new Technician.Position(
                new GeoPoint(rows.getDouble("lat"), rows.getDouble("lon")),
                metres,
                Times.fromDatabase(rows, "at")));
      }
    }
    return found;
  }
}
