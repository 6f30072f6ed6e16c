package org.gengfu.center.inspection;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gengfu.center.store.FactSink;
import org.gengfu.center.store.Times;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.inspection.RoundFact;
import org.gengfu.core.inspection.RoundStep;
import org.gengfu.core.inspection.Words;
import org.jspecify.annotations.Nullable;

/** SQL of rounds. Stateless; the caller owns the connection and the transaction. */
final class RoundTable {
  /** Kind of the journal's rows that hold what became of rounds. */
  static final String KIND = "inspection.facts";

  /** Their subject. */
  static final String SUBJECT = "inspections";

  /**
   * What became of rounds in one transaction: a row of the journal.
   *
   * @param orders numbers of orders that were opened, by round
   * @param since plans of which the center heard, each with when
   */
  record Row(
      List<RoundFact> facts, SortedMap<String, String> orders, SortedMap<String, Instant> since) {}

  /** Which rounds are wanted; null asks nothing. */
  record Wanted(@Nullable String item, @Nullable String site, Instant from, Instant to) {}

  private RoundTable() {}

  static void journal(FactSink sink, Instant now, Row row) {
    sink.add(now, KIND, SUBJECT, RoundJson.write(row));
  }

  static void put(Connection connection, Collection<RoundFile> files) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into inspection_round (id, plan, item, site, begins, ends, finished,"
                + " work_order, needed, answered, abnormal, late, missed, name, people, checks,"
                + " anomalies, measures, signed, body, name_en) values (?, ?, ?, ?, ?, ?, ?, ?,"
                + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do update set finished ="
                + " excluded.finished, work_order = excluded.work_order, answered ="
                + " excluded.answered, abnormal = excluded.abnormal, late = excluded.late, missed = excluded.missed,"
                + " people = excluded.people, anomalies = excluded.anomalies, measures ="
                + " excluded.measures, signed = excluded.signed, body = excluded.body")) {
      for (RoundFile file : files) {
        bind(statement, file);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void bind(PreparedStatement statement, RoundFile file) throws SQLException {
    RoundFact.Finished finished = file.state().finished();
    RoundWords words = RoundWords.of(file);
    statement.setString(1, file.id());
    statement.setString(2, file.round().plan());
    statement.setString(3, file.item());
    statement.setString(4, file.site());
    statement.setObject(5, time(file.round().window().fromMillis()));
    statement.setObject(6, time(file.round().window().toMillis()));
    statement.setObject(7, finished == null ? null : Times.toDatabase(finished.at()));
    statement.setString(8, file.order());
    statement.setInt(9, file.round().needed());
    statement.setInt(10, file.state().answers().size());
    statement.setInt(11, file.state().abnormal());
    statement.setBoolean(12, finished != null && finished.late());
    statement.setBoolean(13, file.state().told().contains(RoundStep.MISSED));
    statement.setString(14, file.name().zh());
    statement.setString(15, words.people());
    statement.setString(16, words.checks());
    statement.setString(17, words.anomalies());
    statement.setString(18, words.measures());
    statement.setString(19, finished == null ? "" : finished.signature());
    statement.setString(20, RoundJson.write(file.stored()));
    statement.setString(21, file.name().en());
  }

  private static @Nullable Object time(long millis) {
    return Times.toDatabase(Instant.ofEpochMilli(millis));
  }

  static void forget(Connection connection, Collection<String> rounds) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("delete from inspection_round where id = any (?)")) {
      statement.setArray(1, connection.createArrayOf("text", rounds.toArray()));
      statement.executeUpdate();
    }
  }

  /** Those that may still be made: not finished, and over no longer than that. */
  static List<RoundFile> open(Connection connection, Instant over) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select body from inspection_round where finished is null and ends > ? order by ends")) {
      statement.setObject(1, Times.toDatabase(over));
      return files(statement);
    }
  }

  private static List<RoundFile> files(PreparedStatement statement) throws SQLException {
    List<RoundFile> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(RoundJson.read(rows.getString(1), RoundFile.Stored.class).file());
      }
    }
    return found;
  }

  /** The round of an id. */
  static Optional<RoundFile> find(Connection connection, String id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select body from inspection_round where id = ?")) {
      statement.setString(1, id);
      return files(statement).stream().findFirst();
    }
  }

  /** Those that were made or missed and whose window ended after that, the latest first. */
  static List<InspectionRounds.Over> over(
      Connection connection, Instant from, Instant now, int most) throws SQLException {
    List<InspectionRounds.Over> found = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select id, plan, name, name_en, begins, ends, finished is not null"
                + " from inspection_round"
                + " where ends > ? and (finished is not null or ends <= ?)"
                + " order by ends desc, id limit "
                + most)) {
      statement.setObject(1, Times.toDatabase(from));
      statement.setObject(2, Times.toDatabase(now));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(
              new InspectionRounds.Over(
                  rows.getString(1),
                  rows.getString(2),
                  new Words(rows.getString(3), rows.getString(4)),
                  Times.fromDatabase(rows, 5),
                  Times.fromDatabase(rows, 6),
                  rows.getBoolean(7)));
        }
      }
    }
    return found;
  }

  /** The round of an order. */
  static Optional<RoundFile> ofOrder(Connection connection, String order) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select body from inspection_round where work_order = ?")) {
      statement.setString(1, order);
      return files(statement).stream().findFirst();
    }
  }

  /** Those of a plan that were made within a time, the latest first. */
  static List<RoundFile> made(Connection connection, String plan, Instant from, Instant to)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select body from inspection_round where plan = ? and finished >= ? and finished < ?"
                + " order by finished desc, id limit "
                + InspectionRounds.MOST)) {
      statement.setString(1, plan);
      statement.setObject(2, Times.toDatabase(from));
      statement.setObject(3, Times.toDatabase(to));
      return files(statement);
    }
  }

  /** Those of these ids that are stored. */
  static Set<String> known(Connection connection, Collection<String> ids) throws SQLException {
    Set<String> known = new HashSet<>();
    try (PreparedStatement statement =
        connection.prepareStatement("select id from inspection_round where id = any (?)")) {
      statement.setArray(1, connection.createArrayOf("text", ids.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          known.add(rows.getString(1));
        }
      }
    }
    return known;
  }

  /** Those of which the window and a time have something in common, the latest first. */
  static List<RoundLine> page(Connection connection, Wanted wanted, int limit) throws SQLException {
    StringBuilder sql =
        new StringBuilder(
            "select id, plan, item, site, name, name_en, begins, ends, finished is not null,"
                + " work_order, answered, needed from inspection_round"
                + " where ends > ? and begins < ?");
    List<String> texts = new ArrayList<>();
    add(sql, texts, " and (item = ? or split_part(item, '/', 2) = ?)", wanted.item(), 2);
    add(sql, texts, " and site = ?", wanted.site(), 1);
    sql.append(" order by ends desc, id limit ").append(limit);
    List<RoundLine> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
      statement.setObject(1, Times.toDatabase(wanted.from()));
      statement.setObject(2, Times.toDatabase(wanted.to()));
      for (int i = 0; i < texts.size(); i++) {
        statement.setString(i + 3, texts.get(i));
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(line(rows));
        }
      }
    }
    return found;
  }

  private static RoundLine line(ResultSet rows) throws SQLException {
    return new RoundLine(
        rows.getString(1),
        rows.getString(2),
        rows.getString(3),
        rows.getString(4),
        new Words(rows.getString(5), rows.getString(6)),
        Times.fromDatabase(rows, 7),
        Times.fromDatabase(rows, 8),
        rows.getBoolean(9),
        rows.getString(10),
        rows.getInt(11),
        rows.getInt(12));
  }

  /** How it stands with those of a contract whose window ended within a time, by plan. */
  static List<InspectionRounds.Count> counts(
      Connection connection, String contract, TimeRange within, Instant now) throws SQLException {
    List<InspectionRounds.Count> found = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select plan, (array_agg(name order by ends, id))[1],"
                + " (array_agg(name_en order by ends, id))[1], count(*), count(finished),"
                + " count(*) filter (where late),"
                + " count(*) filter (where finished is null and ends <= ?), sum(abnormal)"
                + " from inspection_round"
                + " where ends > ? and ends <= ? and split_part(plan, '/', 1) = ?"
                + " group by plan order by plan collate \"C\"")) {
      statement.setObject(1, Times.toDatabase(now));
      statement.setObject(2, time(within.fromMillis()));
      statement.setObject(3, time(within.toMillis()));
      statement.setString(4, contract);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(
              new InspectionRounds.Count(
                  rows.getString(1),
                  new Words(rows.getString(2), rows.getString(3)),
                  rows.getInt(4),
                  rows.getInt(5),
                  rows.getInt(6),
                  rows.getInt(7),
                  rows.getInt(8)));
        }
      }
    }
    return found;
  }

  private static void add(
      StringBuilder sql, List<String> texts, String condition, @Nullable String text, int times) {
    if (text != null) {
      sql.append(condition);
      for (int i = 0; i < times; i++) {
        texts.add(text);
      }
    }
  }

  /** Drops what was over before that; its orders and the journal stay. */
  static void prune(Connection connection, Instant before) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("delete from inspection_round where ends < ?")) {
      statement.setObject(1, Times.toDatabase(before));
      statement.executeUpdate();
    }
  }

  static void since(Connection connection, Map<String, Instant> plans) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into inspection_plan (id, since) values (?, ?) on conflict (id) do nothing")) {
      for (Map.Entry<String, Instant> plan : plans.entrySet()) {
        statement.setString(1, plan.getKey());
        statement.setObject(2, Times.toDatabase(plan.getValue()));
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  static SortedMap<String, Instant> since(Connection connection) throws SQLException {
    SortedMap<String, Instant> plans = new TreeMap<>();
    try (PreparedStatement statement =
            connection.prepareStatement("select id, since from inspection_plan");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        plans.put(rows.getString(1), Times.fromDatabase(rows, 2));
      }
    }
    return plans;
  }
}
