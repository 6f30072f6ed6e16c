package org.gengfu.center.api.stock;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.gengfu.center.api.Json;
import org.gengfu.center.stock.Move;
import org.gengfu.center.stock.StockBook;
import org.gengfu.center.stock.StockDesk;
import org.gengfu.core.stock.Part;
import org.gengfu.core.stock.Place;
import org.gengfu.core.stock.PlaceBook;
import org.gengfu.core.stock.Sku;
import org.gengfu.core.stock.Why;
import org.gengfu.core.travel.GeoPoint;
import org.gengfu.register.Words;
import org.jspecify.annotations.Nullable;

/** The stock as the API shows it. Any thread. */
final class StockViews {
  private final StockDesk desk;
  private final Predicate<String> open;
  private volatile Counted counted = new Counted(StockBook.EMPTY, List.of());

  private record Counted(StockBook book, List<SkuView> skus) {}

  /**
   * @param open the numbers of orders that are open
   */
  StockViews(StockDesk desk, Predicate<String> open) {
    this.desk = desk;
    this.open = open;
  }

  record PartView(
      String serial,
      String sku,
      Words name,
      String place,
      String placeName,
      String state,
      @Nullable String order,
      @Nullable String holder,
      @Nullable Instant until,
      @Nullable Instant tested,
      @Nullable Boolean works,
      @Nullable BigDecimal price,
      String currency,
      @Nullable String certificate,
      @Nullable String replaces,
      boolean ownerBound,
      boolean unreturned) {}

  record SkuView(
      String sku,
      Words name,
      String sort,
      List<String> kinds,
      List<String> substitutes,
      int free,
      int reserved,
      int faulty,
      int inService,
      int minimum,
      int testDays,
      int swapMinutes,
      boolean media) {}

  record PlaceView(
      String id,
      String kind,
      String name,
      @Nullable Double lat,
      @Nullable Double lon,
      @Nullable String hours) {}

  record MoveView(
      @Nullable String id,
      Instant time,
      String by,
      String act,
      String outcome,
      Why text,
      String reason,
      @Nullable String state,
      String place,
      String holder) {}

  /** A state as people and phones say it. */
  static String word(Part.State state) {
    return switch (state) {
      case AVAILABLE -> "free";
      case IN_REPAIR -> "repair";
      case WITH_OWNER -> "owner";
      case RESERVED, ISSUED, INSTALLED, FAULTY, LENT, SCRAPPED, MISSING ->
          state.name().toLowerCase(Locale.ROOT);
    };
  }

  static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static @Nullable Instant time(@Nullable Long millis) {
    return millis == null || millis == Long.MAX_VALUE ? null : Instant.ofEpochMilli(millis);
  }

  PartView part(Part part) {
    Sku sku = desk.book().skus().sku(part.sku());
    Place place = desk.places().places().get(part.place());
    boolean ofOrder = part.state() == Part.State.RESERVED || part.state() == Part.State.ISSUED;
    Long price = part.papers().priceCents();
    return new PartView(
        part.serial(),
        part.sku(),
        new Words(sku.zh(), sku.en()),
        part.place(),
        place == null ? part.place() : place.name(),
        word(part.state()),
        ofOrder ? part.holder() : null,
        ofOrder ? null : orNull(part.holder()),
        time(part.untilMillis()),
        time(part.testedMillis()),
        part.works(),
        price == null ? null : BigDecimal.valueOf(price, 2),
        part.papers().currency(),
        orNull(part.papers().certificate()),
        orNull(part.papers().replaces()),
        part.ownerBound(),
        unreturned(part));
  }

  /** True when it was taken for an order that has ended, and is neither in a device nor back. */
  boolean unreturned(Part part) {
    return part.state() == Part.State.ISSUED && !open.test(part.holder());
  }

  static MoveView move(Move move) {
    String state = move.state();
    return new MoveView(
        move.id(),
        move.at(),
        move.by(),
        move.act(),
        Json.name(move.outcome()),
        move.why(),
        move.reason(),
        state == null ? null : word(Part.State.valueOf(state.toUpperCase(Locale.ROOT))),
        move.place(),
        move.holder());
  }

  List<PlaceView> places() {
    PlaceBook book = desk.places();
    return book.places().values().stream().map(StockViews::place).toList();
  }

  private static PlaceView place(Place place) {
    GeoPoint point = place.point();
    return new PlaceView(
        place.id(),
        Json.name(place.kind()),
        place.name(),
        point == null ? null : point.lat(),
        point == null ? null : point.lon(),
        place.hours().text());
  }

  /** The kinds with how many there are; counted once for each state of the stock. */
  List<SkuView> skus() {
    StockBook book = desk.book();
    Counted known = counted;
    if (known.book() != book) {
      known = new Counted(book, count(book));
      counted = known;
    }
    return known.skus();
  }

  private static List<SkuView> count(StockBook book) {
    Map<String, int[]> counts = new TreeMap<>();
    book.skus().skus().keySet().forEach(id -> counts.put(id, new int[Part.State.values().length]));
    book.state()
        .parts()
        .each((serial, part) -> {
          counts
              .computeIfAbsent(part.sku(), id -> new int[Part.State.values().length])[
              part.state().ordinal()]++;
          return true;
        });
    List<SkuView> views = new ArrayList<>();
    counts.forEach((id, of) -> {
      Sku sku = book.skus().sku(id);
      views.add(
          new SkuView(
              id,
              new Words(sku.zh(), sku.en()),
              Json.name(sku.sort()),
              List.copyOf(sku.fits()),
              List.copyOf(sku.substitutes()),
              of[Part.State.AVAILABLE.ordinal()],
              of[Part.State.RESERVED.ordinal()],
              of[Part.State.FAULTY.ordinal()],
              of[Part.State.INSTALLED.ordinal()],
              sku.minimum(),
              sku.testDays(),
              sku.swapMinutes(),
              sku.media()));
    });
    return views;
  }

  /** What is searched when a word is looked for. */
  String searched(Part part) {
    Sku sku = desk.book().skus().sku(part.sku());
    Collection<String> all =
        new TreeSet<>(
            List.of(
                part.serial(),
                part.sku(),
                part.place(),
                part.holder(),
                sku.zh(),
                sku.en(),
                part.papers().certificate()));
    return String.join("\n", all).toLowerCase(Locale.ROOT);
  }
}
