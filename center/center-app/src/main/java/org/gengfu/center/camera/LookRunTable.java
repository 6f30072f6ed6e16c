package org.gengfu.center.camera;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.center.camera.LookRun.Look;
import org.gengfu.contract.Seen;

/** SQL of the evidence. Stateless; the caller owns the connection and the transaction. */
final class LookRunTable {
  /** Looks that lie further apart are put to their places one group after the other. */
  private static final long CLUSTER_MILLIS = 3_600_000;

  private static final int FETCH_ROWS = 1_000;
  private static final String COLUMNS =
      "id, first_millis, looks, online, intact, ladder, faults, detail, times";

  private LookRunTable() {}

  /** Puts looks of one camera to their places, whatever came before; a repeat changes nothing. */
  static void put(Connection connection, CameraSource source, List<Look> looks)
      throws SQLException {
    List<Look> ordered = new ArrayList<>(looks);
    ordered.sort(Comparator.comparingLong(look -> look.time().at()));
    int from = 0;
    for (int i = 1; i <= ordered.size(); i++) {
      boolean ends =
          i == ordered.size()
              || ordered.get(i).time().at() - ordered.get(i - 1).time().at() > CLUSTER_MILLIS;
      if (ends) {
        putNear(connection, source, ordered.subList(from, i));
        from = i;
      }
    }
  }

  private static void putNear(Connection connection, CameraSource source, List<Look> looks)
      throws SQLException {
    List<LookRun> stored =
        between(
            connection,
            source,
            looks.getFirst().time().at() - LookRun.MAX_GAP_MILLIS,
            looks.getLast().time().at() + LookRun.MAX_GAP_MILLIS);
    Map<Long, LookRun> before = new HashMap<>();
    stored.forEach(run -> before.put(run.id(), run));
    for (LookRun run : LookRun.cut(stored, looks)) {
      LookRun known = before.remove(run.id());
      if (known == null) {
        insert(connection, source, run);
      } else if (!run.isStoredAs(known)) {
        update(connection, run);
      }
    }
    for (LookRun left : before.values()) {
      delete(connection, left.id());
    }
  }

