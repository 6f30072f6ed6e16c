package org.gengfu.center.order;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gengfu.center.store.Times;

/** SQL of photographs. Stateless; the caller owns the connection and the transaction. */
final class PhotoTable {
  private PhotoTable() {}

  static Optional<Photo> find(Connection connection, String id) throws SQLException {
    List<Photo> found = photos(connection, "id", id);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
  }

  static List<Photo> of(Connection connection, String order) throws SQLException {
    return photos(connection, "work_order", order);
  }

  private static List<Photo> photos(Connection connection, String column, String value)
      throws SQLException {
    List<Photo> found = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select * from order_photo where " + column + " = ? order by begun, id")) {
      statement.setString(1, value);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(
              new Photo(
                  rows.getString("id"),
                  rows.getString("work_order"),
                  rows.getString("kind"),
                  rows.getString("name"),
                  rows.getLong("bytes"),
                  rows.getString("sha256"),
                  Times.orNull(rows, "taken"),
                  rows.getString("by_whom"),
                  PieceRanges.of(rows.getString("received")),
                  rows.getString("type"),
                  Times.orNull(rows, "complete")));
        }
      }
    }
    return found;
  }

  static void put(Connection connection, Photo photo, Instant now) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into order_photo (id, work_order, kind, name, bytes, sha256, taken, by_whom,"
                + " received, begun) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " on conflict (id) do update set received = excluded.received")) {
      statement.setString(1, photo.id());
      statement.setString(2, photo.order());
      statement.setString(3, photo.kind());
      statement.setString(4, photo.name());
      statement.setLong(5, photo.bytes());
      statement.setString(6, photo.sha256());
      statement.setObject(7, Times.toDatabase(photo.taken()));
      statement.setString(8, photo.by());
      statement.setString(9, photo.ranges().text());
      statement.setObject(10, Times.toDatabase(now));
      statement.executeUpdate();
    }
  }

  static void complete(Connection connection, Photo photo, String type, Instant now)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update order_photo set received = ?, type = ?, complete = ? where id = ?")) {
      statement.setString(1, photo.ranges().text());
      statement.setString(2, type);
      statement.setObject(3, Times.toDatabase(now));
      statement.setString(4, photo.id());
      statement.executeUpdate();
    }
  }

  /** How many photographs an order has, and how many of a person are not whole. */
  static int[] counts(Connection connection, String order, String by) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select (select count(*) from order_photo where work_order = ?),"
                + " (select count(*) from order_photo where by_whom = ? and complete is null)")) {
      statement.setString(1, order);
      statement.setString(2, by);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return new int[] {rows.getInt(1), rows.getInt(2)};
      }
    }
  }

  /** Forgets what was begun before an instant and never became whole. */
  static List<String> abandoned(Connection connection, Instant before) throws SQLException {
    List<String> ids = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "delete from order_photo where complete is null and begun < ? returning id")) {
      statement.setObject(1, Times.toDatabase(before));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getString(1));
        }
      }
    }
    return ids;
  }
}
