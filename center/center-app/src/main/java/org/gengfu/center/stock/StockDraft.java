package org.gengfu.center.stock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gengfu.core.stock.Part;
import org.gengfu.core.stock.PurchaseRule;
import org.gengfu.core.stock.StockChoice;
import org.gengfu.core.stock.StockFact;
import org.gengfu.core.stock.StockInput;
import org.gengfu.core.stock.StockMachine;
import org.gengfu.core.stock.StockState;
import org.gengfu.core.stock.Why;
import org.jspecify.annotations.Nullable;

/** The stock's side of one transaction. Only the writer's thread may use it. */
final class StockDraft {
  /** Who does what nobody asked for. */
  static final String CENTER = "center";

  private final Instant now;
  private final StockTerms terms;
  private final Map<String, Move> recent;
  private final List<Move> moves = new ArrayList<>();
  private final Map<String, Part> changed = new LinkedHashMap<>();
  private final List<StockImport> taken = new ArrayList<>();
  private StockBook book;

  /**
   * @param recent the newest moves that have an id, by that
   */
  StockDraft(StockBook book, Map<String, Move> recent, StockTerms terms, Instant now) {
    this.book = book;
    this.recent = recent;
    this.terms = terms;
    this.now = now;
  }

  private StockState state() {
    return book.state();
  }

  /** Does what is wanted, or says why not; what has an id that is known is not done again. */
  MoveAnswer take(MoveAsk ask) {
    Move known = known(ask.id());
    if (known != null) {
      return repeated(known, ask, state());
    }
    StockFact fact =
        switch (ask.wish()) {
          case MoveAsk.Wish.Of(StockInput.OfPart input) -> decide(input);
          case MoveAsk.Wish.Any any -> any(any);
        };
    return note(ask, fact);
  }

  /** The same for what came out of a device in the field, wherever it was put. */
  MoveAnswer takeFromField(MoveAsk ask) {
    Move known = known(ask.id());
    return known == null
            && ask.wish() instanceof MoveAsk.Wish.Of(StockInput.OfPart input)
            && input instanceof StockInput.Dismantle out
        ? note(ask, first(media(out)))
        : take(ask);
  }

  private @Nullable Move known(@Nullable String id) {
    if (id == null) {
      return null;
    }
    for (Move move : moves) {
      if (id.equals(move.id())) {
        return move;
      }
    }
    return recent.get(id);
  }

  /** The answer to a move that came before. */
  static MoveAnswer repeated(Move known, MoveAsk ask, StockState state) {
    Part part = state.part(known.serial());
    if (!known.act().equals(ask.act())
        || (ask.wish() instanceof MoveAsk.Wish.Of(StockInput.OfPart input)
            && !known.serial().equals(input.serial()))) {
      return new MoveAnswer(
          Move.Outcome.REFUSED,
          new Why(
              "此编号已用于另一操作（%s %s）：请换一个编号".formatted(known.act(), known.serial()),
              "this id was used for something else (%s %s): make a new one"
                  .formatted(known.act(), known.serial())),
          part);
    }
    return known.outcome() == Move.Outcome.REFUSED
        ? new MoveAnswer(Move.Outcome.REFUSED, known.why(), part)
        : new MoveAnswer(Move.Outcome.REPEATED, known.why(), part);
  }

  private StockFact any(MoveAsk.Wish.Any any) {
    for (Part held : state().of(any.order())) {
      if (any.skus().contains(held.sku())) {
        return first(new StockInput.Reserve(held.serial(), any.order(), any.untilMillis()));
      }
    }
    Optional<Part> nearest =
        StockChoice.nearest(
            state(),
            book.skus(),
            any.skus(),
            any.site(),
            any.tested(),
            terms.ways(),
            now.toEpochMilli());
    if (nearest.isEmpty()) {
      String wanted = String.join(", ", any.skus());
      return new StockFact.Refused(
          "",
          new Why(
              "没有空闲的 " + wanted + (any.tested() ? "（须经测试）" : "") + "：借用、采购或启用备机",
              "no free "
                  + wanted
                  + (any.tested() ? " that was tested" : "")
                  + ": borrow one, buy one, or use a standby unit"));
    }
    return first(new StockInput.Reserve(nearest.get().serial(), any.order(), any.untilMillis()));
  }

  private StockFact first(StockInput.OfPart input) {
    return StockMachine.decide(state(), input, now).getFirst();
  }

