package org.gengfu.center.camera;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gengfu.center.store.Times;
import org.gengfu.contract.CameraLook;
import org.gengfu.contract.Thumbnail;

/**
 * SQL of the small pictures that are kept: of each camera the newest {@value #MAX_PER_CAMERA}.
 * Stateless; the caller owns the connection and the transaction.
 */
public final class CameraPictureTable {
  /** Most pictures of one camera; the oldest go first. */
  public static final int MAX_PER_CAMERA = 60;

  private CameraPictureTable() {}

  /** A picture without its bytes. */
  public record Picture(
      long id, Instant time, String why, int width, int height, List<String> faults) {}

  /** Keeps a look's picture; empty when one of that instant is there already. */
  static Optional<Long> add(
      Connection connection, CameraSource source, CameraLook look, Thumbnail thumbnail)
      throws SQLException {
    String sql =
        "insert into camera_picture (edge, device, time, why, faults, width, height, jpeg)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (edge, device, time) do nothing"
            + " returning id";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, source.edge());
      statement.setString(2, source.device());
      statement.setObject(3, Times.toDatabase(look.time()));
      statement.setString(4, thumbnail.why().name().toLowerCase(Locale.ROOT));
      statement.setString(5, String.join(" ", look.faults()));
      statement.setInt(6, thumbnail.width());
      statement.setInt(7, thumbnail.height());
      statement.setBytes(8, thumbnail.jpeg());
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          return Optional.empty();
        }
        long id = rows.getLong(1);
        trim(connection, source);
        return Optional.of(id);
      }
    }
  }

  private static void trim(Connection connection, CameraSource source) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "delete from camera_picture where id in (select id from camera_picture where edge = ?"
                + " and device = ? order by time desc, id desc offset "
                + MAX_PER_CAMERA
                + ")")) {
      statement.setString(1, source.edge());
      statement.setString(2, source.device());
      statement.executeUpdate();
    }
  }

  /** The pictures of a camera, newest first. */
  public static List<Picture> of(Connection connection, CameraSource source) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select id, time, why, width, height, faults from camera_picture where edge = ?"
                + " and device = ? order by time desc, id desc limit "
                + MAX_PER_CAMERA)) {
      statement.setString(1, source.edge());
      statement.setString(2, source.device());
      try (ResultSet rows = statement.executeQuery()) {
        List<Picture> found = new ArrayList<>();
        while (rows.next()) {
          found.add(
              new Picture(
                  rows.getLong(1),
                  Times.fromDatabase(rows, 2),
                  rows.getString(3),
                  rows.getInt(4),
                  rows.getInt(5),
                  LookKind.words(rows.getString(6))));
        }
        return found;
      }
    }
  }

  /** A picture's JPEG. */
  public static Optional<byte[]> jpeg(Connection connection, long id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select jpeg from camera_picture where id = ?")) {
      statement.setLong(1, id);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
      }
    }
  }

  /** Drops at most {@code limit} pictures from before an instant; tells how many. */
  static int drop(Connection connection, Instant before, int limit) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "delete from camera_picture where id in (select id from camera_picture where time < ?"
                + " order by time limit ?)")) {
      statement.setObject(1, Times.toDatabase(before));
      statement.setInt(2, limit);
      return statement.executeUpdate();
    }
  }
}
