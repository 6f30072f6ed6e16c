package org.gengfu.core.stock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gengfu.core.stock.Part.State;
import org.gengfu.core.stock.StockFact.AlreadySo;
import org.gengfu.core.stock.StockFact.Became;
import org.gengfu.core.stock.StockFact.Refused;
import org.jspecify.annotations.Nullable;

/**
 * Decides what may be done with parts. Pure; any thread. A part is for one order at most; asking
 * twice for the same changes nothing the second time and says so, so that a scan that is sent twice
 * does no harm.
 */
public final class StockMachine {
  private StockMachine() {}

  /** What follows from an input. */
  public static List<StockFact> decide(StockState state, StockInput input, Instant now) {
    long at = now.toEpochMilli();
    return switch (input) {
      case StockInput.TimePassed() -> expired(state, at);
      case StockInput.Receive receive -> List.of(receive(state, receive));
      case StockInput.Dismantle out -> List.of(dismantle(state.part(out.serial()), out));
      case StockInput.OfPart of -> {
        Part part = state.part(of.serial());
        yield List.of(
            part == null
                ? new Refused(
                    of.serial(),
                    new Why("没有这个序列号：请先入库", "nobody knows this number; receive it first"))
                : PartRules.decide(part, of, at));
      }
    };
  }

  /** The state after a fact. */
  public static StockState apply(StockState state, StockFact fact) {
    return fact instanceof Became(Part part, Why why) ? state.with(part) : state;
  }

  /** When a reservation next runs out. */
  public static Optional<Instant> nextDeadline(StockState state) {
    return Optional.ofNullable(state.due().first())
        .map(first -> Instant.ofEpochMilli(first.getKey().untilMillis()));
  }

  private static List<StockFact> expired(StockState state, long at) {
    List<StockFact> facts = new ArrayList<>();
    state
        .due()
        .each((due, held) -> {
          Part part = state.part(due.serial());
          if (due.untilMillis() <= at && part != null) {
            facts.add(
                PartRules.free(
                    part,
                    new Why(
                        "为工单 " + part.holder() + " 预留已到期",
                        "kept for order " + part.holder() + " until now")));
          }
          return due.untilMillis() <= at;
        });
    return List.copyOf(facts);
  }

  private static StockFact receive(StockState state, StockInput.Receive receive) {
    Part known = state.part(receive.serial());
    Part fresh =
        new Part(
            receive.serial(),
            receive.sku(),
            receive.place(),
            receive.ownerBound(),
            State.AVAILABLE,
            "",
            Long.MAX_VALUE,
            receive.testedMillis(),
            receive.papers());
    if (known == null) {
      return state.parts().size() >= StockState.MOST_PARTS
          ? new Refused(
              receive.serial(),
              new Why(
                  "备件最多 " + StockState.MOST_PARTS + " 件",
                  StockState.MOST_PARTS + " parts are the most; archive scrapped ones"))
          : new Became(fresh, new Why("入库", "received"));
    }
    if (known.state() == State.AVAILABLE && known.sku().equals(receive.sku())) {
      return new AlreadySo(
          receive.serial(),
          new Why("已在库：" + known.place(), "it is here already, at " + known.place()));
    }
    Why words = PartRules.words(known);
    return new Refused(
        receive.serial(),
        new Why(
            "此序列号是 %s，%s：请核对标签".formatted(known.sku(), words.zh()),
            "this number is a %s that is %s; look at the label again"
                .formatted(known.sku(), words.en())));
  }

  private static StockFact dismantle(@Nullable Part known, StockInput.Dismantle out) {
    State after = out.ownerBound() ? State.WITH_OWNER : State.FAULTY;
    if (known == null) {
      Part taken =
          new Part(
              out.serial(),
              out.sku(),
              out.place(),
              out.ownerBound(),
              after,
              out.device(),
              Long.MAX_VALUE,
              null,
              Papers.NONE);
      return new Became(
          taken,
          new Why(
              "从 " + out.device() + " 拆下；此前未登记",
              "taken out of " + out.device() + "; it was not known before"));
    }
    boolean same = known.holder().equals(out.device());
    State kept = known.ownerBound() || out.ownerBound() ? State.WITH_OWNER : State.FAULTY;
    if (known.state() == kept && same) {
      return new AlreadySo(
          out.serial(),
          new Why(
              "已从 " + out.device() + " 拆下", "it was taken out of " + out.device() + " already"));
    }
    if (known.state() == State.INSTALLED && same) {
      return new Became(
          known
              .at(out.place())
              .with(known.papers(), kept == State.WITH_OWNER)
              .as(kept, out.device(), Long.MAX_VALUE),
          new Why("从 " + out.device() + " 拆下", "taken out of " + out.device()));
    }
    Why words = PartRules.words(known);
    return new Refused(
        out.serial(),
        new Why(
            "它%s，不在 %s 中：请核对标签".formatted(words.zh(), out.device()),
            "it is %s, not in %s; look at the label again".formatted(words.en(), out.device())));
  }
}
