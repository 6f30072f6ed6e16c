package org.gengfu.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * A table of a report, for a workbook and for pages alike. The rows are made while they are gone
 * through.
 *
 * @param name of the sheet, or of the section
 * @param rows how many there are
 */
record ReportTable(String name, List<Column> columns, long rows, Source source) {
  /** Where rows come from; each call begins anew. */
  interface Source {
    Stream<List<Cell>> stream();
  }
}
