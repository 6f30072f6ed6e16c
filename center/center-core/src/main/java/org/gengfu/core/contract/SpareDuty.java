package org.gengfu.core.contract;

/**
 * What a contract asks of the parts for an item's devices.
 *
 * @param windowMillis so soon a part must be in the place of one that failed, all included; a part
 *     that lies farther away covers nothing
 * @param ownerKeepsMedia a storage medium that was taken out stays with the client
 * @param certificate a new unit may be bought only after the maker certified the end of the old one
 * @param priceCapped a new unit may not cost more than the old one did
 * @param tested a part counts only when it was tested and set up beforehand
 */
public record SpareDuty(
    long windowMillis,
    boolean ownerKeepsMedia,
    boolean certificate,
    boolean priceCapped,
    boolean tested) {
  public SpareDuty {
    if (windowMillis <= 0) {
      throw new IllegalArgumentException("a part cannot come within " + windowMillis + " ms");
    }
  }
}