  private StockFact decide(StockInput.OfPart input) {
    Why wrong =
        switch (input) {
          case StockInput.Receive in -> unknown(in.place());
          case StockInput.Return in -> unknown(in.place());
          case StockInput.Dismantle in -> unknown(in.place());
          case StockInput.Repaired in -> unknown(in.place());
          case StockInput.GiveBack in -> unknown(in.place());
          case StockInput.Move in -> unknown(in.place());
          case StockInput.Count in -> in.found() ? unknown(in.place()) : null;
          default -> null;
        };
    if (wrong == null && input instanceof StockInput.Receive in) {
      wrong = purchase(in);
    }
    if (wrong != null) {
      return new StockFact.Refused(input.serial(), wrong);
    }
    return first(input instanceof StockInput.Dismantle out ? media(out) : input);
  }

  private @Nullable Why unknown(String place) {
    return terms.isPlace(place)
        ? null
        : new Why(
            "没有“" + place + "”这个库位：请先在表中导入", "there is no place '" + place + "': import it first");
  }

  /** What stores an owner's data stays with the owner where the contract says so. */
  private StockInput.Dismantle media(StockInput.Dismantle out) {
    boolean stays =
        book.skus().sku(out.sku()).media()
            && terms.duty(out.device(), now).map(Duty::mediaStay).orElse(false);
    return new StockInput.Dismantle(
        out.serial(), out.sku(), out.device(), out.place(), out.ownerBound() || stays);
  }

  private @Nullable Why purchase(StockInput.Receive in) {
    String replaces = in.papers().replaces();
    if (replaces.isEmpty() || state().part(in.serial()) != null) {
      return null;
    }
    Part old = state().part(replaces);
    if (old == null) {
      return new Why(
          "没有被替换设备 " + replaces + " 的记录：请先登记或拆下登记",
          "nobody knows " + replaces + ", which it replaces: receive or dismantle that first");
    }
    PurchaseRule rule = terms.duty(old.holder(), now).map(Duty::purchase).orElse(PurchaseRule.NONE);
    Long before = old.papers().priceCents();
    return rule.refuses(before != null ? before : terms.priceCents(old.holder()), in.papers())
        .orElse(null);
  }

  private MoveAnswer note(MoveAsk ask, StockFact fact) {
    return switch (fact) {
      case StockFact.Became(Part part, Why why) -> {
        apply(fact, part);
        yield answer(ask, part.serial(), Move.Outcome.DONE, why);
      }
      case StockFact.AlreadySo(String serial, Why why) ->
          answer(ask, serial, Move.Outcome.REPEATED, why);
      case StockFact.Refused(String serial, Why why) ->
          answer(ask, serial, Move.Outcome.REFUSED, why);
    };
  }

  private void apply(StockFact fact, Part part) {
    book = new StockBook(StockMachine.apply(state(), fact), book.skus(), book.places());
    changed.put(part.serial(), part);
  }

  private MoveAnswer answer(MoveAsk ask, String serial, Move.Outcome outcome, Why why) {
    Part part = state().part(serial);
    if (ask.id() != null || outcome == Move.Outcome.DONE) {
      moves.add(
          new Move(
              ask.id(),
              now,
              ask.by(),
              ask.act(),
              serial,
              outcome,
              why,
              ask.reason(),
              part == null ? null : part.state().name().toLowerCase(Locale.ROOT),
              part == null ? "" : part.place(),
              part == null ? "" : part.holder()));
    }
    return new MoveAnswer(outcome, why, part);
  }

  /** Lets reservations run out. */
  void letTimePass() {
    for (StockFact fact : StockMachine.decide(state(), new StockInput.TimePassed(), now)) {
      if (fact instanceof StockFact.Became(Part part, Why why)) {
        note(
            new MoveAsk(
                null,
                CENTER,
                "expire",
                "",
                new MoveAsk.Wish.Of(new StockInput.Release(part.serial(), ""))),
            fact);
      }
    }
  }

  /** Takes a list over as a whole, or nothing of it. */
  StockImport.Outcome take(StockImport list, String by) {
    StockImport.Outcome outcome = list.onto(book, now);
    if (outcome.problems().isEmpty()) {
      book = outcome.book();
      outcome.parts().forEach(part -> changed.put(part.serial(), part));
      outcome.moves(by, now).forEach(moves::add);
      taken.add(list);
    }
    return outcome;
  }

  Instant now() {
    return now;
  }

  StockBook book() {
    return book;
  }

  List<Move> moves() {
    return moves;
  }

  /** Parts that are other than before. */
  Map<String, Part> changed() {
    return changed;
  }

  /** Lists that were taken over. */
  List<StockImport> taken() {
    return taken;
  }

  boolean isEmpty() {
    return moves.isEmpty() && changed.isEmpty() && taken.isEmpty();
  }
}
