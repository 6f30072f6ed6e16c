package org.gengfu.center.stock;

import java.util.List;
import org.gengfu.core.stock.Place;
import org.gengfu.core.stock.Sku;
import org.gengfu.core.stock.StockInput;
import org.gengfu.register.Words;

/**
 * What a workbook holds.
 *
 * @param problems with one of them nothing is taken over
 * @param more problems that were found beyond those
 */
public record StockList(
    List<StockImport.Row<Sku>> skus,
    List<StockImport.Row<Place>> places,
    List<StockImport.Row<StockInput.Receive>> parts,
    List<Problem> problems,
    int more) {
  /** The most rows of all sheets. */
  public static final int MOST_ROWS = 60_000;

  /** The most problems that are told one by one. */
  public static final int MOST_PROBLEMS = 1_000;

  public StockList {
    skus = List.copyOf(skus);
    places = List.copyOf(places);
    parts = List.copyOf(parts);
    problems = List.copyOf(problems);
  }

  /**
   * Something that cannot be taken.
   *
   * @param row from 1; 0 for the file as a whole
   * @param column letters; empty for the whole row
   * @param heading what stands above it
   * @param value what stands in it
   */
  public record Problem(
      String sheet,
      int row,
      String column,
      String heading,
      String value,
      Words problem,
      Words advice) {}
}
