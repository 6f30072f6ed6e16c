package org.gengfu.center;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.gengfu.center.clock.SpareLead;
import org.gengfu.center.stock.PartWay;

/** What a part takes, as the coverage that was worked out last has it. Any thread. */
record StockLead(Supplier<Map<String, PartWay>> ways) implements SpareLead {
  @Override
  public Optional<Takes> of(String node) {
    return Optional.ofNullable(ways.get().get(node))
        .map(way ->
            new Takes(
                way.serial(),
                way.placeName(),
                way.kept(),
                way.comesMillis(),
                way.swapMillis(),
                way.at()));
  }

  @Override
  public Object version() {
    return ways.get();
  }
}
