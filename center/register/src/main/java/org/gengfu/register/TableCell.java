package org.gengfu.register;

/**
 * What stands in a cell of any sheet.
 *
 * @param kind what it is to the spreadsheet
 * @param text what a person sees there, about; a day as {@code 2026-01-31}
 */
public record TableCell(Kind kind, String text) {
  /** What a cell can hold. */
  public enum Kind {
    TEXT,
    NUMBER,
    DAY,
    LOGICAL,
    /** An error value, or something that is no value of its type. */
    BROKEN,
    FORMULA
  }
}
