package org.gengfu.center.dispatch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gengfu.center.dispatch.OrderAsking.Wanted;
import org.gengfu.core.dispatch.Problem;
import org.gengfu.core.dispatch.Warehouse;
import org.gengfu.core.dispatch.Window;
import org.gengfu.core.stock.Part;
import org.gengfu.core.stock.Place;
import org.gengfu.core.travel.WeekHours;

/**
 * Counts free parts of the kinds that orders want, where they lie. Of kinds for which an order
 * wants tested ones only such count. Never changes; any thread.
 */
final class StoreAsking {
  private final Outlook outlook;
  private final Ways ways;
  private final SortedMap<String, TreeMap<String, List<String>>> lying = new TreeMap<>();
  private final Set<String> fixed = new HashSet<>();

  StoreAsking(Outlook outlook, Ways ways, Collection<Wanted> all) {
    this.outlook = outlook;
    this.ways = ways;
    Map<String, Boolean> tested = new HashMap<>();
    for (Wanted each : all) {
      Part kept = each.kept();
      if (kept != null) {
        fixed.add(kept.place());
      } else {
        each.asked().skus().forEach(sku -> tested.merge(sku, each.tested(), Boolean::logicalOr));
      }
    }
    for (String sku : new TreeSet<>(tested.keySet())) {
      for (Part part : outlook.stock().state().free(sku)) {
        boolean ready = outlook.stock().skus().isReady(part, outlook.nowMillis());
        if (ready || !tested.getOrDefault(sku, false)) {
          List<String> serials =
              lying
                  .computeIfAbsent(part.place(), place -> new TreeMap<>())
                  .computeIfAbsent(sku, kind -> new ArrayList<>());
          serials.add(ready ? 0 : serials.size(), part.serial());
        }
      }
    }
  }

  /** Serial numbers of the free parts of a kind at a place; tested ones first. */
  List<String> serials(String place, String sku) {
    return lying.getOrDefault(place, new TreeMap<>()).getOrDefault(sku, List.of());
  }

  /** How many free parts of each kind lie at a place. */
  SortedMap<String, Integer> counts(String place) {
    SortedMap<String, Integer> counts = new TreeMap<>();
    lying
        .getOrDefault(place, new TreeMap<>())
        .forEach((sku, serials) -> counts.put(sku, serials.size()));
    return counts;
  }

  /**
   * Warehouses and sites where something of it lies; of more than the planner takes those where
   * something is kept already, then those with most kinds.
   */
  List<Warehouse> warehouses() {
    Set<String> ids = new TreeSet<>(lying.keySet());
    ids.addAll(fixed);
    return ids.stream()
        .map(outlook.places().places()::get)
        .filter(place -> place != null && place.kind() != Place.Kind.VEHICLE)
        .sorted(
            Comparator.comparing((Place place) -> !fixed.contains(place.id()))
                .thenComparing(place -> -counts(place.id()).size())
                .thenComparing(Place::id))
        .limit(Problem.MOST_WAREHOUSES)
        .map(this::warehouse)
        .toList();
  }

  private Warehouse warehouse(Place place) {
    long now = outlook.nowMillis();
    WeekHours hours = place.hours();
    List<Window> open =
        hours.spans().isEmpty() ? List.of() : Hours.windows(hours, now, outlook.zone());
    long first = open.isEmpty() ? now : open.getFirst().fromMillis();
    OptionalLong leaves = outlook.places().leaves(place.id(), first);
    long handling = leaves.isPresent() ? Math.max(0, leaves.getAsLong() - first) : 0;
    return new Warehouse(ways.spot(place.id(), place.point()), open, counts(place.id()), handling);
  }
}
