package org.gengfu.register;

/**
 * Something in a workbook that cannot be taken.
 *
 * @param row the sheet's row, from 1; 0 for the workbook as a whole
 * @param column letters of the column, such as {@code AB}; empty for the whole row
 * @param head what stands above the column in the row of heads, shortened; empty without a column,
 *     and when nothing does
 * @param value what stands there, shortened; empty when nothing does
 * @param code what kind of problem it is
 * @param problem what is wrong, for people
 * @param advice what to do, for people
 */
public record RegisterError(
    int row,
    String column,
    String head,
    String value,
    RegisterProblem code,
    Words problem,
    Words advice) {
  /** Longest value that is shown. */
  static final int MAX_VALUE = 60;

  public RegisterError {
    head = shortened(head);
    value = shortened(value);
  }

  private static String shortened(String text) {
    if (text.length() <= MAX_VALUE) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(MAX_VALUE - 2)) ? MAX_VALUE - 2 : MAX_VALUE - 1;
    return text.substring(0, end) + "…";
  }
}
