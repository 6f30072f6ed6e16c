package org.gengfu.center.camera;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.gengfu.contract.Seen;

/**
 * SQL of the evidence of many cameras at once: what {@link LookRunTable} asks of one, with one
 * statement for all of them. Stateless; the caller owns the connection and the transaction.
 */
final class LookBatchTable {
  private static final int FETCH_ROWS = 1_000;

  private LookBatchTable() {}

  /**
   * A camera and an instant.
   *
   * @param millis milliseconds since 1970-01-01 UTC
   */
  record Place(CameraSource source, long millis) {}

  /** What is done with each run of a walk. */
  @FunctionalInterface
  interface Visitor {
    /**
     * @param camera its place among those asked for
     */
    void visit(int camera, Seen seen, LookTimes times);
  }

  /** {@link LookRunTable#safeStart} of each. */
  static long[] safeStarts(
      Connection connection, List<Place> places, String column, StoredEvidence.Known known)
      throws SQLException {
    String sql =
        "select w.n, r.first_millis from "
            + "unnest(?::text[], ?::text[], ?::bigint[]) with ordinality w(edge, device, before, n)"
            + " cross join lateral (select first_millis from look_run where edge = w.edge"
            + " and device = w.device and first_millis < w.before and "
            + column
            + " <> 'not-observed' and last_millis <= w.before"
            + " and last_millis - first_millis >= ? + widest_gap_millis"
            + " and widest_gap_millis <= ? and learned_last_millis <= ?"
            + " order by first_millis desc limit 1) r";
    long[] starts = new long[places.size()];
    Arrays.fill(starts, Long.MIN_VALUE);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(connection, statement, places);
      statement.setLong(4, known.steadyMillis());
      statement.setLong(5, known.policy().trustMillis());
      statement.setLong(6, known.oldest());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          starts[rows.getInt(1) - 1] = rows.getLong(2);
        }
      }
    }
    return starts;
  }

  /**
   * {@link LookRunTable#walk} of each from its instant on, one camera after the other.
   *
   * @param toMillis inside, the same for all
   */
  static void walk(
      Connection connection, List<Place> places, String column, long toMillis, Visitor visitor)
      throws SQLException {
    // "offset 0" keeps the planner from joining the whole table: one range of the index a camera.
    String sql =
        "select w.n, r.first_millis, r.looks, r.times, r.seen from "
            + "unnest(?::text[], ?::text[], ?::bigint[]) with ordinality w(edge, device, start, n)"
            + " cross join lateral (select first_millis, last_millis, id, looks, times, "
            + column
            + " as seen from look_run where edge = w.edge and device = w.device"
            + " and first_millis >= w.start - ? and first_millis <= ? and last_millis >= w.start"
            + " offset 0) r order by w.n, r.first_millis, r.last_millis, r.id";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(FETCH_ROWS);
      bind(connection, statement, places);
      statement.setLong(4, LookRun.MAX_SPAN_MILLIS);
      statement.setLong(5, toMillis);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          LookTimes times = LookTimes.decode(rows.getLong(2), rows.getInt(3), rows.getBytes(4));
          visitor.visit(rows.getInt(1) - 1, LookKind.seen(rows.getString(5)), times);
        }
      }
    }
  }

  private static void bind(Connection connection, PreparedStatement statement, List<Place> places)
      throws SQLException {
    statement.setArray(1, texts(connection, places.stream().map(each -> each.source().edge())));
    statement.setArray(2, texts(connection, places.stream().map(each -> each.source().device())));
    statement.setArray(
        3, connection.createArrayOf("bigint", places.stream().map(Place::millis).toArray()));
  }

  private static Array texts(Connection connection, java.util.stream.Stream<String> texts)
      throws SQLException {
    return connection.createArrayOf("text", texts.toArray());
  }
}
