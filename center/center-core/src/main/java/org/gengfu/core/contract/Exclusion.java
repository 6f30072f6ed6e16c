package org.gengfu.core.contract;

import java.util.Set;

/**
 * What a contract does not cover.
 *
 * @param causes causes of damage, as orders name them, e.g. {@code flood}; empty for any
 * @param devices which devices
 * @param items items that it holds for; empty for all of the contract
 */
public record Exclusion(
    String id, Text text, Set<String> causes, DeviceSelector devices, Set<String> items) {
  public Exclusion {
    causes = Set.copyOf(causes);
    items = Set.copyOf(items);
  }

  /**
   * True when it takes a repair out of the contract.
   *
   * @param cause what an order found, empty while nobody knows
   */
  public boolean excludes(String item, NodeFacts node, String cause) {
    return (items.isEmpty() || items.contains(item))
        && (causes.isEmpty() || causes.contains(cause))
        && devices.fits(node);
  }
}
