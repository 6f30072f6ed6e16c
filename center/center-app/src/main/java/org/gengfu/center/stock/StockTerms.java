package org.gengfu.center.stock;

import java.time.Instant;
import java.util.Optional;
import org.gengfu.core.stock.Logistics;
import org.jspecify.annotations.Nullable;

/** What decides about parts beside the parts themselves. Any thread; never blocks. */
interface StockTerms {
  /** The ways between places as they are now. */
  Logistics ways();

  /** True for a place where a part may lie. */
  boolean isPlace(String id);

  /** The strictest duty for a node of the field, by the contract that holds at an instant. */
  Optional<Duty> duty(String node, Instant at);

  /** What a node of the field cost, in hundredths; null when nobody said. */
  @Nullable Long priceCents(String node);

  /** The part that a node would need, by its site and its kinds; empty when nobody knows. */
  Optional<DeviceNeed> need(String node, Instant at);
}
