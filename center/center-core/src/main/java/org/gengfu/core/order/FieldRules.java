package org.gengfu.core.order;

import org.gengfu.core.order.OrderFact.Done;
import org.jspecify.annotations.Nullable;

/** What becomes of a technician's deeds. Pure. */
final class FieldRules {
  private FieldRules() {}

  static OrderFact decide(OrderState order, Deed deed, Act.Field act) {
    if (order.stage() == Stage.CANCELLED) {
      String joined = order.marks().joinedTo();
      return joined.isEmpty()
          ? OrderMachine.dispute(deed, "工单已取消", "the order was cancelled meanwhile")
          : OrderMachine.dispute(deed, "工单已并入 " + joined, "the order goes on within " + joined);
    }
    if (act instanceof Act.Take) {
      return take(order, deed);
    }
    if (!order.isOf(deed.by())) {
      @Nullable String now = order.technician();
      return now == null
          ? OrderMachine.dispute(deed, "工单已不在任何人手中", "nobody has this order any more")
          : OrderMachine.dispute(deed, "工单现由 " + now + " 处理", now + " has this order now");
    }
    return work(order, deed, act);
  }

  private static OrderFact work(OrderState order, Deed deed, Act.Field act) {
    return switch (act) {
      case Act.Take() -> take(order, deed);
      case Act.Return back ->
          back.reason().isBlank()
              ? OrderMachine.no(deed, "请说明退回原因", "say why you give it back")
              : order.stage() == Stage.CLOSED
                  ? OrderMachine.ended(order, deed)
                  : new Done(
                      deed,
                      isWell(order) && !order.lacksCalibration() ? Stage.CLOSED : Stage.ACCEPTED);
      case Act.SetOut() -> forward(order, deed, Stage.EN_ROUTE);
      case Act.Arrive arrive ->
          arrive.proof().isBlank()
              ? OrderMachine.no(deed, "请扫设备码或允许定位", "scan the device's code, or allow the position")
              : forward(order, deed, Stage.ON_SITE);
      case Act.Diagnose found ->
          order.work().answered(found.answers()) > Work.MOST_ANSWERS
              ? OrderMachine.no(deed, "检查项过多", "more answers than a checklist has")
              : recorded(order, found)
                  ? new Done(deed, isWell(order) ? Stage.CLOSED : Stage.RESOLVED)
                  : forward(order, deed, Stage.IN_PROGRESS);
      case Act.WaitPart part -> forward(order, deed, Stage.WAITING_PART);
      case Act.Resume() ->
          order.stage() == Stage.WAITING_PART
              ? new Done(deed, Stage.IN_PROGRESS)
              : OrderMachine.no(deed, "工单不在等备件", "it does not wait for a part");
      case Act.PartTake part ->
          part.serial().isBlank()
              ? OrderMachine.no(deed, "请扫备件序列号", "scan the part's serial number")
              : order.work().parts().contains(part.serial())
                  ? OrderMachine.no(deed, "该备件已领取", "that part is taken already")
                  : room(order, deed, order.work().parts().size(), order.stage());
      case Act.Swap swap ->
          swap.newSerial().isBlank()
              ? OrderMachine.no(deed, "请扫新件序列号", "scan the serial number of what was put in")
              : room(order, deed, order.work().swaps().size(), swapped(order.stage()));
      case Act.Resolve done ->
          order.stage() == Stage.CLOSED
              ? new Done(deed, Stage.CLOSED)
              : !order.stage().inHand() ? takeFirst(deed) : new Done(deed, reported(order));
      case Act.Sign sign ->
          sign.name().isBlank() || sign.photo().isBlank()
              ? OrderMachine.no(deed, "请写姓名并签名", "a signature needs a name and its picture")
              : forward(order, deed, order.stage());
    };
  }

  /** Reported as done: closed when it is well, and calibrated where that is asked. */
  private static Stage reported(OrderState order) {
    boolean calibrated = !order.wantsCalibration() || order.work().calibrated();
    return isWell(order) && calibrated ? Stage.CLOSED : Stage.RESOLVED;
  }

  /** True when what is reported as done lacked nothing but the record that this gives. */
  private static boolean recorded(OrderState order, Act.Diagnose found) {
    return order.stage() == Stage.RESOLVED
        && order.lacksCalibration()
        && order.work().with(found.answers()).calibrated();
  }

  /** By telemetry: what is given back then needs nobody else. */
  private static boolean isWell(OrderState order) {
    return order.firstGoodMillis() != null;
  }

  private static Stage swapped(Stage stage) {
    return stage == Stage.WAITING_PART ? Stage.IN_PROGRESS : later(stage, Stage.IN_PROGRESS);
  }

  private static OrderFact room(OrderState order, Deed deed, int has, Stage to) {
    return has >= Work.MOST_PARTS
        ? OrderMachine.no(
            deed,
            "一张工单最多 " + Work.MOST_PARTS + " 个备件",
            Work.MOST_PARTS + " parts are the most of one order; split it")
        : !order.stage().inHand() && order.stage() != Stage.CLOSED
            ? takeFirst(deed)
            : new Done(deed, to);
  }

  private static OrderFact takeFirst(Deed deed) {
    return OrderMachine.no(deed, "请先接单", "take the order first");
  }

  private static OrderFact take(OrderState order, Deed deed) {
    @Nullable String named = order.technician();
    if (order.stage().inHand() || order.stage().ended()) {
      return deed.by().equals(named)
          ? new Done(deed, order.stage())
          : order.stage().ended()
              ? OrderMachine.dispute(
                  deed,
                  "工单" + order.stage().chinese(),
                  "the order was ended meanwhile: " + OrderMachine.words(order))
              : OrderMachine.dispute(deed, named + " 已接单", named + " has taken it");
    }
    if (order.stage() == Stage.DISPATCHED && named != null && !named.equals(deed.by())) {
      return OrderMachine.dispute(deed, "已派给 " + named, "it was given to " + named);
    }
    return new Done(deed, Stage.TAKEN);
  }

  /**
   * Steps may be left out (who stands before the device has arrived), but never go back. What was
   * done on an order that was closed meanwhile is written down all the same.
   */
  private static OrderFact forward(OrderState order, Deed deed, Stage to) {
    if (order.stage() == Stage.CLOSED) {
      return new Done(deed, Stage.CLOSED);
    }
    return !order.stage().inHand()
        ? takeFirst(deed)
        : new Done(deed, order.stage() == Stage.RESOLVED ? to : later(order.stage(), to));
  }

  private static Stage later(Stage one, Stage other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  static OrderEdit done(OrderEdit edit, OrderState order, Deed deed, Act.Field act) {
    return switch (act) {
      case Act.Take() -> edit.of(deed.by());
      case Act.Return back -> isWell(order) && !order.lacksCalibration() ? edit : edit.of(null);
      case Act.Diagnose found -> edit.found(found);
      case Act.WaitPart part -> edit.waits(part.sku());
      case Act.Resume() -> edit.waits("");
      case Act.PartTake part -> edit.took(part.serial());
      case Act.Swap swap -> edit.swapped(swap).waits("");
      case Act.Resolve resolve -> edit.mended(resolve.what());
      case Act.Sign sign -> edit.signed(sign);
      case Act.SetOut() -> edit;
      case Act.Arrive arrive -> edit;
    };
  }
}
