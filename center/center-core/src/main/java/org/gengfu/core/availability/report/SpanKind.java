package org.gengfu.core.availability.report;

/** Into what a period is split. */
public enum SpanKind {
  /** From midnight to midnight. */
  DAY,
  /** From Monday to Sunday (ISO 8601). */
  WEEK,
  /** Of the calendar. */
  MONTH,
  /** Not split. */
  WHOLE
}
