package org.gengfu.center.stock;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.gengfu.center.order.OrderMoved;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.Deed;
import org.gengfu.core.order.OrderKind;
import org.gengfu.core.order.OrderState;
import org.gengfu.core.stock.Need;
import org.gengfu.core.stock.Part;
import org.gengfu.core.stock.StockInput;

/**
 * What becomes of parts when something becomes of orders, in the same transaction: a dispatched
 * order gets a part kept, a scan takes it, an exchange puts it in and what came out away, the end
 * of an order lets go what was kept. Only the writer's thread may use it.
 */
final class OrderParts {
  /** So long a part is kept for an order; the order's end comes first, as a rule. */
  static final Duration KEPT = Duration.ofHours(24);

  private final StockDraft draft;
  private final StockTerms terms;

  OrderParts(StockDraft draft, StockTerms terms) {
    this.draft = draft;
    this.terms = terms;
  }

  void follow(OrderMoved moved) {
    if (!moved.changes()) {
      return;
    }
    OrderState order = moved.after();
    Deed deed = moved.fact().deed();
    switch (deed.act()) {
      case Act.Dispatch ignored -> dispatched(order);
      case Act.WaitPart(String sku) ->
          keep(order.id(), draft.book().skus().doing(sku), order.matter().site(), false);
      case Act.PartTake(String serial) ->
          take(deed, order, "issue", new StockInput.Issue(serial, order.id()));
      case Act.Swap swap -> swapped(deed, order, swap);
      default -> {}
    }
    OrderState before = moved.before();
    if (order.stage().ended() && (before == null || !before.stage().ended())) {
      release(order.id());
    }
  }

  /** One that we do, for a device for which a contract wants parts, and that has none yet. */
  private void dispatched(OrderState order) {
    OrderKind kind = order.matter().kind();
    boolean needs = kind == OrderKind.FAULT || kind == OrderKind.SWAP;
    if (!needs
        || !order.matter().carrier().isEmpty()
        || !draft.book().state().of(order.id()).isEmpty()) {
      return;
    }
    Optional<Need> need = terms.need(order.matter().node(), draft.now()).map(DeviceNeed::need);
    if (need.isPresent() && !need.get().skus().isEmpty()) {
      keep(order.id(), need.get().skus(), need.get().site(), need.get().tested());
    }
  }

  private void keep(String order, Collection<String> skus, String site, boolean tested) {
    Instant until = draft.now().plus(KEPT);
    draft.take(
        new MoveAsk(
            null,
            StockDraft.CENTER,
            "reserve",
            "",
            new MoveAsk.Wish.Any(skus, order, until.toEpochMilli(), site, tested)));
  }

  /** What a person did with their hands is remembered also where it could not be so. */
  private void take(Deed deed, OrderState order, String act, StockInput.OfPart input) {
    draft.take(ask(deed, order, act, input));
  }

  /** A deed's id is one within its order only: two orders may have the same. */
  private static MoveAsk ask(Deed deed, OrderState order, String act, StockInput.OfPart input) {
    String id = order.id() + "/" + deed.id() + ":" + act;
    return new MoveAsk(id, deed.by(), act, "", new MoveAsk.Wish.Of(input));
  }

  private void swapped(Deed deed, OrderState order, Act.Swap swap) {
    String device = swap.device().isEmpty() ? order.matter().node() : swap.device();
    String sku = "";
    if (!swap.newSerial().isEmpty()) {
      take(deed, order, "install", new StockInput.Install(swap.newSerial(), order.id(), device));
      Part put = draft.book().state().part(swap.newSerial());
      sku = put == null ? "" : put.sku();
    }
    if (!swap.oldSerial().isEmpty()) {
      Part known = draft.book().state().part(swap.oldSerial());
      String kind = known != null ? known.sku() : sku.isEmpty() ? "?" : sku;
      String place = swap.place().isEmpty() ? order.matter().site() : swap.place();
      draft.takeFromField(
          ask(
              deed,
              order,
              "dismantle",
              new StockInput.Dismantle(swap.oldSerial(), kind, device, place, false)));
    }
  }

  private void release(String order) {
    for (Part part : List.copyOf(draft.book().state().of(order))) {
      if (part.state() == Part.State.RESERVED) {
        draft.take(
            new MoveAsk(
                null,
                StockDraft.CENTER,
                "release",
                "",
                new MoveAsk.Wish.Of(new StockInput.Release(part.serial(), order))));
      }
    }
  }
}
