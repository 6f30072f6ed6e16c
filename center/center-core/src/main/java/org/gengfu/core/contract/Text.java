package org.gengfu.core.contract;

/**
 * A text for people.
 *
 * @param zh in Chinese
 * @param en in English
 */
public record Text(String zh, String en) {
  /** Nothing is said. */
  public static final Text NONE = new Text("", "");

  /** True when neither language says anything. */
  public boolean isEmpty() {
    return zh.isEmpty() && en.isEmpty();
  }
}
