package org.gengfu.report;

import org.gengfu.core.availability.Ratio;

/** What stands in one place of a report's table: still a value, not yet text. */
sealed interface Cell {
  /** Nothing. */
  Cell NONE = new Text("");

  /** Words that are likely to come again. */
  record Text(String text) implements Cell {}

  /** Words that are likely to come once: an id, a remark. */
  record Code(String text) implements Cell {}

  /** A whole number: milliseconds, devices. */
  record Count(long value) implements Cell {}

  /** Time of devices, milliseconds. */
  record Span(long millis) implements Cell {}

  /** A share. */
  record Percent(Ratio ratio) implements Cell {}

  /** An instant, milliseconds since 1970-01-01 UTC. */
  record Moment(long millis) implements Cell {}
}
