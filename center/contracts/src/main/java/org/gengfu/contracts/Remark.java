package org.gengfu.contracts;

import org.gengfu.core.contract.Text;

/**
 * What is to be said about a contract's text.
 *
 * @param file the file, or the sheet of a workbook
 * @param line 1 and up; the row of a sheet
 * @param column 1 and up; the column of a sheet
 * @param isError false for a warning: the contract may be used all the same
 */
public record Remark(String file, int line, int column, boolean isError, String code, Text text) {
  @Override
  public String toString() {
    return "%s:%d:%d: %s %s".formatted(file, line, column, code, text.en());
  }
}
