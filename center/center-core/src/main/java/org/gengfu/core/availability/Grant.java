package org.gengfu.core.availability;

/**
 * An approved exclusion. It excuses the instants of its own range and no other.
 *
 * @param exclusion who asked, for what, why
 * @param ruling who approved it, and when that was known
 */
public record Grant(Exclusion exclusion, Ruling ruling, TimeRange range) implements RangeFact {
  @Override
  public Known known() {
    return Known.since(ruling.recordedAtMillis());
  }
}
