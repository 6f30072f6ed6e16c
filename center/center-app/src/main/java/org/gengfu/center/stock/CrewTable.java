package org.gengfu.center.stock;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;

/** SQL of crews. Stateless; the caller owns connection and transaction. */
final class CrewTable {
  private CrewTable() {}

  static void put(Connection connection, Crew crew) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into crew (id, lead, second, from_day, to_day) values (?, ?, ?, ?, ?)"
                + " on conflict (id) do update set lead = excluded.lead, second = excluded.second,"
                + " from_day = excluded.from_day, to_day = excluded.to_day")) {
      statement.setString(1, crew.id());
      statement.setString(2, crew.lead());
      statement.setString(3, crew.second());
      statement.setObject(4, crew.from());
      statement.setObject(5, crew.to());
      statement.executeUpdate();
    }
  }

  /** Forgets one; false when there is none. */
  static boolean drop(Connection connection, String id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("delete from crew where id = ?")) {
      statement.setString(1, id);
      return statement.executeUpdate() > 0;
    }
  }

  static SortedMap<String, Crew> load(Connection connection) throws SQLException {
    SortedMap<String, Crew> found = new TreeMap<>();
    try (PreparedStatement statement = connection.prepareStatement("select * from crew");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        String id = rows.getString("id");
        found.put(
            id,
            new Crew(
                id,
                rows.getString("lead"),
                rows.getString("second"),
                rows.getObject("from_day", LocalDate.class),
                rows.getObject("to_day", LocalDate.class)));
      }
    }
    return found;
  }
}
