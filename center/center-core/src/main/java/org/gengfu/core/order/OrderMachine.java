package org.gengfu.core.order;

import java.util.Locale;
import org.gengfu.core.order.OrderFact.Conflict;
import org.gengfu.core.order.OrderFact.Done;
import org.gengfu.core.order.OrderFact.Refused;
import org.gengfu.core.order.OrderFact.Repeated;

/**
 * Decides what becomes of a deed. Pure; any thread.
 *
 * <p>Two rules hold everywhere. A deed that is sent again changes nothing. And what a technician
 * did without signal is never refused for being late: if the order went another way meanwhile, it
 * is a conflict that the desk sees and settles.
 */
public final class OrderMachine {
  /** Deeds by the program itself. */
  public static final String CENTER = "center";

  private OrderMachine() {}

  /** A new order. */
  public static OrderState begin(String id, Done opened) {
    if (!(opened.deed().act() instanceof Act.Open(OrderMatter matter))) {
      throw new IllegalStateException("order " + id + " does not begin with " + opened);
    }
    return OrderState.made(id, opened.deed().atMillis(), matter);
  }

  /** What becomes of a deed. */
  public static OrderFact decide(OrderState order, Deed deed) {
    if (order.deeds().contains(deed.id())) {
      return new Repeated(deed);
    }
    if (order.deeds().size() >= OrderState.MOST_DEEDS && !always(deed.act())) {
      return no(
          deed,
          "一张工单最多 " + OrderState.MOST_DEEDS + " 步，请新建工单",
          OrderState.MOST_DEEDS + " deeds are the most on one order; make a new one");
    }
    return switch (deed.act()) {
      case Act.Field act -> FieldRules.decide(order, deed, act);
      case Act.Desk act -> DeskRules.decide(order, deed, act);
      case Act.Seen act -> seen(order, deed, act);
      case Act.Open act ->
          throw new IllegalStateException("order " + order.id() + " is open already: " + deed);
    };
  }

  /** What the device shows, and that nobody wants it any more, is taken also when it is full. */
  private static boolean always(Act act) {
    return act instanceof Act.Seen || act instanceof Act.Cancel;
  }

  private static OrderFact seen(OrderState order, Deed deed, Act.Seen act) {
    Stage stage = order.stage();
    return switch (act) {
      case Act.SeenWell well -> stage.ended() ? ended(order, deed) : new Done(deed, well(order));
      case Act.SeenBad() ->
          switch (stage) {
            case CLOSED -> new Done(deed, Stage.NEW);
            case RESOLVED -> new Done(deed, Stage.IN_PROGRESS);
            case CANCELLED -> ended(order, deed);
            case NEW, ACCEPTED, DISPATCHED, TAKEN, EN_ROUTE, ON_SITE, IN_PROGRESS, WAITING_PART ->
                new Done(deed, stage);
          };
      case Act.Concerns matter -> stage.ended() ? ended(order, deed) : new Done(deed, stage);
      case Act.JoinedTo other ->
          stage.ended() ? ended(order, deed) : new Done(deed, Stage.CANCELLED);
    };
  }

  /**
   * Who has set out may be at work without signal, as who has taken a part: that order waits for
   * the report. Who has not need not go any more: it is taken back and closed, as what nobody has,
   * and what is reported as done. A carrier reports nothing.
   */
  private static Stage well(OrderState order) {
    boolean nobodyGoes =
        switch (order.stage()) {
          case NEW, ACCEPTED, DISPATCHED -> true;
          case RESOLVED -> !order.lacksCalibration();
          case TAKEN -> order.work().parts().isEmpty();
          case EN_ROUTE, ON_SITE, IN_PROGRESS, WAITING_PART, CLOSED, CANCELLED -> false;
        };
    boolean carriers = !order.matter().carrier().isEmpty() && order.technician() == null;
    return nobodyGoes || carriers ? Stage.CLOSED : order.stage();
  }

  static Refused no(Deed deed, String zh, String en) {
    return new Refused(deed, new Why(zh, en));
  }

  static Refused ended(OrderState order, Deed deed) {
    return no(
        deed,
        "工单" + order.stage().chinese() + "，请新建工单",
        "the order is " + words(order) + "; make a new one");
  }

  static Conflict dispute(Deed deed, String zh, String en) {
    return new Conflict(deed, new Why(zh, en));
  }

  static String words(OrderState order) {
    return order.stage().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The state after a fact. */
  public static OrderState apply(OrderState order, OrderFact fact) {
    return switch (fact) {
      case Repeated same -> order;
      case Refused refused -> order;
      case Conflict(Deed deed, Why why) -> order.edit().disputed(deed).after(deed);
      case Done(Deed deed, Stage stage) -> done(order.edit(), order, deed, stage).after(deed);
    };
  }

  private static OrderEdit done(OrderEdit edit, OrderState order, Deed deed, Stage stage) {
    return switch (deed.act()) {
      case Act.Open act -> throw new IllegalStateException("opened again: " + deed);
      case Act.Field act -> FieldRules.done(edit.at(stage), order, deed, act);
      case Act.Desk act -> DeskRules.done(edit.at(stage), act);
      case Act.SeenWell act -> edit.at(stage).good(act.firstGoodMillis());
      case Act.SeenBad() -> {
        boolean again = order.stage() == Stage.CLOSED;
        yield again ? edit.at(stage).good(null).of(null) : edit.at(stage).good(null);
      }
      case Act.Concerns act -> edit.about(act.matter());
      case Act.JoinedTo act -> edit.at(stage).joined(act.order());
    };
  }
}
