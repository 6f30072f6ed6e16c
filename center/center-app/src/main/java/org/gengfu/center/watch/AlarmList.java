package org.gengfu.center.watch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.gengfu.center.store.Database;
import org.gengfu.center.store.JournalRow;
import org.gengfu.center.store.Times;
import org.gengfu.contract.Severity;
import org.jspecify.annotations.Nullable;

/** The alarm list, read from the projection. Any thread that may block. */
public final class AlarmList {
  /** Most occurrences that are counted. */
  public static final int MAX_COUNTED = 10_000;

  private static final String OPEN = "(active or latched or not acknowledged)";

  private final Database database;

  public AlarmList(Database database) {
    this.database = database;
  }

  /** Which occurrences by state. */
  public enum State {
    OPEN,
    ACTIVE,
    UNACKNOWLEDGED,
    CLOSED,
    ALL
  }

  /**
   * What is asked for; null and empty mean: any.
   *
   * @param devices only of these devices
   * @param text part of the text, the rule or the device's id
   * @param titled devices whose title also holds that text
   * @param from raised at or after
   * @param to raised before
   * @param before the place in the list to go on from
   */
  public record Filter(
      State state,
      Collection<Severity> severities,
      @Nullable Collection<DeviceKey> devices,
      @Nullable String text,
      Collection<DeviceKey> titled,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable Place before) {}

  /** A place in the list, which is sorted by raise time and id, newest first. */
  public record Place(Instant raised, long id) {}

  /**
   * @param alarms the page
   * @param total how many there are in all, counted up to {@value #MAX_COUNTED}
   * @param next where the next page begins, null at the end
   */
  public record Page(List<AlarmRow> alarms, int total, @Nullable Place next) {}

  /** At most {@code limit} occurrences. */
  public Page page(Filter filter, int limit) {
    return database.read(connection -> {
      int total = count(connection, filter);
      List<AlarmRow> rows = rows(connection, filter, limit + 1);
      if (rows.size() <= limit) {
        return new Page(rows, total, null);
      }
      List<AlarmRow> shown = rows.subList(0, limit);
      AlarmRow last = shown.getLast();
      return new Page(List.copyOf(shown), total, new Place(last.raised(), last.id()));
    });
  }

  private static int count(Connection connection, Filter filter) throws SQLException {
    Query query = new Query();
    query.where(filter, false);
    String sql =
        "select count(*) from (select 1 from alarm_occurrence"
            + query.text
            + " limit "
            + MAX_COUNTED
            + ") counted";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      query.bind(connection, statement);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  private static List<AlarmRow> rows(Connection connection, Filter filter, int limit)
      throws SQLException {
    Query query = new Query();
    query.where(filter, true);
    String sql =
        "select "
            + AlarmTable.COLUMNS
            + " from alarm_occurrence"
            + query.text
            + " order by raised desc, id desc limit "
            + limit;
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      query.bind(connection, statement);
      return all(statement);
    }
  }

  private static List<AlarmRow> all(PreparedStatement statement) throws SQLException {
    List<AlarmRow> found = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(AlarmTable.row(rows));
      }
    }
    return found;
  }

  /** All open occurrences, at most {@value #MAX_COUNTED}, newest first. */
  public List<AlarmRow> open() {
    return database.read(connection -> {
      String sql =
          "select "
              + AlarmTable.COLUMNS
              + " from alarm_occurrence where "
              + OPEN
              + " order by raised desc, id desc limit "
              + MAX_COUNTED;
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        return all(statement);
      }
    });
  }

  /** The occurrence with that id. */
  public Optional<AlarmRow> find(long id) {
    return database.read(connection -> {
      String sql = "select " + AlarmTable.COLUMNS + " from alarm_occurrence where id = ?";
      try (PreparedStatement statement = connection.prepareStatement(sql)) {
        statement.setLong(1, id);
        return all(statement).stream().findFirst();
      }
    });
  }

  /** What the journal says of the alarm while this occurrence was the present one. */
  public List<JournalRow> history(AlarmRow row, int limit) {
    return database.read(connection -> AlarmTable.history(connection, row, limit));
  }

  /** A condition in the making. */
  private static final class Query {
    private final StringBuilder text = new StringBuilder(" where true");
    private final List<Object> values = new ArrayList<>();

    void where(Filter filter, boolean paged) {
      switch (filter.state()) {
        case OPEN -> text.append(" and ").append(OPEN);
        case ACTIVE -> text.append(" and active");
        case UNACKNOWLEDGED -> text.append(" and not acknowledged");
        case CLOSED -> text.append(" and not ").append(OPEN);
        case ALL -> {}
      }
      if (!filter.severities().isEmpty()) {
        and("severity = any(?)", filter.severities().stream().map(Enum::ordinal).toArray());
      }
      if (filter.devices() != null) {
        text.append(" and ");
        anyOf(filter.devices());
      }
      if (filter.text() != null) {
        String part = "%" + filter.text().replaceAll("([\\\\%_])", "\\\\$1") + "%";
        and("(text::text ilike ? or alarm ilike ? or device ilike ? or ", part, part, part);
        anyOf(filter.titled());
        text.append(")");
      }
      if (filter.from() != null) {
        and("raised >= ?", filter.from());
      }
      if (filter.to() != null) {
        and("raised < ?", filter.to());
      }
      if (paged && filter.before() != null) {
        and("(raised, id) < (?, ?)", filter.before().raised(), filter.before().id());
      }
    }

    private void and(String condition, Object... bound) {
      text.append(" and ").append(condition);
      if (condition.contains("any(?)")) {
        values.add(bound);
      } else {
        values.addAll(List.of(bound));
      }
    }

    private void anyOf(Collection<DeviceKey> devices) {
      text.append("(edge, device) in (select * from unnest(?::text[], ?::text[]))");
      values.add(devices.stream().map(DeviceKey::edge).toArray(String[]::new));
      values.add(devices.stream().map(DeviceKey::device).toArray(String[]::new));
    }

    void bind(Connection connection, PreparedStatement statement) throws SQLException {
      int at = 0;
      for (Object value : values) {
        at++;
        switch (value) {
          case String[] names -> statement.setArray(at, connection.createArrayOf("text", names));
          case Object[] numbers ->
              statement.setArray(at, connection.createArrayOf("int4", numbers));
          case Instant instant -> statement.setObject(at, Times.toDatabase(instant));
          default -> statement.setObject(at, value);
        }
      }
    }
  }
}