  /**
   * The runs of a camera that have a look in a span or lie around it, oldest first. Both ends are
   * inside; milliseconds since 1970-01-01 UTC.
   */
  static List<LookRun> between(
      Connection connection, CameraSource source, long fromMillis, long toMillis)
      throws SQLException {
    String sql =
        "select "
            + COLUMNS
            + " from look_run where edge = ? and device = ? and first_millis >= ?"
            + " and first_millis <= ? and last_millis >= ? order by first_millis, last_millis, id";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, source.edge());
      statement.setString(2, source.device());
      statement.setLong(3, fromMillis - LookRun.MAX_SPAN_MILLIS);
      statement.setLong(4, toMillis);
      statement.setLong(5, fromMillis);
      try (ResultSet rows = statement.executeQuery()) {
        List<LookRun> runs = new ArrayList<>();
        while (rows.next()) {
          runs.add(run(rows));
        }
        return runs;
      }
    }
  }

  /** What is done with each run of a walk. */
  @FunctionalInterface
  interface Visitor {
    void visit(Seen seen, LookTimes times);
  }

  /**
   * Walks the runs of a span for one verdict, oldest first, a few hundred in memory at once; the
   * same ends as {@link #between}. Within a transaction.
   *
   * @param column {@code online} or {@code intact}
   */
  static void walk(
      Connection connection,
      CameraSource source,
      String column,
      long fromMillis,
      long toMillis,
      Visitor visitor)
      throws SQLException {
    String sql =
        "select first_millis, looks, times, "
            + column
            + " from look_run where edge = ? and device = ? and first_millis >= ?"
            + " and first_millis <= ? and last_millis >= ? order by first_millis, last_millis, id";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(FETCH_ROWS);
      statement.setString(1, source.edge());
      statement.setString(2, source.device());
      statement.setLong(3, fromMillis - LookRun.MAX_SPAN_MILLIS);
      statement.setLong(4, toMillis);
      statement.setLong(5, fromMillis);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          LookTimes times = LookTimes.decode(rows.getLong(1), rows.getInt(2), rows.getBytes(3));
          visitor.visit(LookKind.seen(rows.getString(4)), times);
        }
      }
    }
  }

  /** At most {@code limit} runs of a span, oldest first; the same ends as {@link #between}. */
  static List<LookRun> page(
      Connection connection, CameraSource source, long fromMillis, long toMillis, int limit)
      throws SQLException {
    String sql =
        "select "
            + COLUMNS
            + " from look_run where edge = ? and device = ? and first_millis >= ?"
            + " and first_millis <= ? and last_millis >= ? order by first_millis, last_millis, id"
            + " limit ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, source.edge());
      statement.setString(2, source.device());
      statement.setLong(3, fromMillis - LookRun.MAX_SPAN_MILLIS);
      statement.setLong(4, toMillis);
      statement.setLong(5, fromMillis);
      statement.setInt(6, limit);
      try (ResultSet rows = statement.executeQuery()) {
        List<LookRun> runs = new ArrayList<>();
        while (rows.next()) {
          runs.add(run(rows));
        }
        return runs;
      }
    }
  }

  /**
   * Where a reckoning may begin that is to be right from an instant on: at the newest run before it
   * that by itself settles the condition, whatever came before; {@link Long#MIN_VALUE} when all
   * that is kept must be taken.
   *
   * @param column {@code online} or {@code intact}
   */
  static long safeStart(
      Connection connection,
      CameraSource source,
      String column,
      long beforeMillis,
      StoredEvidence.Known known)
      throws SQLException {
    String sql =
        "select first_millis from look_run where edge = ? and device = ? and first_millis < ? and "
            + column
            + " <> 'not-observed' and last_millis <= ?"
            + " and last_millis - first_millis >= ? + widest_gap_millis"
            + " and widest_gap_millis <= ? and learned_last_millis <= ?"
            + " order by first_millis desc limit 1";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, source.edge());
      statement.setString(2, source.device());
      statement.setLong(3, beforeMillis);
      statement.setLong(4, beforeMillis);
      statement.setLong(5, known.steadyMillis());
      statement.setLong(6, known.policy().trustMillis());
      statement.setLong(7, known.oldest());
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? rows.getLong(1) : Long.MIN_VALUE;
      }
    }
  }

  /**
   * True when there is a look from one instant on and before another that was known by a third.
   *
   * @param knownMillis when it must have been known
   */
  static boolean any(
      Connection connection, CameraSource source, long fromMillis, long toMillis, long knownMillis)
      throws SQLException {
    String sql =
        "select 1 from look_run where edge = ? and device = ? and last_millis >= ?"
            + " and first_millis < ? and learned_first_millis <= ? limit 1";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, source.edge());
      statement.setString(2, source.device());
      statement.setLong(3, fromMillis);
      statement.setLong(4, toMillis);
      statement.setLong(5, knownMillis);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  /** Drops at most {@code limit} runs that ended before an instant; tells how many. */
  static int drop(Connection connection, long beforeMillis, int limit) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "delete from look_run where id in (select id from look_run where first_millis < ?"
                + " and last_millis < ? limit ?)")) {
      statement.setLong(1, beforeMillis);
      statement.setLong(2, beforeMillis);
      statement.setInt(3, limit);
      return statement.executeUpdate();
    }
  }

  static LookRun run(ResultSet rows) throws SQLException {
    LookKind kind =
        new LookKind(
            LookKind.seen(rows.getString("online")),
            LookKind.seen(rows.getString("intact")),
            rows.getString("ladder"),
            rows.getString("faults"));
    LookTimes times =
        LookTimes.decode(
            rows.getLong("first_millis"), rows.getInt("looks"), rows.getBytes("times"));
    return new LookRun(rows.getLong("id"), kind, rows.getString("detail"), times);
  }

  private static void insert(Connection connection, CameraSource source, LookRun run)
      throws SQLException {
    String sql =
        "insert into look_run (first_millis, last_millis, looks, widest_gap_millis,"
            + " learned_first_millis, learned_last_millis, online, intact, ladder, faults, detail,"
            + " times, edge, device) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, run);
      statement.setString(13, source.edge());
      statement.setString(14, source.device());
      statement.executeUpdate();
    }
  }

  private static void update(Connection connection, LookRun run) throws SQLException {
    String sql =
        "update look_run set first_millis = ?, last_millis = ?, looks = ?, widest_gap_millis = ?,"
            + " learned_first_millis = ?, learned_last_millis = ?, online = ?, intact = ?,"
            + " ladder = ?, faults = ?, detail = ?, times = ? where id = ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, run);
      statement.setLong(13, run.id());
      statement.executeUpdate();
    }
  }

  private static void bind(PreparedStatement statement, LookRun run) throws SQLException {
    LookTimes times = run.times();
    statement.setLong(1, times.first());
    statement.setLong(2, times.last());
    statement.setInt(3, times.size());
    statement.setLong(4, times.widestGap());
    statement.setLong(5, times.learnedFirst());
    statement.setLong(6, times.learnedLast());
    statement.setString(7, LookKind.name(run.kind().online()));
    statement.setString(8, LookKind.name(run.kind().intact()));
    statement.setString(9, run.kind().ladder());
    statement.setString(10, run.kind().faults());
    statement.setString(11, run.detail());
    statement.setBytes(12, times.encode());
  }

  private static void delete(Connection connection, long id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("delete from look_run where id = ?")) {
      statement.setLong(1, id);
      statement.executeUpdate();
    }
  }
}
