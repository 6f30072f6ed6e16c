package org.gengfu.core.availability.report;

import org.gengfu.core.availability.AvailabilityPolicy;
import org.gengfu.core.availability.TimeRange;

/**
 * What a report is to say.
 *
 * @param measure which demand; the given samples must be judged by it
 * @param range the period
 * @param split into what the period is split
 * @param groupBy by what devices are grouped
 * @param calendar days, weeks and months of the contract
 * @param policy how the contract counts
 */
public record ReportRequest(
    Measure measure,
    TimeRange range,
    SpanKind split,
    Dimension groupBy,
    ReportCalendar calendar,
    AvailabilityPolicy policy) {}
