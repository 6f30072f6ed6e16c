package org.gengfu.profile;

/**
 * The maker's document, standard or other source that a profile has its facts from.
 *
 * @param title document, edition, date; empty when none is named
 * @param page page, table or clause; empty when none is named
 */
public record Manual(String title, String page) {
  /** None is named. */
  public static final Manual NONE = new Manual("", "");
}
