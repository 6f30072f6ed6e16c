package org.gengfu.core.stock;

import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;

/** Which free part an order should get. Pure. */
public final class StockChoice {
  private StockChoice() {}

  /**
   * The part that would be at a site first. Of those that cannot be brought there, as nobody knows
   * the way, the first by number; a tested one goes before others that are as near.
   *
   * @param wanted kinds that would do
   * @param site where it is needed; empty when nobody knows
   * @param tested true when only tested ones will do
   */
  public static Optional<Part> nearest(
      StockState stock,
      SkuBook skus,
      Collection<String> wanted,
      String site,
      boolean tested,
      Logistics ways,
      long atMillis) {
    Part best = null;
    long soonest = Long.MAX_VALUE;
    boolean ready = false;
    for (String sku : wanted) {
      for (Part part : stock.free(sku)) {
        boolean isReady = skus.isReady(part, atMillis);
        if (tested && !isReady) {
          continue;
        }
        OptionalLong in = Coverage.in(part.place(), site, ways, atMillis);
        long at = in.orElse(Long.MAX_VALUE);
        if (best == null || at < soonest || (at == soonest && isReady && !ready)) {
          best = part;
          soonest = at;
          ready = isReady;
        }
      }
    }
    return Optional.ofNullable(best);
  }
}
