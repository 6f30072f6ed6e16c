package org.gengfu.center.notify;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.gengfu.core.order.OrderState;
import org.gengfu.notify.Language;
import org.gengfu.notify.NotifyPolicy;

/**
 * Says an order to one person in one short message: 70 characters of Chinese, or 160 of ASCII; two
 * messages where a long address of the pages leaves no room. Never changes; any thread.
 */
final class OrderWords {
  /** Characters of one short message in UCS-2 (3GPP TS 23.040, 9.2.3.24). */
  static final int ONE = 70;

  /** Characters of two, each with its header. */
  static final int TWO = 134;

  /** Characters of one in the alphabet of 7 bits. */
  static final int ASCII = 160;

  /** Less room for place and matter says nothing. */
  private static final int LEAST = 12;

  private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter LATER =
      DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

  private final NotifyPolicy policy;
  private final PlaceNames places;

  /** What became of an order for somebody. */
  enum News {
    /** It is his. */
    ORDER("派单", "order"),
    /** He helps. */
    HELP("协办", "help with"),
    /** Somebody asks to hurry. */
    URGE("催办", "hurry with"),
    /** Somebody above watches it. */
    SUPERVISE("督办", "watched from above:"),
    /** He has set out, and the device is well by telemetry. */
    WELL("设备已恢复正常", "the device is well:"),
    /** It is well by itself, and he had not set out. */
    HEALED("已自行恢复，不用去了：", "well by itself, do not go:"),
    /** Another one has it now. */
    AWAY("改派他人，不用去了：", "given to another, do not go:"),
    /** Others do it without him. */
    RELEASED("不再协办，不用去了：", "your help is not needed, do not go:"),
    /** Nobody is to do it. */
    CANCELLED("已取消，不用去了：", "cancelled, do not go:");

    private final String zh;
    private final String en;

    News(String zh, String en) {
      this.zh = zh;
      this.en = en;
    }

    /** True when there is something to do. */
    boolean todo() {
      return switch (this) {
        case ORDER, HELP, URGE, SUPERVISE, WELL -> true;
        case HEALED, AWAY, RELEASED, CANCELLED -> false;
      };
    }

    /** As the phone's worker knows it. */
    String kind() {
      return todo() || this == HEALED ? name().toLowerCase(Locale.ROOT) : "off";
    }
  }

  OrderWords(NotifyPolicy policy, PlaceNames places) {
    this.policy = policy;
    this.places = places;
  }

  /** Address of the order on the phone; empty where pages are not served by https. */
  String link(OrderState order) {
    String pages = policy.pages();
    return pages.startsWith("https://") ? pages + "/m/order/" + order.id() : "";
  }

  /** One line: what, which order, where. */
  String title(News news, OrderState order) {
    return String.join(" ", head(news, order), order.id(), where(order), what(order))
        .strip()
        .replaceAll(" +", " ");
  }

  /** All of it; the number of the order stands in the link where there is one. */
  String text(News news, OrderState order, Optional<Instant> due, Instant now) {
    String link = news.todo() ? link(order) : "";
    String head = link.isEmpty() ? head(news, order) + " " + order.id() : head(news, order);
    String until = news.todo() ? due.map(at -> until(at, now)).orElse("") : "";
    String foot = (until.isEmpty() ? "" : " " + until) + (link.isEmpty() ? "" : " " + link);
    String where = where(order);
    String what = what(order);
    boolean ascii = (head + where + what + foot).chars().allMatch(each -> each < 0x80);
    int most = ascii ? ASCII : ONE;
    int fixed = head.length() + foot.length() + 2;
    int room = most - fixed >= LEAST ? most - fixed : TWO - fixed;
    String short1 = cut(where, Math.max(room / 3, room - what.length()));
    String short2 = cut(what, Math.max(LEAST / 2, room - short1.length()));
    String all = head + " " + (short1.isEmpty() ? "" : short1 + " ") + short2 + foot;
    return all.strip();
  }

  private Language language() {
    return policy.orders().language();
  }

  private String head(News news, OrderState order) {
    int level = order.matter().level();
    return switch (language()) {
      case ZH -> news.todo() ? "一二三四".charAt(level - 1) + "级" + news.zh : news.zh;
      case EN -> news.todo() ? "Level " + level + " " + news.en : news.en;
    };
  }

  /** The place as people say it. */
  String where(OrderState order) {
    String site = order.matter().site();
    return site.isEmpty() ? "" : places.of(site, "-");
  }

  private String what(OrderState order) {
    return switch (language()) {
      case ZH -> order.matter().zh();
      case EN -> order.matter().en();
    };
  }

  private String until(Instant due, Instant now) {
    ZoneId zone = policy.zone();
    ZonedDateTime at = due.atZone(zone);
    boolean today = at.toLocalDate().equals(now.atZone(zone).toLocalDate());
    String time = (today ? TODAY : LATER).format(at);
    return switch (language()) {
      case ZH -> time + "前";
      case EN -> "due " + time;
    };
  }

  /** At most so many characters, never half of one. */
  private static String cut(String text, int most) {
    String line = text.strip().replaceAll("\\s+", " ");
    if (line.length() <= most) {
      return line;
    }
    int end = Math.max(0, most - 1);
    boolean half = end > 0 && Character.isHighSurrogate(line.charAt(end - 1));
    return line.substring(0, half ? end - 1 : end) + "…";
  }
}
