package org.gengfu.center.inspection;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is committed of rounds that may still be made. Never changes; any thread.
 *
 * @param rounds by id
 * @param since since when the center knows of plans that have something to look at
 * @param byOrder rounds by the number of their order
 */
record RoundBook(
    SortedMap<String, RoundFile> rounds,
    SortedMap<String, Instant> since,
    Map<String, String> byOrder) {
  static final RoundBook EMPTY = new RoundBook(new TreeMap<>(), new TreeMap<>(), Map.of());

  /** The round of an order. */
  Optional<RoundFile> ofOrder(String order) {
    @Nullable String round = byOrder.get(order);
    return round == null ? Optional.empty() : Optional.ofNullable(rounds.get(round));
  }
}
