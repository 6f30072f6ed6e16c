package org.gengfu.core.availability.report;

import org.gengfu.core.availability.TimeRange;

/**
 * A part of a period, with the name by which people know it.
 *
 * @param kind what kind of part
 * @param name 2026-11-22, 2026-W47, 2026-11, or both ends; a part that the period cuts off keeps
 *     its name
 */
public record ReportSpan(SpanKind kind, String name, TimeRange range)
    implements Comparable<ReportSpan> {
  @Override
  public int compareTo(ReportSpan other) {
    int byKind = kind.compareTo(other.kind);
    if (byKind != 0) {
      return byKind;
    }
    int byRange = range.compareTo(other.range);
    return byRange != 0 ? byRange : name.compareTo(other.name);
  }
}
