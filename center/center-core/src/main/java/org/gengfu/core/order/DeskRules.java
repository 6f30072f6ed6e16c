package org.gengfu.core.order;

import java.time.Duration;
import org.gengfu.core.order.OrderFact.Done;
import org.jspecify.annotations.Nullable;

/** What becomes of the desk's deeds. Pure. */
final class DeskRules {
  /** Most helpers of one order. */
  static final int MOST_HELPERS = 20;

  /** The client cannot have told of it longer ago than this. */
  static final int MOST_EARLIER_DAYS = 92;

  private DeskRules() {}

  static OrderFact decide(OrderState order, Deed deed, Act.Desk act) {
    if (act instanceof Act.Settle) {
      return order.conflicts().isEmpty()
          ? OrderMachine.no(deed, "没有争议", "nothing is in dispute")
          : new Done(deed, order.stage());
    }
    if (act instanceof Act.Fill fill) {
      @Nullable Why wrong = JointForm.problem(fill.values());
      return wrong == null ? new Done(deed, order.stage()) : new OrderFact.Refused(deed, wrong);
    }
    if (act instanceof Act.Reopen again) {
      return again(order, deed, again);
    }
    return order.stage().ended() ? OrderMachine.ended(order, deed) : open(order, deed, act);
  }

  private static OrderFact again(OrderState order, Deed deed, Act.Reopen act) {
    if (order.stage() != Stage.CLOSED || !order.matter().kind().isAsked()) {
      return OrderMachine.no(
          deed,
          "只有已办结的咨询、投诉、优化、安全事件和应急工单可以重新打开",
          "only a closed order for what a client asks for is opened again");
    }
    return act.reason().isBlank()
        ? OrderMachine.no(deed, "请说明重新打开的原因", "say why it is open again")
        : new Done(deed, Stage.NEW);
  }

  private static OrderFact answer(OrderState order, Deed deed, Act.Answer act) {
    Stage stage = order.stage();
    if (act.words().isBlank()) {
      return OrderMachine.no(deed, "请写明答复了什么", "say what the answer was");
    }
    if (!act.done()) {
      return new Done(deed, stage == Stage.NEW ? Stage.ACCEPTED : stage);
    }
    if (!order.matter().kind().isAsked()) {
      return OrderMachine.no(deed, "设备类工单不能以答复办结", "work on a device is not ended by an answer");
    }
    return stage.inHand() && stage != Stage.RESOLVED
        ? OrderMachine.no(
            deed,
            order.technician() + " 正在处理，请等其报完工",
            order.technician() + " has it in hand: wait for the report, or take it back first")
        : new Done(deed, Stage.CLOSED);
  }

  private static OrderFact report(OrderState order, Deed deed, Act.Report act) {
    long at = act.at().toEpochMilli();
    if (at > deed.atMillis()) {
      return OrderMachine.no(
          deed, "报告时刻不能晚于现在", "the client cannot have told of it later than now");
    }
    return at < order.madeMillis() - Duration.ofDays(MOST_EARLIER_DAYS).toMillis()
        ? OrderMachine.no(
            deed,
            "报告时刻早于开单 " + MOST_EARLIER_DAYS + " 天以上，请核对",
            "more than " + MOST_EARLIER_DAYS + " days before the order: look at the date again")
        : new Done(deed, order.stage());
  }

