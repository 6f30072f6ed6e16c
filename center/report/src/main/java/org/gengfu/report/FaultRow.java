package org.gengfu.report;

import org.gengfu.core.availability.Root;
import org.gengfu.core.availability.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of counted downtime of one camera; all of a camera's together are its downtime.
 *
 * @param root where it came from, null when that is not known
 * @param party who answers for it
 * @param backfilled true when it was learned later, of time in which nobody looked
 * @param began true when it began before the period
 * @param goesOn true when it had not ended at the period's end, or when the report was known
 * @param resolutionMillis how much earlier it may have begun
 * @param evidence id of the first piece of evidence, empty when there is none
 * @param moreEvidence how many more there are
 */
public record FaultRow(
    CameraFile camera,
    TimeRange range,
    @Nullable Root root,
    String party,
    boolean backfilled,
    boolean began,
    boolean goesOn,
    long resolutionMillis,
    String evidence,
    int moreEvidence) {}
