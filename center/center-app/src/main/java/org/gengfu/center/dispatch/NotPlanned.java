package org.gengfu.center.dispatch;

import java.util.Map;
import org.gengfu.core.order.OrderState;

/** Why an order has no place in a plan. */
final class NotPlanned {
  private NotPlanned() {}

  /**
   * Says it, in both languages.
   *
   * @param anybody true when there is a plan at all
   */
  static Map<String, String> why(OrderState order, boolean anybody) {
    if (!order.matter().carrier().isEmpty()) {
      return says(
          "由" + order.matter().carrier() + "维修，不派自有人员",
          "carried by " + order.matter().carrier() + ", not by our own people");
    }
    if (order.stage().ended()) {
      return says("工单" + order.stage().chinese(), "the order has ended");
    }
    if (!Outlook.isOurs(order)) {
      return says("此类工单由值班席处理，不自动派人", "the desk does orders of this kind; nobody is sent");
    }
    if (order.suspended()) {
      return says("工单已挂起", "the order stands");
    }
    if (order.stage().inHand()) {
      return says("工单" + order.stage().chinese() + "，不占用排班", "in hand, and takes no time now");
    }
    if (order.firstGoodMillis() != null) {
      return says("设备已恢复，等待技术员确认", "the device is well; its technician is to say so");
    }
    return anybody
        ? says("等待下一轮计算", "waits for the next round")
        : says(
            "没有登记技术员：在“人员”页登记后自动派单", "no technician is entered: enter some, and people are sent");
  }

  private static Map<String, String> says(String zh, String en) {
    return Map.of("zh", zh, "en", en);
  }
}
