package org.gengfu.core.contract;

import org.gengfu.core.clock.Level;

/**
 * An item that holds a device.
 *
 * @param contract the contract's edition that the item stands in
 */
public record Held(ContractEdition contract, ContractItem item) {
  /** {@code contract/item}. */
  public String id() {
    return contract.id() + "/" + item.id();
  }

  /** The level of an event on the device. */
  public Level level(IncidentFacts incident) {
    return contract.level(item, incident);
  }
}
