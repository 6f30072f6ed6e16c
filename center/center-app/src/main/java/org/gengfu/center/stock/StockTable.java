package org.gengfu.center.stock;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gengfu.center.store.Times;
import org.gengfu.core.stock.Papers;
import org.gengfu.core.stock.Part;
import org.gengfu.core.stock.Place;
import org.gengfu.core.stock.Sku;
import org.gengfu.core.stock.SkuBook;
import org.gengfu.core.stock.StockState;
import org.gengfu.core.travel.GeoPoint;
import org.gengfu.core.travel.WeekHours;
import org.jspecify.annotations.Nullable;

/** SQL of parts, kinds and places. Stateless; the caller owns connection and transaction. */
final class StockTable {
  private StockTable() {}

  static StockBook load(Connection connection) throws SQLException {
    return new StockBook(
        StockState.of(parts(connection)), new SkuBook(skus(connection)), places(connection));
  }

  static void putParts(Connection connection, Collection<Part> parts) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into stock_part (serial, sku, place, owner_bound, state, holder, until_time,"
                + " tested, price_cents, currency, certificate, replaces)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " on conflict (serial) do update set sku = excluded.sku, place = excluded.place,"
                + " owner_bound = excluded.owner_bound, state = excluded.state,"
                + " holder = excluded.holder, until_time = excluded.until_time,"
                + " tested = excluded.tested, price_cents = excluded.price_cents,"
                + " currency = excluded.currency, certificate = excluded.certificate,"
                + " replaces = excluded.replaces")) {
      for (Part part : parts) {
        statement.setString(1, part.serial());
        statement.setString(2, part.sku());
        statement.setString(3, part.place());
        statement.setBoolean(4, part.ownerBound());
        statement.setString(5, part.state().name().toLowerCase(Locale.ROOT));
        statement.setString(6, part.holder());
        statement.setObject(
            7, time(part.untilMillis() == Long.MAX_VALUE ? null : part.untilMillis()));
        statement.setObject(8, time(part.testedMillis()));
        Papers papers = part.papers();
        if (papers.priceCents() == null) {
          statement.setNull(9, Types.BIGINT);
        } else {
          statement.setLong(9, papers.priceCents());
        }
        statement.setString(10, papers.currency());
        statement.setString(11, papers.certificate());
        statement.setString(12, papers.replaces());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static java.time.@Nullable OffsetDateTime time(@Nullable Long millis) {
    return Times.toDatabase(millis == null ? null : Instant.ofEpochMilli(millis));
  }

  private static @Nullable Long millis(ResultSet rows, String column) throws SQLException {
    Instant at = Times.orNull(rows, column);
    return at == null ? null : at.toEpochMilli();
  }

  private static List<Part> parts(Connection connection) throws SQLException {
    List<Part> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement("select * from stock_part");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        Long until = millis(rows, "until_time");
        long price = rows.getLong("price_cents");
        Long cents = rows.wasNull() ? null : price;
        found.add(
            new Part(
                rows.getString("serial"),
                rows.getString("sku"),
                rows.getString("place"),
                rows.getBoolean("owner_bound"),
                Part.State.valueOf(rows.getString("state").toUpperCase(Locale.ROOT)),
                rows.getString("holder"),
                until == null ? Long.MAX_VALUE : until,
                millis(rows, "tested"),
                new Papers(
                    cents,
                    rows.getString("currency"),
                    rows.getString("certificate"),
                    rows.getString("replaces"))));
      }
    }
    return found;
  }

  static void putSkus(Connection connection, Collection<Sku> skus) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into stock_sku (sku, name_zh, name_en, sort, fits, substitutes, minimum,"
                + " test_days, swap_minutes, media) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " on conflict (sku) do update set name_zh = excluded.name_zh,"
                + " name_en = excluded.name_en, sort = excluded.sort, fits = excluded.fits,"
                + " substitutes = excluded.substitutes, minimum = excluded.minimum,"
                + " test_days = excluded.test_days, swap_minutes = excluded.swap_minutes,"
                + " media = excluded.media")) {
      for (Sku sku : skus) {
        statement.setString(1, sku.id());
        statement.setString(2, sku.zh());
        statement.setString(3, sku.en());
        statement.setString(4, sku.sort().name().toLowerCase(Locale.ROOT));
        statement.setArray(5, connection.createArrayOf("text", sku.fits().toArray()));
        statement.setArray(6, connection.createArrayOf("text", sku.substitutes().toArray()));
        statement.setInt(7, sku.minimum());
        statement.setInt(8, sku.testDays());
        statement.setInt(9, sku.swapMinutes());
        statement.setBoolean(10, sku.media());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static List<Sku> skus(Connection connection) throws SQLException {
    List<Sku> found = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement("select * from stock_sku");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(
            new Sku(
                rows.getString("sku"),
                rows.getString("name_zh"),
                rows.getString("name_en"),
                Sku.Sort.valueOf(rows.getString("sort").toUpperCase(Locale.ROOT)),
                texts(rows.getArray("fits")),
                texts(rows.getArray("substitutes")),
                rows.getInt("minimum"),
                rows.getInt("test_days"),
                rows.getInt("swap_minutes"),
                rows.getBoolean("media")));
      }
    }
    return found;
  }

  private static TreeSet<String> texts(Array array) throws SQLException {
    return new TreeSet<>(List.of((String[]) array.getArray()));
  }

  static void putPlaces(Connection connection, Collection<Place> places) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into stock_place (id, kind, name, lat, lon, hours) values (?, ?, ?, ?, ?, ?)"
                + " on conflict (id) do update set kind = excluded.kind, name = excluded.name,"
                + " lat = excluded.lat, lon = excluded.lon, hours = excluded.hours")) {
      for (Place place : places) {
        GeoPoint point = place.point();
        statement.setString(1, place.id());
        statement.setString(2, place.kind().name().toLowerCase(Locale.ROOT));
        statement.setString(3, place.name());
        statement.setObject(4, point == null ? null : point.lat(), Types.DOUBLE);
        statement.setObject(5, point == null ? null : point.lon(), Types.DOUBLE);
        statement.setString(6, place.hours().text());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static SortedMap<String, Place> places(Connection connection) throws SQLException {
    SortedMap<String, Place> found = new TreeMap<>();
    try (PreparedStatement statement = connection.prepareStatement("select * from stock_place");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        double lat = rows.getDouble("lat");
        GeoPoint point = rows.wasNull() ? null : new GeoPoint(lat, rows.getDouble("lon"));
        Place place =
            new Place(
                rows.getString("id"),
                Place.Kind.valueOf(rows.getString("kind").toUpperCase(Locale.ROOT)),
                rows.getString("name"),
                point,
                WeekHours.parse(rows.getString("hours")));
        found.put(place.id(), place);
      }
    }
    return found;
  }
}
