package org.gengfu.center.clock;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.center.store.FactSink;
import org.gengfu.center.store.Times;
import org.gengfu.core.clock.ClockFact;
import org.gengfu.core.clock.ClockFile;
import org.gengfu.core.clock.ClockState;
import org.gengfu.core.clock.ClockSubject;
import org.gengfu.core.clock.PromiseKind;
import org.jspecify.annotations.Nullable;

/** SQL of clocks. Stateless; the caller owns the connection and the transaction. */
final class ClockTable {
  static final String KIND = "clock.facts";
  static final String SUBJECT = "clocks";

  private static final String COLUMNS =
      "id, incident, contract, item, kind, node, site, started, ended, cancelled, body";

  private ClockTable() {}

  /** Which clocks are wanted; null asks nothing. */
  record Wanted(
      @Nullable String contract,
      @Nullable String item,
      @Nullable PromiseKind kind,
      @Nullable String site,
      @Nullable String incident,
      Instant from,
      Instant to) {}

  /** Puts facts into the journal, as one row. */
  static void journal(FactSink sink, Instant now, List<ClockFact> facts) {
    sink.add(now, KIND, SUBJECT, ClockJson.write(new ClockFact.Row(facts)));
  }

  static void put(Connection connection, Collection<ClockFile> files) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into clock ("
                + COLUMNS
                + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " on conflict (id) do update set incident = excluded.incident,"
                + " contract = excluded.contract, item = excluded.item, kind = excluded.kind,"
                + " node = excluded.node, site = excluded.site, started = excluded.started,"
                + " ended = excluded.ended, cancelled = excluded.cancelled,"
                + " body = excluded.body")) {
      for (ClockFile file : files) {
        bind(statement, file);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static void bind(PreparedStatement statement, ClockFile file) throws SQLException {
    ClockSubject subject = file.subject();
    statement.setString(1, file.id());
    statement.setString(2, subject.incident());
    statement.setString(3, subject.contract());
    statement.setString(4, ClockTerms.item(subject));
    statement.setString(5, subject.kind().name());
    statement.setString(6, subject.node());
    statement.setString(7, subject.site());
    statement.setObject(8, time(file.history().startMillis()));
    statement.setObject(
        9, file.open() ? null : time(file.endMillis().orElse(file.history().startMillis())));
    statement.setBoolean(10, file.cancelled() != null);
    statement.setString(11, ClockJson.write(file));
  }

  private static @Nullable Object time(long millis) {
    return Times.toDatabase(Instant.ofEpochMilli(millis));
  }

  /** What runs, what ended lately, and what ended of incidents and orders that last. */
  static ClockState load(Connection connection) throws SQLException {
    List<ClockFile> files =
        new ArrayList<>(read(connection, "select body from clock where ended is null"));
    files.addAll(
        read(
            connection,
            "select body from clock where ended is not null order by ended desc, id limit "
                + ClockState.MOST_ENDED));
    files.addAll(
        read(
            connection,
            "select body from clock where ended is not null and (incident in (select id from"
                + " incident where state in ('HELD', 'OPEN')) or incident in (select id from"
                + " work_order where ended is null))"));
    return ClockState.of(files);
  }

  private static List<ClockFile> read(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      return files(statement);
    }
  }

  private static List<ClockFile> files(PreparedStatement statement) throws SQLException {
    List<ClockFile> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(ClockJson.read(rows.getString(1), ClockFile.class));
      }
    }
    return found;
  }

  static Optional<ClockFile> one(Connection connection, String id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select body from clock where id = ?")) {
      statement.setString(1, id);
      return files(statement).stream().findFirst();
    }
  }

  /** Those that began within a time, the newest first. */
  static List<ClockFile> page(Connection connection, Wanted wanted, int limit) throws SQLException {
    StringBuilder sql =
        new StringBuilder("select body from clock where started >= ? and started < ?");
    List<String> texts = new ArrayList<>();
    add(sql, texts, " and contract = ?", wanted.contract());
    add(sql, texts, " and item = ?", wanted.item());
    PromiseKind kind = wanted.kind();
    add(sql, texts, " and kind = ?", kind == null ? null : kind.name());
    add(sql, texts, " and site = ?", wanted.site());
    add(sql, texts, " and incident = ?", wanted.incident());
    sql.append(" order by started desc, id limit ").append(limit);
    try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
      statement.setObject(1, Times.toDatabase(wanted.from()));
      statement.setObject(2, Times.toDatabase(wanted.to()));
      for (int i = 0; i < texts.size(); i++) {
        statement.setString(i + 3, texts.get(i));
      }
      return files(statement);
    }
  }

  private static void add(
      StringBuilder sql, List<String> texts, String condition, @Nullable String text) {
    if (text != null) {
      sql.append(condition);
      texts.add(text);
    }
  }

  /** Into which incidents others were merged, as the list of incidents says. */
  static Map<String, String> merged(Connection connection, Collection<String> incidents)
      throws SQLException {
    Map<String, String> found = new HashMap<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select id, body ->> 'mergedInto' from incident"
                + " where id = any (?) and state = 'MERGED'")) {
      statement.setArray(1, connection.createArrayOf("text", incidents.toArray()));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          String into = rows.getString(2);
          if (into != null) {
            found.put(rows.getString(1), into);
          }
        }
      }
    }
    return found;
  }
}
