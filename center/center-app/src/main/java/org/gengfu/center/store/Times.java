package org.gengfu.center.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Instants in PostgreSQL's {@code timestamptz}, to the millisecond. A device's clock may say
 * anything; what lies outside the years 1 to 9999 is taken for the nearest of them.
 */
public final class Times {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

  private Times() {}

  /** The value to bind; null stays null. */
  public static @Nullable OffsetDateTime toDatabase(@Nullable Instant instant) {
    return instant == null ? null : storable(instant).atOffset(ZoneOffset.UTC);
  }

  /** The instant as it comes back from the store. */
  public static Instant storable(Instant instant) {
    if (instant.isBefore(FIRST)) {
      return FIRST;
    }
    return instant.isAfter(LAST) ? LAST : instant.truncatedTo(ChronoUnit.MILLIS);
  }

  /** The instant in a column that is never null. */
  public static Instant fromDatabase(ResultSet rows, int column) throws SQLException {
    return rows.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** The instant in a column, or null. */
  public static @Nullable Instant orNull(ResultSet rows, String column) throws SQLException {
    OffsetDateTime time = rows.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** The instant in a column that is never null. */
  public static Instant fromDatabase(ResultSet rows, String column) throws SQLException {
    return rows.getObject(column, OffsetDateTime.class).toInstant();
  }
}