  /** Of an order that is not ended. */
  private static OrderFact open(OrderState order, Deed deed, Act.Desk act) {
    Stage stage = order.stage();
    return switch (act) {
      case Act.Accept() ->
          stage == Stage.NEW
              ? new Done(deed, Stage.ACCEPTED)
              : OrderMachine.no(
                  deed,
                  "工单已是" + stage.chinese(),
                  "the order is " + OrderMachine.words(order) + " already");
      case Act.Dispatch dispatch -> dispatch(order, deed, dispatch);
      case Act.Confirm confirm ->
          confirm.evidence().isBlank() || confirm.reason().isBlank()
              ? OrderMachine.no(
                  deed, "人工确认须有原因和照片", "a confirmation by hand needs a reason and a photograph")
              : order.lacksCalibration()
                  ? OrderMachine.no(
                      deed,
                      "计量设备缺校准记录：请维修人员补填标准器、校准前后示值和结论",
                      "the calibration record is missing: its technician is to fill in the standard,"
                          + " the readings as found and as left, and the result")
                  : stage == Stage.RESOLVED
                      ? new Done(deed, Stage.CLOSED)
                      : OrderMachine.no(
                          deed,
                          "尚未报告处理完成：" + stage.chinese(),
                          "the work is not reported as done: " + OrderMachine.words(order));
      case Act.Report report -> report(order, deed, report);
      case Act.Answer answer -> answer(order, deed, answer);
      case Act.Reopen again -> again(order, deed, again);
      case Act.Grade grade -> grade(order, deed, grade);
      case Act.Suspend suspend -> agreed(deed, suspend.approvedBy(), stage);
      case Act.Extend extend -> agreed(deed, extend.approvedBy(), stage);
      case Act.Unsuspend() ->
          order.suspended()
              ? new Done(deed, stage)
              : OrderMachine.no(deed, "工单没有挂起", "it does not stand");
      case Act.Join join ->
          join.helper().isBlank()
              ? OrderMachine.no(deed, "请指定协办人", "name who helps")
              : order.helpers().size() >= MOST_HELPERS
                  ? OrderMachine.no(deed, "协办人过多", MOST_HELPERS + " helpers are the most")
                  : new Done(deed, stage);
      case Act.Unjoin leave ->
          order.helpers().contains(leave.helper())
              ? new Done(deed, stage)
              : OrderMachine.no(
                  deed, leave.helper() + " 不是协办人", leave.helper() + " does not help with it");
      case Act.Split split -> split(deed, split, stage);
      case Act.Cancel cancel ->
          cancel.reason().isBlank()
              ? OrderMachine.no(deed, "请说明取消原因", "say why it is not wanted any more")
              : new Done(deed, Stage.CANCELLED);
      case Act.Urge urge -> new Done(deed, stage);
      case Act.Supervise() -> new Done(deed, stage);
      case Act.Settle settle -> new Done(deed, stage);
      case Act.Fill fill -> new Done(deed, stage);
    };
  }

  private static OrderFact grade(OrderState order, Deed deed, Act.Grade act) {
    if (!order.incident().isEmpty()) {
      return OrderMachine.no(
          deed, "事件工单的级别在事件上改", "its level is that of its incident: decide there");
    }
    if (act.level() < 1 || act.level() > 4) {
      return OrderMachine.no(deed, "级别为 1 至 4", "a level is 1 to 4");
    }
    if (act.reason().isBlank()) {
      return OrderMachine.no(deed, "请说明改级别的原因", "say why it has another level");
    }
    return act.level() == order.matter().level()
        ? OrderMachine.no(deed, "级别已是 " + act.level() + " 级", "it has that level already")
        : new Done(deed, order.stage());
  }

  private static OrderFact split(Deed deed, Act.Split split, Stage stage) {
    return split.title().isBlank()
        ? OrderMachine.no(deed, "请说明分解出的工作", "say what the part is")
        : new Done(deed, stage);
  }

  private static OrderFact dispatch(OrderState order, Deed deed, Act.Dispatch act) {
    if (act.technician().isBlank()) {
      return OrderMachine.no(deed, "请指定人员", "name a technician");
    }
    if (order.stage() == Stage.NEW) {
      return OrderMachine.no(deed, "请先受理", "accept the order first");
    }
    boolean others = order.stage().inHand() && !act.technician().equals(order.technician());
    return others && !act.forced()
        ? OrderMachine.no(
            deed,
            order.technician() + " 正在处理，改派须强制",
            order.technician() + " has it in hand; give it to another by force only")
        : new Done(deed, others || !order.stage().inHand() ? Stage.DISPATCHED : order.stage());
  }

  private static OrderFact agreed(Deed deed, String by, Stage stage) {
    return by.isBlank() || by.equals(deed.by())
        ? OrderMachine.no(deed, "须由他人同意", "somebody else must agree to it")
        : new Done(deed, stage);
  }

  static OrderEdit done(OrderEdit edit, Act.Desk act) {
    return switch (act) {
      case Act.Dispatch dispatch -> edit.settled().of(dispatch.technician());
      case Act.Settle settle -> edit.settled();
      case Act.Fill fill -> edit.filled(fill.values());
      case Act.Answer answer -> answer.done() ? edit.mended(answer.words()) : edit;
      case Act.Reopen again -> edit.good(null).of(null);
      case Act.Report report -> edit;
      case Act.Grade grade -> edit.graded(grade.level());
      case Act.Suspend suspend -> edit.suspended(true);
      case Act.Unsuspend() -> edit.suspended(false);
      case Act.Supervise() -> edit.watched();
      case Act.Urge urge -> edit.urged();
      case Act.Extend extend -> edit.until(extend.until());
      case Act.Join join -> edit.helped(join.helper());
      case Act.Unjoin leave -> edit.alone(leave.helper());
      case Act.Accept() -> edit;
      case Act.Confirm confirm -> edit;
      case Act.Split split -> edit;
      case Act.Cancel cancel -> edit;
    };
  }
}
