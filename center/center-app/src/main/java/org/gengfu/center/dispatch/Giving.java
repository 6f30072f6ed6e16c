package org.gengfu.center.dispatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gengfu.center.dispatch.OrderAsking.Wanted;
import org.gengfu.center.ingest.StoreUnavailableException;
import org.gengfu.center.order.OrderDesk;
import org.gengfu.center.stock.MoveAsk;
import org.gengfu.center.stock.StockDesk;
import org.gengfu.center.stock.Technician;
import org.gengfu.center.watch.Committing;
import org.gengfu.center.watch.Watch;
import org.gengfu.core.dispatch.OpenOrder;
import org.gengfu.core.dispatch.Plan.Place;
import org.gengfu.core.dispatch.Shortage;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.Deed;
import org.gengfu.core.order.OrderFact;
import org.gengfu.core.order.OrderMachine;
import org.gengfu.core.order.OrderState;
import org.gengfu.core.order.Stage;
import org.gengfu.core.stock.Part;
import org.gengfu.core.stock.StockInput;
import org.gengfu.notify.Notice;
import org.jspecify.annotations.Nullable;

/**
 * Has a plan's changes committed: deeds on orders and moves of parts in one transaction. What has
 * changed since it was planned is left out; the next round plans it anew.
 */
final class Giving {
  /** Of so many parts that cannot be there in time people are told in one round, then the next. */
  private static final int MOST_TOLD = 50;

  /** So the deeds begin by which the second of a crew is joined; nobody else has such. */
  private static final String CREW = "center/crew/";

  private final OrderDesk orders;
  private final StockDesk stock;
  private final DispatchPart part;
  private final Watch watch;

  Giving(OrderDesk orders, StockDesk stock, DispatchPart part, Watch watch) {
    this.orders = orders;
    this.stock = stock;
    this.part = part;
    this.watch = watch;
  }

  /** Commits what a plan changes, and has people told of parts that cannot be there in time. */
  void give(Planned planned, String pages) throws StoreUnavailableException {
    List<Gift> gifts = Gift.of(planned);
    Map<String, Notice> notices = shortages(planned, pages);
    if (gifts.isEmpty() && notices.isEmpty()) {
      return;
    }
    if (gifts.isEmpty()) {
      watch.act(change -> {
        tell(planned, notices);
        return true;
      });
      return;
    }
    orders.give(change -> {
      tell(planned, notices);
      List<OrderDesk.Asked> deeds = new ArrayList<>();
      gifts.forEach(gift -> take(gift, change, deeds));
      return deeds;
    });
  }

  /** In the writer's thread: what is committed does not change under it. */
  private void tell(Planned planned, Map<String, Notice> notices) {
    notices.forEach((id, notice) -> {
      OrderState order = planned.order(id);
      if (order != null && committed(id, order.revision()) != null) {
        part.tell(id, notice);
      }
    });
  }

  /** The order, where nothing happened to it since it was planned; else null. */
  private @Nullable OrderState committed(String id, long revision) {
    return orders.book().order(id).filter(each -> each.revision() == revision).orElse(null);
  }

  /** In the writer's thread, too. */
  private void take(Gift gift, Committing change, List<OrderDesk.Asked> deeds) {
    OrderState order = committed(gift.order(), gift.revision());
    if (order == null || !isThere(gift)) {
      return;
    }
    long now = change.now().toEpochMilli();
    gift.releases().forEach(serial -> move("release", new StockInput.Release(serial, order.id())));
    String serial = gift.serial();
    if (serial != null) {
      long until = change.now().plus(StockDesk.KEPT).toEpochMilli();
      move("reserve", new StockInput.Reserve(serial, order.id(), until));
    }
    long revision = order.revision();
    if (gift.accepts()) {
      deeds.add(asked(order.id(), deed(revision++, OrderMachine.CENTER, now, new Act.Accept())));
    }
    String technician = gift.technician();
    if (technician != null) {
      Act act = new Act.Dispatch(technician, false);
      deeds.add(asked(order.id(), deed(revision++, OrderMachine.CENTER, now, act)));
    }
    String leaves = gift.leaves();
    if (leaves != null) {
      Act act = new Act.Unjoin(leaves);
      deeds.add(asked(order.id(), deed(revision++, OrderMachine.CENTER, now, act)));
    }
    String joins = gift.joins();
    if (joins != null) {
      String id = CREW + revision;
      Deed deed = new Deed(id, OrderMachine.CENTER, now, false, new Act.Join(joins));
      deeds.add(asked(order.id(), deed));
    }
  }

