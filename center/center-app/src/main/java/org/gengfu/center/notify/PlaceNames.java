package org.gengfu.center.notify;

/** Says a place as people say it. Any thread. */
@FunctionalInterface
public interface PlaceNames {
  /**
   * The name of a place in Chinese; the ids when nobody gave it a name.
   *
   * @param site its id, {@code -} for nowhere known
   * @param room its id, {@code -} for nowhere known
   */
  String of(String site, String room);
}
