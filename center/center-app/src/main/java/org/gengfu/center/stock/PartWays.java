package org.gengfu.center.stock;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.gengfu.core.stock.Coverage;
import org.gengfu.core.stock.Need;
import org.gengfu.core.stock.Part;
import org.gengfu.core.stock.Place;
import org.gengfu.core.stock.PlaceBook;
import org.gengfu.core.stock.StockState;
import org.jspecify.annotations.Nullable;

/**
 * How long the nearest part takes to each device. A part that is kept for the device's order counts
 * before the free ones; once somebody has one in hand there is nothing to decide any more. Of
 * several parts that one device may need the longest way counts. Used once, by one thread.
 */
final class PartWays {
  private final PlaceBook places;
  private final Instant at;
  private final Map<String, PartWay> ways = new HashMap<>();
  private final Map<Coverage.Outcome, PartWay> shared = new IdentityHashMap<>();

  private PartWays(PlaceBook places, Instant at) {
    this.places = places;
    this.at = at;
  }

  /** By node; who gets no part has none. */
  static Map<String, PartWay> of(
      List<DeviceNeed> needs,
      Coverage coverage,
      StockState stock,
      Function<String, String> nodeOf,
      PlaceBook places,
      Instant at) {
    PartWays found = new PartWays(places, at);
    Map<String, Part> kept = new HashMap<>();
    Set<String> taken = new HashSet<>();
    stock
        .held()
        .keys()
        .forEach(held -> {
          Part part = stock.part(held.serial());
          String node = part == null ? "" : nodeOf.apply(held.order());
          if (part != null && part.state() == Part.State.ISSUED) {
            taken.add(node);
          } else if (part != null) {
            kept.putIfAbsent(node, part);
          }
        });
    for (int i = 0; i < needs.size(); i++) {
      Need need = needs.get(i).need();
      if (!taken.contains(need.device())) {
        found.add(need, kept.get(need.device()), coverage.answers().get(i).outcome());
      }
    }
    return Map.copyOf(found.ways);
  }

  private void add(Need need, @Nullable Part kept, Coverage.Outcome free) {
    PartWay way =
        kept != null && need.skus().contains(kept.sku())
            ? way(need, kept.serial(), kept.place(), true, in(kept.place(), need))
            : free(need, free);
    if (way != null) {
      ways.merge(
          need.device(),
          way,
          (known, next) -> next.takesMillis() > known.takesMillis() ? next : known);
    }
  }

  private OptionalLong in(String place, Need need) {
    OptionalLong there = Coverage.in(place, need.site(), places, at.toEpochMilli());
    return there.isEmpty() ? there : OptionalLong.of(there.getAsLong() + need.swapMillis());
  }

  /** Devices with the same need have one answer together. */
  private @Nullable PartWay free(Need need, Coverage.Outcome outcome) {
    String serial = outcome.serial();
    if (serial == null) {
      return null;
    }
    PartWay known = shared.get(outcome);
    if (known != null) {
      return known;
    }
    PartWay way = way(need, serial, outcome.from(), false, outcome.inMillis());
    if (way != null) {
      shared.put(outcome, way);
    }
    return way;
  }

  private @Nullable PartWay way(
      Need need, String serial, String place, boolean kept, OptionalLong in) {
    if (in.isEmpty()) {
      return null;
    }
    Place known = places.places().get(place);
    long comes = in.getAsLong() - at.toEpochMilli() - need.swapMillis();
    String name = known == null || known.name().isEmpty() ? place : known.name();
    return new PartWay(serial, place, name, kept, comes, need.swapMillis(), at);
  }
}
