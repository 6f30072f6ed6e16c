package org.gengfu.center.stock;

import java.time.Instant;
import java.util.List;
import org.gengfu.core.contract.NodeFacts;
import org.gengfu.core.stock.PurchaseRule;

/**
 * What a contract asks of the parts for a device.
 *
 * @param item {@code contract/item}
 * @param windowMillis from the fault until the part is in
 * @param tested true when only tested parts count
 * @param mediaStay true when storage media stay with the owner
 * @param purchase what is asked before a unit is bought in its place
 */
record Duty(
    String item, long windowMillis, boolean tested, boolean mediaStay, PurchaseRule purchase) {
  /** Who knows the duties for a device. Any thread. */
  interface Book {
    /** All of them at an instant, the shortest window first. */
    List<Duty> of(NodeFacts node, Instant at);

    /** Another object whenever the answers may be others. */
    Object version();
  }
}
