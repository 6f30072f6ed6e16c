package org.gengfu.profile;

/**
 * Hints for screens.
 *
 * @param order place among the points, lower first; 10000 when nothing is said
 * @param widget {@code value}, {@code gauge}, {@code switch}, {@code bar}, {@code text}, {@code
 *     hidden}, or empty
 * @param decimals digits shown after the point, -1 for as many as the value has
 * @param unit UCUM code shown instead of the stored unit, empty for the same
 * @param icon name of a picture, empty for none
 */
public record Display(int order, String widget, int decimals, String unit, String icon) {
  /** Nothing is said. */
  public static final Display PLAIN = new Display(10_000, "", -1, "", "");
}
