package org.gengfu.center.dispatch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.center.dispatch.OrderAsking.Wanted;
import org.gengfu.core.dispatch.Plan.Place;
import org.gengfu.core.order.OrderState;
import org.gengfu.core.order.Stage;
import org.gengfu.core.stock.Part;
import org.jspecify.annotations.Nullable;

/**
 * What is to be committed of a plan for one order.
 *
 * @param revision the order as it was when it was planned; a later one is planned anew
 * @param technician who gets it, or null when it stays with whom it is
 * @param accepts true when it must be accepted first
 * @param serial the part that is to be kept for it, or null for none
 * @param releases parts that were kept where who goes cannot fetch them
 */
record Gift(
    String order,
    long revision,
    @Nullable String technician,
    boolean accepts,
    @Nullable String serial,
    List<String> releases) {
  Gift {
    releases = List.copyOf(releases);
  }

  /** What a plan changes; nothing of what somebody has in hand. */
  static List<Gift> of(Planned planned) {
    Asked asked = planned.asked();
    Set<String> given = new HashSet<>();
    List<Gift> gifts = new ArrayList<>();
    for (Map.Entry<String, Place> each : planned.plan().places().entrySet()) {
      Wanted wanted = asked.wanted().get(each.getKey());
      if (wanted == null || wanted.order().stage().inHand()) {
        continue;
      }
      OrderState order = wanted.order();
      Place place = each.getValue();
      boolean stays =
          order.stage() == Stage.DISPATCHED && place.technician().equals(order.technician());
      String serial = wanted.kept() == null ? part(asked, place, given) : null;
      if (!stays || serial != null) {
        gifts.add(
            new Gift(
                order.id(),
                order.revision(),
                stays ? null : place.technician(),
                order.stage() == Stage.NEW,
                serial,
                wanted.kept() == null ? reserved(asked, order) : List.of()));
      }
    }
    return gifts;
  }

  /** The very part that the plan means, which no other order of the plan gets. */
  private static @Nullable String part(Asked asked, Place place, Set<String> given) {
    String source = place.stop().source();
    String sku = place.stop().sku();
    if (source == null || sku == null) {
      return null;
    }
    String lies = source;
    if (source.equals(place.technician())) {
      var who = asked.outlook().technicians().get(source);
      String vehicle = who == null ? null : who.vehicle();
      lies = vehicle == null ? source : vehicle;
    }
    for (String serial : asked.stores().serials(lies, sku)) {
      if (given.add(serial)) {
        return serial;
      }
    }
    return null;
  }

  private static List<String> reserved(Asked asked, OrderState order) {
    return asked.outlook().stock().state().of(order.id()).stream()
        .filter(part -> part.state() == Part.State.RESERVED)
        .map(Part::serial)
        .toList();
  }
}