  /** True for the deed by which the second of a crew is joined to an order. */
  static boolean isCrew(Deed deed) {
    return deed.by().equals(OrderMachine.CENTER) && deed.id().startsWith(CREW);
  }

  private boolean isThere(Gift gift) {
    String serial = gift.serial();
    Part kept = serial == null ? null : stock.book().state().part(serial);
    return serial == null || (kept != null && kept.state() == Part.State.AVAILABLE);
  }

  private void move(String act, StockInput.OfPart input) {
    stock.ask(
        new MoveAsk(null, OrderMachine.CENTER, act, "", new MoveAsk.Wish.Of(input)), answer -> {});
  }

  private static OrderDesk.Asked asked(String order, Deed deed) {
    return new OrderDesk.Asked(order, deed);
  }

  private static Deed deed(long revision, String by, long at, Act act) {
    String id = "center/" + revision + "/" + act.getClass().getSimpleName();
    return new Deed(id, by, at, false, act);
  }

  /** The orders of a plan for which no part can be there in time, and that nobody was told of. */
  private static Map<String, Notice> shortages(Planned planned, String pages) {
    Asked asked = planned.asked();
    Map<String, Place> places = planned.plan().places();
    Map<String, Notice> notices = new LinkedHashMap<>();
    for (Wanted each : asked.wanted().values()) {
      if (notices.size() == MOST_TOLD) {
        return notices;
      }
      String id = each.order().id();
      boolean suspect =
          planned.without().contains(id)
              || (!each.asked().skus().isEmpty() && isLate(each.asked(), places.get(id)));
      if (suspect && !asked.outlook().marks(id).shortTold() && !each.order().stage().inHand()) {
        Shortage.of(asked.problem(), id)
            .ifPresent(shortage ->
                notices.put(
                    id,
                    ShortNotice.of(
                        each.order(),
                        shortage,
                        Sayings.of(asked.outlook()),
                        pages,
                        asked.outlook().at())));
      }
    }
    return notices;
  }

  private static boolean isLate(OpenOrder order, @Nullable Place place) {
    Long due = order.endBy();
    return due != null && (place == null || place.stop().endMillis() > due);
  }

  /**
   * A person names who goes. A part that is kept in another's vehicle is let go, so that one is
   * kept that can be fetched.
   */
  List<OrderFact> name(String id, String technician, Optional<Instant> at, String reason, String by)
      throws StoreUnavailableException {
    return orders.give(change -> {
      List<OrderDesk.Asked> deeds = new ArrayList<>();
      OrderState order = orders.book().order(id).orElse(null);
      long now = change.now().toEpochMilli();
      String deed = "by-hand/" + UUID.randomUUID();
      if (order != null && order.stage() == Stage.NEW) {
        Act accept = new Act.Accept();
        deeds.add(asked(id, new Deed(deed + "/accept", by, now, false, accept)));
      }
      Act dispatch = new Act.Dispatch(technician, true);
      deeds.add(asked(id, new Deed(deed, by, now, false, dispatch)));
      part.wish(deed, at, reason);
      if (order != null && !order.stage().ended()) {
        letGo(id, technician);
      }
      return deeds;
    });
  }

  private void letGo(String order, String technician) {
    Technician who = stock.technicians().technicians().get(technician);
    String own = who == null || who.vehicle() == null ? "" : who.vehicle();
    for (Part each : stock.book().state().of(order)) {
      boolean vehicle =
          stock.technicians().technicians().values().stream()
              .anyMatch(other -> each.place().equals(other.vehicle()));
      if (each.state() == Part.State.RESERVED && vehicle && !each.place().equals(own)) {
        move("release", new StockInput.Release(each.serial(), order));
      }
    }
  }
}
