package org.gengfu.center.stock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.gengfu.core.contract.ContractBook;
import org.gengfu.core.contract.Held;
import org.gengfu.core.contract.NodeFacts;
import org.gengfu.core.contract.SpareDuty;
import org.gengfu.core.stock.PurchaseRule;

/** The duties as contracts have them; a device that others repair needs none of our parts. */
final class ContractDuties implements Duty.Book {
  private final Supplier<ContractBook> contracts;

  /**
   * @param contracts those that are committed; any thread
   */
  ContractDuties(Supplier<ContractBook> contracts) {
    this.contracts = contracts;
  }

  @Override
  public List<Duty> of(NodeFacts node, Instant at) {
    List<Duty> found = new ArrayList<>();
    for (Held held : contracts.get().items(node, at)) {
      SpareDuty spare = held.item().spare();
      if (spare != null && held.item().repairs().isOurs()) {
        found.add(
            new Duty(
                held.id(),
                spare.windowMillis(),
                spare.tested(),
                spare.ownerKeepsMedia(),
                new PurchaseRule(spare.certificate(), spare.priceCapped())));
      }
    }
    found.sort(Comparator.comparingLong(Duty::windowMillis).thenComparing(Duty::item));
    return found;
  }

  @Override
  public Object version() {
    return contracts.get();
  }
}
