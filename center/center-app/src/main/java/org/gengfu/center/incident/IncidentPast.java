package org.gengfu.center.incident;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.gengfu.center.store.Times;
import org.gengfu.contract.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Every incident there ever was, from its table, newest first. Stateless; the caller owns the
 * connection.
 */
public final class IncidentPast {
  /** Most incidents that are counted. */
  public static final int MOST_COUNTED = 10_000;

  private IncidentPast() {}

  /**
   * What is asked for; null and empty mean: any.
   *
   * @param resolved true for those of which nothing lasts, false for all
   * @param site id of the root's site
   * @param text part of the sentence, of the root's node, or the id
   * @param from opened at or after
   * @param to opened before
   * @param resolvedFrom resolved at or after
   * @param resolvedTo resolved before
   */
  public record Filter(
      boolean resolved,
      @Nullable String site,
      Collection<Severity> severities,
      @Nullable String text,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable Instant resolvedFrom,
      @Nullable Instant resolvedTo) {

    /** Those that were resolved in a time. */
    public static Filter resolvedIn(Instant from, Instant to) {
      return new Filter(true, null, List.of(), null, null, null, from, to);
    }
  }

  /** Some of the incidents; the total counts up to {@value #MOST_COUNTED}. */
  public static IncidentBook.Page page(Connection connection, Filter filter, int offset, int limit)
      throws SQLException {
    Query query = new Query(filter);
    String counted =
        "select count(*) from (select 1 from incident%s limit %d) counted"
            .formatted(query.text, MOST_COUNTED);
    int total;
    try (PreparedStatement statement = connection.prepareStatement(counted)) {
      query.bind(connection, statement);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        total = rows.getInt(1);
      }
    }
    String sql =
        "select body from incident%s order by opened desc, id offset %d limit %d"
            .formatted(query.text, offset, limit);
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      query.bind(connection, statement);
      List<IncidentRow> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(IncidentJson.read(rows.getString(1), IncidentRow.class));
        }
      }
      return new IncidentBook.Page(found, total);
    }
  }

  /** Those that began before {@code to} and lasted into {@code from} or longer, oldest first. */
  public static List<IncidentRow> within(Connection connection, Instant from, Instant to, int limit)
      throws SQLException {
    String sql =
        "select body from incident where opened < ? and (resolved is null or resolved >= ?)"
            + " and state <> 'MERGED' order by opened, id limit ?";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, Times.toDatabase(to));
      statement.setObject(2, Times.toDatabase(from));
      statement.setInt(3, limit);
      List<IncidentRow> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(IncidentJson.read(rows.getString(1), IncidentRow.class));
        }
      }
      return found;
    }
  }

  /** A condition in the making. */
  private static final class Query {
    private final StringBuilder text = new StringBuilder(" where true");
    private final List<Object> values = new ArrayList<>();

    Query(Filter filter) {
      if (filter.resolved()) {
        text.append(" and state = 'RESOLVED'");
      }
      if (!filter.severities().isEmpty()) {
        text.append(" and severity = any(?)");
        values.add(filter.severities().stream().map(Enum::ordinal).toArray());
      }
      and("site = ?", filter.site());
      and("opened >= ?", filter.from());
      and("opened < ?", filter.to());
      and("resolved >= ?", filter.resolvedFrom());
      and("resolved < ?", filter.resolvedTo());
      String part = filter.text();
      if (part != null) {
        String like = "%" + part.replaceAll("([\\\\%_])", "\\\\$1") + "%";
        text.append(" and (sentence ilike ? or node ilike ? or id ilike ?)");
        values.addAll(List.of(like, like, like));
      }
    }

    private void and(String condition, @Nullable Object value) {
      if (value != null) {
        text.append(" and ").append(condition);
        values.add(value);
      }
    }

    void bind(Connection connection, PreparedStatement statement) throws SQLException {
      int at = 0;
      for (Object value : values) {
        at++;
        switch (value) {
          case Object[] numbers ->
              statement.setArray(at, connection.createArrayOf("int4", numbers));
          case Instant instant -> statement.setObject(at, Times.toDatabase(instant));
          default -> statement.setObject(at, value);
        }
      }
    }
  }
}
