package org.gengfu.report;

/**
 * A column of a report's table.
 *
 * @param title in the report's language
 * @param width in a workbook, in characters
 * @param share of a page's width, 0 to leave it out there
 * @param figures true when its cells stand to the right
 */
record Column(String title, int width, double share, boolean figures) {
  static Column text(String title, int width, double share) {
    return new Column(title, width, share, false);
  }

  static Column figures(String title, int width, double share) {
    return new Column(title, width, share, true);
  }
}
