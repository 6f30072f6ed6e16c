package org.gengfu.center.stock;

import java.time.Instant;

/**
 * What the part that would be in first takes to one device, as the coverage that was worked out
 * last has it: by the tables of ways and exchanges, at its hour.
 *
 * @param serial number of that part
 * @param place id of where it lies
 * @param placeName what that is called; the id where nobody named it
 * @param kept true when it is kept for the device's order already
 * @param comesMillis from the call until it is at the site: opening, handing out, the way
 * @param swapMillis the exchange on the spot
 * @param at when it was worked out
 */
public record PartWay(
    String serial,
    String place,
    String placeName,
    boolean kept,
    long comesMillis,
    long swapMillis,
    Instant at) {
  /** From the call until the part is in. */
  public long takesMillis() {
    return comesMillis + swapMillis;
  }
}
