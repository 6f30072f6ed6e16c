package org.gengfu.center.camera;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.gengfu.center.store.Times;

/** SQL of the register. Stateless; the caller owns the connection and the transaction. */
final class CameraTable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<TreeMap<String, String>> FIELDS = new TypeReference<>() {};
  private static final String COLUMNS =
      "code, version, name, edge, device, site, district, owner, items, party, weight,"
          + " commissioned, retired, file, recorded, withdrawn";
  private static final int FETCH = 1_000;

  private CameraTable() {}

  /** How many versions of cameras there are: with every change of the register more. */
  static long versions(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("select count(*) from camera");
        ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** What holds now, by code. */
  static List<CameraVersion> present(Connection connection) throws SQLException {
    return list(connection, "where withdrawn is null order by code", null);
  }

  /** All that was known by an instant, also what was taken back, by code and version. */
  static List<CameraVersion> knownBy(Connection connection, Instant known) throws SQLException {
    return list(connection, "where recorded <= ? order by code, version", known);
  }

  /** Every version of one camera, oldest first. */
  static List<CameraVersion> history(Connection connection, String code) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select " + COLUMNS + " from camera where code = ? order by version")) {
      statement.setString(1, code);
      return versions(statement);
    }
  }

  private static List<CameraVersion> list(
      Connection connection, String rest, @org.jspecify.annotations.Nullable Instant known)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select " + COLUMNS + " from camera " + rest)) {
      if (known != null) {
        statement.setObject(1, Times.toDatabase(known));
      }
      statement.setFetchSize(FETCH);
      return versions(statement);
    }
  }

  private static List<CameraVersion> versions(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      List<CameraVersion> found = new ArrayList<>();
      while (rows.next()) {
        found.add(
            new CameraVersion(
                camera(rows),
                rows.getInt("version"),
                Times.fromDatabase(rows, "recorded"),
                Times.orNull(rows, "withdrawn")));
      }
      return found;
    }
  }

  private static Camera camera(ResultSet rows) throws SQLException {
    Array items = rows.getArray("items");
    return new Camera(
        rows.getString("code"),
        rows.getString("name"),
        rows.getString("edge"),
        rows.getString("device"),
        rows.getString("site"),
        rows.getString("district"),
        rows.getString("owner"),
        List.of((String[]) items.getArray()),
        rows.getString("party"),
        rows.getInt("weight"),
        Times.orNull(rows, "commissioned"),
        Times.orNull(rows, "retired"),
        fields(rows.getString("file")));
  }

  /** Takes versions back, from an instant on. */
  static void withdraw(Connection connection, List<String> codes, Instant at) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update camera set withdrawn = ? where code = any (?) and withdrawn is null")) {
      statement.setObject(1, Times.toDatabase(at));
      statement.setArray(2, connection.createArrayOf("text", codes.toArray()));
      statement.executeUpdate();
    }
  }

  /** Adds versions. */
  static void add(Connection connection, List<CameraVersion> versions) throws SQLException {
    String sql =
        "insert into camera ("
            + COLUMNS
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (CameraVersion version : versions) {
        Camera camera = version.camera();
        statement.setString(1, camera.code());
        statement.setInt(2, version.number());
        statement.setString(3, camera.name());
        statement.setString(4, camera.edge());
        statement.setString(5, camera.device());
        statement.setString(6, camera.site());
        statement.setString(7, camera.district());
        statement.setString(8, camera.owner());
        statement.setArray(9, connection.createArrayOf("text", camera.items().toArray()));
        statement.setString(10, camera.party());
        statement.setInt(11, camera.weight());
        statement.setObject(12, Times.toDatabase(camera.commissioned()));
        statement.setObject(13, Times.toDatabase(camera.retired()));
        statement.setString(14, text(camera));
        statement.setObject(15, Times.toDatabase(version.recorded()));
        statement.setObject(16, Times.toDatabase(version.withdrawn()));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static String text(Camera camera) {
    try {
      return JSON.writeValueAsString(camera.file());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts can be written as JSON", e);
    }
  }

  private static TreeMap<String, String> fields(String json) {
    try {
      return JSON.readValue(json, FIELDS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the register holds a file that is no JSON", e);
    }
  }
}
