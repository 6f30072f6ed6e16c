package org.gengfu.notify;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Somebody, or a group, that is told.
 *
 * @param id its own
 * @param name for people
 * @param language of what it is told
 * @param addresses where it is reached, by channel: a number, a mail address; for a robot the
 *     number of the person to be called on, or {@code group}
 * @param quiet hours in which only level 1 reaches it, null for none
 */
public record Receiver(
    String id,
    String name,
    Language language,
    SortedMap<String, String> addresses,
    @Nullable Hours quiet) {
  public Receiver {
    addresses = Collections.unmodifiableSortedMap(new TreeMap<>(addresses));
  }
}
