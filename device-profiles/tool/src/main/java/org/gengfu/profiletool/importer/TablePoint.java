package org.gengfu.profiletool.importer;

/**
 * One row of a register table, its cells understood as far as they can be without the other rows.
 *
 * @param row where it stands
 * @param table {@code holding} and the like, or empty when nothing says it
 */
record TablePoint(
    TableRow row,
    AddressText address,
    String table,
    TypeText type,
    String zh,
    String en,
    UnitWords.Unit unit,
    String access,
    String range,
    String notes) {

  /** What the row is called in the report. */
  String shown() {
    return zh.isEmpty() ? en : zh;
  }

  boolean writeOnly() {
    return access.matches("(?i)w|wo|只写|write|write ?only");
  }

  boolean writable() {
    return access.matches("(?i)r ?[/&,、]? ?w.*|w ?/ ?r|读写.*|读/写.*|可读可?写.*|read.?write.*|06.*|16.*");
  }
}
