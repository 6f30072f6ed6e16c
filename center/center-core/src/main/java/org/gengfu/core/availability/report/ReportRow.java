package org.gengfu.core.availability.report;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gengfu.core.availability.ExclusionReason;
import org.gengfu.core.availability.Ratio;
import org.gengfu.core.availability.Root;
import org.gengfu.core.availability.Tally;

/**
 * One group in one span. All times in milliseconds of device time: two devices have two seconds in
 * every second.
 *
 * @param group id of the camera, site, district, owner or contract item; empty where none is set
 * @param tally by class
 * @param weighted the same, each device's time multiplied by its weight
 * @param inService devices that were in service at some instant
 * @param hadDown devices that were down at some instant that counts
 * @param downByParty downtime by who answers for it; sums up to {@code tally.down}
 * @param downByRoot downtime of known incidents by their root
 * @param excused excused time by reason; sums up to {@code tally.excluded}
 * @param excusedDownMillis excused time in which the devices were down
 * @param resolutionMillis the coarsest look that decided: an end of a stretch may be off by this
 */
public record ReportRow(
    String group,
    ReportSpan span,
    Tally tally,
    Tally weighted,
    int inService,
    int hadDown,
    SortedMap<String, Long> downByParty,
    SortedMap<Root, Long> downByRoot,
    SortedMap<ExclusionReason, Long> excused,
    long excusedDownMillis,
    long resolutionMillis) {
  public ReportRow {
    downByParty = Collections.unmodifiableSortedMap(new TreeMap<>(downByParty));
    downByRoot = Collections.unmodifiableSortedMap(new TreeMap<>(downByRoot));
    excused = Collections.unmodifiableSortedMap(new TreeMap<>(excused));
  }

  /** The rate that one party answers for; empty when nothing is known. */
  public Optional<Ratio> attributed(String party) {
    return tally.attributed(downByParty.getOrDefault(party, 0L));
  }
}
