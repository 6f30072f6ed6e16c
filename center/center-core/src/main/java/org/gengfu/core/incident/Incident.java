package org.gengfu.core.incident;

import java.util.HexFormat;

/**
 * One matter for the operator: a cause and what hangs on it. Its members are the episodes of the
 * tree of causes below its root.
 *
 * @param id hash of the key and event time of the alarm that opened it; shown as 16 hexadecimal
 *     digits
 * @param root number of the root's episode
 * @param openedMillis event time of the alarm that opened it
 * @param residualOf of what outlasted its cause: the incident of that cause; else 0
 * @param resolvedMillis since when nothing of it lasts, event time; {@link #OPEN} while it is open
 */
public record Incident(
    long id, long root, long openedMillis, long residualOf, long resolvedMillis) {
  /** Resolution time of an open incident. */
  public static final long OPEN = Long.MIN_VALUE;

  /** True while something of it lasts. */
  public boolean open() {
    return resolvedMillis == OPEN;
  }

  /** The id as it is shown and stored. */
  public String name() {
    return name(id);
  }

  /** An id as it is shown and stored. */
  public static String name(long id) {
    return HexFormat.of().toHexDigits(id);
  }

  Incident rooted(long episode) {
    return new Incident(id, episode, openedMillis, residualOf, resolvedMillis);
  }

  Incident resolved(long teMillis) {
    return new Incident(id, root, openedMillis, residualOf, teMillis);
  }

  /** Order of age: which of two keeps its id when they become one. */
  boolean olderThan(Incident other) {
    return openedMillis != other.openedMillis
        ? openedMillis < other.openedMillis
        : Long.compareUnsigned(id, other.id) < 0;
  }
}
