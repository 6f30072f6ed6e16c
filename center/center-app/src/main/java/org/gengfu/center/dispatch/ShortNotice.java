package org.gengfu.center.dispatch;

import java.time.Instant;
import java.util.List;
import org.gengfu.core.dispatch.Shortage;
import org.gengfu.core.dispatch.WhyText;
import org.gengfu.core.order.OrderState;
import org.gengfu.notify.Notice;

/** What people are told of an order for which no part can be there in time. */
final class ShortNotice {
  private ShortNotice() {}

  /**
   * The notice.
   *
   * @param pages address of the center's pages, empty when nobody said
   */
  static Notice of(OrderState order, Shortage shortage, Sayings sayings, String pages, Instant at) {
    String about = order.incident().isEmpty() ? order.id() : order.incident();
    return new Notice(
        about + "/order/" + order.id() + "/part",
        order.matter().level(),
        order.matter().site(),
        order.matter().item(),
        order.matter().site(),
        order.matter().zh(),
        new Notice.Words(
            text(sayings.zh(), shortage, "备件来不及：", "；可以：", "；"),
            text(sayings.en(), shortage, "no part in time: ", "; you can: ", "; ")),
        order.id(),
        at,
        at,
        Notice.Words.NONE,
        pages.isEmpty() ? "" : pages + "/dispatch?order=" + order.id());
  }

  private static String text(
      WhyText words, Shortage shortage, String head, String can, String between) {
    List<String> advice = shortage.advice().stream().map(words::advice).toList();
    return head + words.shortage(shortage) + can + String.join(between, advice);
  }
}
