package org.gengfu.center.watch;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import org.gengfu.center.store.Times;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.Quality;
import org.gengfu.contract.Reading;
import org.jspecify.annotations.Nullable;

/**
 * SQL of the newest value of each point. Stateless; the caller owns the connection and the
 * transaction.
 */
final class LatestTable {
  private static final int NONE = 0;
  private static final int REAL = 1;
  private static final int WHOLE = 2;
  private static final int FLAG = 3;
  private static final int TEXT = 4;

  private LatestTable() {}

  /** What is done with each stored value. */
  @FunctionalInterface
  interface Visitor {
    void visit(String edge, Reading reading);
  }

  static void walk(Connection connection, Visitor visitor) throws SQLException {
    String sql =
        "select edge, device, point, kind, number, whole, text, quality, event_time"
            + " from latest_value";
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        visitor.visit(
            rows.getString(1),
            new Reading(
                rows.getString(2),
                rows.getString(3),
                value(rows),
                "",
                Quality.ofCode(rows.getInt(8)),
                Times.fromDatabase(rows, 9)));
      }
    }
  }

  private static @Nullable PointValue value(ResultSet rows) throws SQLException {
    return switch (rows.getInt(4)) {
      case REAL -> new PointValue.Real(rows.getDouble(5));
      case WHOLE -> new PointValue.Whole(rows.getLong(6));
      case FLAG -> new PointValue.Flag(rows.getLong(6) != 0);
      case TEXT -> new PointValue.Text(rows.getString(7));
      default -> null;
    };
  }

  /** One point's newest reading. */
  record Latest(String edge, Reading reading) {}

  /** Puts all in one statement; each point may stand in it once. */
  static void put(Connection connection, Collection<Latest> all) throws SQLException {
    if (all.isEmpty()) {
      return;
    }
    int count = all.size();
    String[] edges = new String[count];
    String[] devices = new String[count];
    String[] points = new String[count];
    Integer[] kinds = new Integer[count];
    Double[] numbers = new Double[count];
    Long[] wholes = new Long[count];
    String[] texts = new String[count];
    Integer[] qualities = new Integer[count];
    OffsetDateTime[] times = new OffsetDateTime[count];
    int at = 0;
    for (Latest latest : all) {
      Reading reading = latest.reading();
      PointValue value = reading.value();
      edges[at] = latest.edge();
      devices[at] = reading.device();
      points[at] = reading.point();
      kinds[at] = kind(value);
      numbers[at] = value instanceof PointValue.Real real ? Double.valueOf(real.value()) : null;
      wholes[at] = whole(value);
      texts[at] = value instanceof PointValue.Text text ? text.value().replace("\0", "") : null;
      qualities[at] = reading.quality().code();
      times[at] = Times.toDatabase(reading.eventTime());
      at++;
    }
    String sql =
        "insert into latest_value"
            + " (edge, device, point, kind, number, whole, text, quality, event_time)"
            + " select * from unnest(?::text[], ?::text[], ?::text[], ?::smallint[],"
            + " ?::double precision[], ?::bigint[], ?::text[], ?::smallint[], ?::timestamptz[])"
            + " on conflict (edge, device, point) do update set kind = excluded.kind,"
            + " number = excluded.number, whole = excluded.whole, text = excluded.text,"
            + " quality = excluded.quality, event_time = excluded.event_time";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, connection.createArrayOf("text", edges));
      statement.setArray(2, connection.createArrayOf("text", devices));
      statement.setArray(3, connection.createArrayOf("text", points));
      statement.setArray(4, connection.createArrayOf("int4", kinds));
      statement.setArray(5, connection.createArrayOf("float8", numbers));
      statement.setArray(6, connection.createArrayOf("int8", wholes));
      statement.setArray(7, connection.createArrayOf("text", texts));
      statement.setArray(8, connection.createArrayOf("int4", qualities));
      statement.setArray(9, connection.createArrayOf("timestamptz", times));
      statement.executeUpdate();
    }
  }

  private static int kind(@Nullable PointValue value) {
    return switch (value) {
      case null -> NONE;
      case PointValue.Real ignored -> REAL;
      case PointValue.Whole ignored -> WHOLE;
      case PointValue.Flag ignored -> FLAG;
      case PointValue.Text ignored -> TEXT;
    };
  }

  private static @Nullable Long whole(@Nullable PointValue value) {
    return switch (value) {
      case PointValue.Whole whole -> whole.value();
      case PointValue.Flag flag -> flag.value() ? 1L : 0L;
      case null -> null;
      case PointValue.Real ignored -> null;
      case PointValue.Text ignored -> null;
    };
  }
}
