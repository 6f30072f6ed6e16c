package org.gengfu.center.inspection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gengfu.center.notify.PlaceNames;
import org.gengfu.core.inspection.CheckItem;
import org.gengfu.core.inspection.Round;
import org.gengfu.core.inspection.Stop;
import org.gengfu.core.order.OrderKind;
import org.gengfu.core.order.OrderMatter;
import org.gengfu.core.order.Work;
import org.jspecify.annotations.Nullable;

/** How a round and its order speak of the same things. Stateless; any thread. */
final class RoundOrder {
  /** The most answers of a round's order; a round that needs more is made in several pieces. */
  static final int MOST_ANSWERS = Work.MOST_ANSWERS;

  /** What phones say of a check. */
  static final String GOOD = "正常";

  /** The same. */
  static final String BAD = "异常";

  private static final int LEVEL = 4;
  private static final int MOST_WAY = 1_000;
  private static final Map<String, String> CHECKS =
      Map.of(
          GOOD,
          CheckItem.OK,
          BAD,
          CheckItem.BAD,
          CheckItem.OK,
          CheckItem.OK,
          CheckItem.BAD,
          CheckItem.BAD);

  private RoundOrder() {}

  /** A step of the order's checklist: an item at a stop. */
  record Step(String id, Stop stop, CheckItem item) {}

  /** The steps of a round's order, stop by stop along the way. */
  static List<Step> steps(Round round) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < round.stops().size(); i++) {
      Stop stop = round.stops().get(i);
      for (CheckItem item : round.checklist()) {
        if (item.about(stop)) {
          steps.add(new Step((i + 1) + "." + item.id(), stop, item));
        }
      }
    }
    return steps;
  }

  /** An answer of a phone as the item wants it; null when it is none of its kind. */
  static @Nullable String value(CheckItem item, String said) {
    String value = said.strip();
    if (item.kind() == CheckItem.Kind.CHECK) {
      value = CHECKS.getOrDefault(value, value);
    }
    return item.fault(value).isEmpty() ? value : null;
  }

  /** A value as phones say it. */
  static String said(CheckItem item, String value) {
    return item.kind() != CheckItem.Kind.CHECK ? value : value.equals(CheckItem.OK) ? GOOD : BAD;
  }

  /** What the order of a round is about. */
  static OrderMatter matter(RoundFile file, PlaceNames places) {
    Stop first = file.round().stops().getFirst();
    String number = file.id().substring(file.id().indexOf('@') + 1);
    boolean one = file.round().stops().size() == 1;
    return new OrderMatter(
        OrderKind.INSPECTION,
        file.name().zh() + " " + number,
        file.name().en() + " " + number,
        "",
        one ? first.node() : "",
        "",
        file.site(),
        LEVEL,
        file.item(),
        "",
        "",
        way(file.round(), places),
        false);
  }

  /** The places of a round in the order of the way. */
  static String way(Round round, PlaceNames names) {
    List<String> places = new ArrayList<>();
    for (Stop stop : round.stops()) {
      String place = stop.site().isEmpty() ? stop.name().zh() : names.of(stop.site(), "-");
      if (places.isEmpty() || !places.getLast().equals(place)) {
        places.add(place);
      }
    }
    String way = "路线：" + String.join(" → ", places);
    return way.length() <= MOST_WAY ? way : way.substring(0, MOST_WAY - 1) + "…";
  }
}
