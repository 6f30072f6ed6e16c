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
 * @param joins the second of the crew that gets it, who is to help from now on, or null
 * @param leaves the second of the crew that had it, who helps no longer, or null
 */
record Gift(
    String order,
    long revision,
    @Nullable String technician,
    boolean accepts,
    @Nullable String serial,
    List<String> releases,
    @Nullable String joins,
    @Nullable String leaves) {
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
      String second = asked.outlook().roster().second(place.technician());
      String crewed = asked.outlook().marks(order.id()).crewed();
      boolean same = java.util.Objects.equals(second, crewed);
      String joins = same || second == null || order.helpers().contains(second) ? null : second;
      String leaves = same ? null : crewed;
      if (!stays || serial != null || joins != null || leaves != null) {
        gifts.add(
            new Gift(
                order.id(),
                order.revision(),
                stays ? null : place.technician(),
                order.stage() == Stage.NEW,
                serial,
                wanted.kept() == null && serial(stays, serial) ? reserved(asked, order) : List.of(),
                joins,
                leaves));
      }
    }
    return gifts;
  }

  /** A change of who helps alone lets no part go. */
  private static boolean serial(boolean stays, @Nullable String serial) {
    return !stays || serial != null;
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
