package org.gengfu.core.stock;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a device in service may need, and how soon.
 *
 * @param device its node
 * @param item the contract item that wants it covered; empty for none
 * @param site where it stands
 * @param skus kinds of part that would do, substitutes among them; empty when nobody said
 * @param windowMillis the contract's time from the fault until the part is in
 * @param swapMillis how long the exchange takes on the spot
 * @param tested true when only a part counts that was tested
 */
public record Need(
    String device,
    String item,
    String site,
    SortedSet<String> skus,
    long windowMillis,
    long swapMillis,
    boolean tested) {
  public Need {
    skus = Collections.unmodifiableSortedSet(new TreeSet<>(skus));
  }
}
