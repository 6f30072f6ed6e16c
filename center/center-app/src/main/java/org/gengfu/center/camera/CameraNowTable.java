package org.gengfu.center.camera;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.gengfu.center.camera.CameraNow.RungNow;
import org.gengfu.center.store.Times;
import org.gengfu.contract.CameraReason;
import org.gengfu.contract.CameraRung;
import org.gengfu.contract.Seen;

/** SQL of the newest looks. Stateless; the caller owns the connection and the transaction. */
final class CameraNowTable {
  private static final String COLUMNS =
      "edge, device, time, number, online, intact, faults, ladder, confirmed, since, candidate,"
          + " candidate_since, observed_millis, kept, kept_since, picture, picture_time";

  private CameraNowTable() {}

  static List<CameraNow> all(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("select " + COLUMNS + " from camera_now");
        ResultSet rows = statement.executeQuery()) {
      List<CameraNow> found = new ArrayList<>();
      while (rows.next()) {
        found.add(row(rows));
      }
      return found;
    }
  }

  private static CameraNow row(ResultSet rows) throws SQLException {
    Instant time = Times.fromDatabase(rows, "time");
    Seen online = LookKind.seen(rows.getString("online"));
    Steady steady =
        new Steady(
            LookKind.seen(rows.getString("confirmed")),
            Times.fromDatabase(rows, "since"),
            LookKind.seen(rows.getString("candidate")),
            Times.fromDatabase(rows, "candidate_since"),
            Duration.ofMillis(rows.getLong("observed_millis")),
            time,
            online,
            new Steady.Word(
                LookKind.seen(rows.getString("kept")), Times.fromDatabase(rows, "kept_since")));
    return new CameraNow(
        new CameraSource(rows.getString("edge"), rows.getString("device")),
        time,
        rows.getLong("number"),
        online,
        LookKind.seen(rows.getString("intact")),
        LookKind.words(rows.getString("faults")),
        ladder(rows.getString("ladder")),
        steady,
        rows.getLong("picture"),
        Times.orNull(rows, "picture_time"),
        time);
  }

  static void put(Connection connection, Collection<CameraNow> all) throws SQLException {
    String sql =
        "insert into camera_now ("
            + COLUMNS
            + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " on conflict (edge, device) do update set time = excluded.time,"
            + " number = excluded.number, online = excluded.online, intact = excluded.intact,"
            + " faults = excluded.faults, ladder = excluded.ladder,"
            + " confirmed = excluded.confirmed, since = excluded.since,"
            + " candidate = excluded.candidate, candidate_since = excluded.candidate_since,"
            + " observed_millis = excluded.observed_millis, kept = excluded.kept,"
            + " kept_since = excluded.kept_since, picture = excluded.picture,"
            + " picture_time = excluded.picture_time";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (CameraNow now : all) {
        bind(statement, now);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void bind(PreparedStatement statement, CameraNow now) throws SQLException {
    Steady steady = now.steady();
    statement.setString(1, now.source().edge());
    statement.setString(2, now.source().device());
    statement.setObject(3, Times.toDatabase(now.time()));
    statement.setLong(4, now.number());
    statement.setString(5, LookKind.name(now.online()));
    statement.setString(6, LookKind.name(now.intact()));
    statement.setString(7, String.join(" ", now.faults()));
    statement.setString(8, text(now.ladder()));
    statement.setString(9, LookKind.name(steady.confirmed()));
    statement.setObject(10, Times.toDatabase(steady.since()));
    statement.setString(11, LookKind.name(steady.candidate()));
    statement.setObject(12, Times.toDatabase(steady.candidateSince()));
    statement.setLong(13, steady.observed().toMillis());
    statement.setString(14, LookKind.name(steady.kept().seen()));
    statement.setObject(15, Times.toDatabase(steady.kept().since()));
    statement.setLong(16, now.picture());
    statement.setObject(17, Times.toDatabase(now.pictureAt()));
  }

  /** One rung a line; the detail comes last and holds no control character. */
  private static String text(List<RungNow> ladder) {
    StringBuilder text = new StringBuilder();
    for (RungNow rung : ladder) {
      Instant good = rung.lastGood();
      text.append(rung.rung()).append('|').append(rung.seen()).append('|').append(rung.reason());
      text.append('|').append(rung.time()).append('|').append(rung.since()).append('|');
      text.append(good == null ? "" : good.toString()).append('|').append(rung.detail());
      text.append('\n');
    }
    return text.toString();
  }

  private static List<RungNow> ladder(String text) {
    List<RungNow> ladder = new ArrayList<>();
    for (String line : text.split("\n")) {
      String[] parts = line.split("\\|", 7);
      ladder.add(
          new RungNow(
              CameraRung.valueOf(parts[0]),
              Seen.valueOf(parts[1]),
              CameraReason.valueOf(parts[2]),
              parts[6],
              Instant.parse(parts[3]),
              Instant.parse(parts[4]),
              parts[5].isEmpty() ? null : Instant.parse(parts[5])));
    }
    return ladder;
  }
}
