package org.gengfu.register;

/**
 * Something in a workbook that cannot be taken.
 *
 * @param row the sheet's row, from 1; 0 for the workbook as a whole
 * @param column letters of the column, such as {@code AB}; empty for the whole row
 * @param value what stands there, shortened; empty when nothing does
 * @param code what kind of problem it is
 * @param problem what is wrong, for people
 * @param advice what to do, for people
 */
public record RegisterError(
    int row, String column, String value, RegisterProblem code, Words problem, Words advice) {
  /** Longest value that is shown. */
  static final int MAX_VALUE = 60;

  public RegisterError {
    if (value.length() > MAX_VALUE) {
      int end =
          Character.isHighSurrogate(value.charAt(MAX_VALUE - 2)) ? MAX_VALUE - 2 : MAX_VALUE - 1;
      value = value.substring(0, end) + "…";
    }
  }
}
