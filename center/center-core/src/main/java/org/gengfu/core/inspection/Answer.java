package org.gengfu.core.inspection;

import java.time.Instant;

/**
 * What was found of one item at one stop. A later one of the same item and stop takes its place.
 *
 * @param value as {@link CheckItem#kind()} wants it
 * @param measure what was done about it; an abnormal one needs it
 * @param by who says so, {@link #TELEMETRY} when nobody but the device did
 * @param at when it was seen
 */
public record Answer(
    String node, String item, String value, String measure, String by, Instant at) {
  /** Who says what was filled in from telemetry. */
  public static final String TELEMETRY = "telemetry";

  /** True when no person said it. */
  public boolean filled() {
    return by.equals(TELEMETRY);
  }

  /** Where it stands in a round. */
  public Key key() {
    return new Key(node, item);
  }

  /** An item at a stop. */
  public record Key(String node, String item) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int first = node.compareTo(other.node);
      return first != 0 ? first : item.compareTo(other.item);
    }
  }
}
