package org.gengfu.core.dispatch;

import java.util.List;

/**
 * What weighs how much.
 *
 * @param weights of an order of level 1, 2, 3 and 4
 * @param freezeMillis whoever would begin within this is not moved lightly
 * @param retimeMillis a begin that moves by more than this counts as moved
 * @param nearestWarehouses of how many warehouses that have the part, the nearest to the order, one
 *     is chosen
 */
public record DispatchRules(
    List<Integer> weights, long freezeMillis, long retimeMillis, int nearestWarehouses) {
  /** The usual ones. */
  public static final DispatchRules USUAL =
      new DispatchRules(List.of(27, 9, 3, 1), 3_600_000, 900_000, 4);

  public DispatchRules {
    weights = List.copyOf(weights);
    if (weights.size() != 4 || nearestWarehouses < 1) {
      throw new IllegalArgumentException("four weights, and at least one warehouse");
    }
  }
}
