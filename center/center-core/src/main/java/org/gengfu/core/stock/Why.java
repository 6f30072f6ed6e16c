package org.gengfu.core.stock;

/**
 * A reason, for people.
 *
 * @param zh in Chinese
 * @param en in English
 */
public record Why(String zh, String en) {
  /** Both texts with this behind them. */
  Why then(Why more) {
    return new Why(zh + more.zh, en + more.en);
  }
}
