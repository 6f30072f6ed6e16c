package org.gengfu.core.contract;

/** A promise that holds for a device, and the item that it stands in. */
public record Bound(Held held, Commitment commitment) {
  /** {@code contract/item/commitment}. */
  public String id() {
    return held.contract().id() + "/" + commitment.id();
  }
}
