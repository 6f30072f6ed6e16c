package org.gengfu.center.stock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gengfu.core.stock.Part;
import org.gengfu.core.stock.Place;
import org.gengfu.core.stock.PlaceBook;
import org.gengfu.core.stock.Sku;
import org.gengfu.core.stock.SkuBook;
import org.gengfu.core.stock.StockFact;
import org.gengfu.core.stock.StockInput;
import org.gengfu.core.stock.StockMachine;
import org.gengfu.core.stock.StockState;
import org.gengfu.core.stock.Why;
import org.jspecify.annotations.Nullable;

/**
 * A list of kinds, places and parts that was read without a problem, each with its row. Immutable.
 *
 * @param sites places that are known though no list names them
 */
record StockImport(
    List<Row<Sku>> skus,
    List<Row<Place>> places,
    List<Row<StockInput.Receive>> parts,
    Set<String> sites) {
  StockImport {
    skus = List.copyOf(skus);
    places = List.copyOf(places);
    parts = List.copyOf(parts);
    sites = Set.copyOf(sites);
  }

  /** Something of a row. */
  record Row<T>(String sheet, int row, T value) {}

  /** Why a row cannot be taken by what is there already. */
  record Clash(String sheet, int row, StockColumn column, String value, Why why) {
    private static Clash of(Row<?> row, StockColumn column, String value, Why why) {
      return new Clash(row.sheet(), row.row(), column, value, why);
    }
  }

  /**
   * What would become of it.
   *
   * @param book the stock after it
   * @param parts that are new or other than before
   * @param problems with one of them nothing is taken
   */
  record Outcome(
      StockBook book,
      List<Part> parts,
      int added,
      int changed,
      int unchanged,
      List<Clash> problems) {
    /** One move for each part. */
    List<Move> moves(String by, Instant now) {
      return parts.stream()
          .map(part ->
              new Move(
                  null,
                  now,
                  by,
                  "import",
                  part.serial(),
                  Move.Outcome.DONE,
                  new Why("由清单导入", "taken over from a list"),
                  "",
                  part.state().name().toLowerCase(Locale.ROOT),
                  part.place(),
                  part.holder()))
          .toList();
    }
  }

  int rows() {
    return skus.size() + places.size() + parts.size();
  }

  /** Puts the list onto a stock. */
  Outcome onto(StockBook book, Instant now) {
    Tally tally = new Tally();
    SortedMap<String, Sku> kinds = new TreeMap<>(book.skus().skus());
    skus.forEach(row -> tally.count(row.value(), kinds.put(row.value().id(), row.value())));
    SortedMap<String, Place> where = new TreeMap<>(book.places());
    places.forEach(row -> tally.count(row.value(), where.put(row.value().id(), row.value())));
    if (kinds.size() > SkuBook.MOST_SKUS || where.size() > PlaceBook.MOST_PLACES) {
      tally.problems.add(
          new Clash(
              "",
              0,
              StockColumn.SKU,
              "",
              new Why(
                  "型号最多 %d 种，库位最多 %d 处".formatted(SkuBook.MOST_SKUS, PlaceBook.MOST_PLACES),
                  "%d kinds and %d places are the most"
                      .formatted(SkuBook.MOST_SKUS, PlaceBook.MOST_PLACES))));
      return tally.outcome(book);
    }
    SkuBook catalogue = new SkuBook(kinds.values());
    StockState state = book.state();
    for (Row<StockInput.Receive> row : parts) {
      state = part(row, state, kinds, where, now, tally);
    }
    return tally.outcome(new StockBook(state, catalogue, where));
  }

  private StockState part(
      Row<StockInput.Receive> row,
      StockState state,
      Map<String, Sku> kinds,
      Map<String, Place> where,
      Instant now,
      Tally tally) {
    StockInput.Receive in = row.value();
    Part known = state.part(in.serial());
    Clash clash = clash(row, known, kinds, where);
    if (clash != null) {
      tally.problems.add(clash);
      return state;
    }
    StockInput input =
        known == null
            ? in
            : new StockInput.Correct(
                in.serial(), known.ownerBound() || in.ownerBound(), in.papers());
    StockFact fact = StockMachine.decide(state, input, now).getFirst();
    switch (fact) {
      case StockFact.Became(Part part, Why why) -> tally.became(part, known == null);
      case StockFact.AlreadySo ignored -> tally.unchanged++;
      case StockFact.Refused(String serial, Why why) ->
          tally.problems.add(Clash.of(row, StockColumn.SERIAL, serial, why));
    }
    return StockMachine.apply(state, fact);
  }

  /** What does not fit what is there, if anything. */
  private @Nullable Clash clash(
      Row<StockInput.Receive> row,
      @Nullable Part known,
      Map<String, Sku> kinds,
      Map<String, Place> where) {
    StockInput.Receive in = row.value();
    if (!kinds.containsKey(in.sku())) {
      return Clash.of(
          row,
          StockColumn.SKU,
          in.sku(),
          new Why("没有这个型号：请写入“型号”表", "there is no such kind: add it to the sheet of kinds"));
    }
    if (!where.containsKey(in.place()) && !sites.contains(in.place())) {
      return Clash.of(
          row,
          StockColumn.PLACE,
          in.place(),
          new Why("没有这个库位：请写入“库位”表", "there is no such place: add it to the sheet of places"));
    }
    if (known == null) {
      return null;
    }
    if (!known.sku().equals(in.sku())) {
      return Clash.of(
          row,
          StockColumn.SERIAL,
          in.serial(),
          new Why(
              "此序列号已登记为 " + known.sku() + "：请核对",
              "this number is known as a " + known.sku() + ": look at the label again"));
    }
    boolean lies = known.state() == Part.State.AVAILABLE;
    return !lies || known.place().equals(in.place())
        ? null
        : Clash.of(
            row,
            StockColumn.PLACE,
            in.place(),
            new Why(
                "此件在 " + known.place() + "：移动请用“移库”，不用导入",
                "it lies at " + known.place() + ": move it by a move, not by a list"));
  }

  private static final class Tally {
    private final List<Part> parts = new ArrayList<>();
    private final List<Clash> problems = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private int added;
    private int changed;
    private int unchanged;

    <T> void count(T next, @Nullable T before) {
      if (before == null) {
        added++;
      } else if (next.equals(before)) {
        unchanged++;
      } else {
        changed++;
      }
    }

    void became(Part part, boolean isNew) {
      if (seen.add(part.serial())) {
        parts.add(part);
      }
      if (isNew) {
        added++;
      } else {
        changed++;
      }
    }

    Outcome outcome(StockBook book) {
      return new Outcome(book, List.copyOf(parts), added, changed, unchanged, problems);
    }
  }
}
