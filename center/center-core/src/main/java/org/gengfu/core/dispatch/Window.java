package org.gengfu.core.dispatch;

/** From an instant to an instant, milliseconds of the epoch; the end does not belong to it. */
public record Window(long fromMillis, long toMillis) {
  public Window {
    if (toMillis <= fromMillis) {
      throw new IllegalArgumentException("a window must end after it begins");
    }
  }
}
