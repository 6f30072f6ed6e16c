package org.gengfu.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Least, middle and greatest of several rounds. */
record Spread(double least, double median, double greatest) {
  static Spread of(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("no rounds");
    }
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return new Spread(sorted[0], median, Arrays.stream(sorted).max().getAsDouble());
  }

  /** As a cell of a table: {@code median (least..greatest)}. */
  String cell(String format) {
    String pattern = format + " (" + format + "–" + format + ")";
    return String.format(Locale.ROOT, pattern, median, least, greatest);
  }
}
