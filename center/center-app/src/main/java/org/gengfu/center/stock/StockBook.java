package org.gengfu.center.stock;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gengfu.core.stock.Place;
import org.gengfu.core.stock.SkuBook;
import org.gengfu.core.stock.StockState;

/**
 * The stock as it is committed. Never changes; any thread.
 *
 * @param places that were entered, by id
 */
public record StockBook(StockState state, SkuBook skus, SortedMap<String, Place> places) {
  /** A house without parts. */
  public static final StockBook EMPTY =
      new StockBook(StockState.EMPTY, SkuBook.EMPTY, new TreeMap<>());

  public StockBook {
    places = Collections.unmodifiableSortedMap(new TreeMap<>(places));
  }
}
