package org.gengfu.core.availability.report;

import java.util.Map;
import java.util.TreeMap;
import org.gengfu.core.availability.ExclusionReason;
import org.gengfu.core.availability.Root;
import org.gengfu.core.availability.Tally;
import org.gengfu.core.availability.TimeSheet;

/** Adds up devices' time sheets into one row. Used within one call. */
final class RowCounter {
  private final TreeMap<String, Long> downByParty = new TreeMap<>();
  private final TreeMap<Root, Long> downByRoot = new TreeMap<>();
  private final TreeMap<ExclusionReason, Long> excused = new TreeMap<>();
  private Tally tally = Tally.NONE;
  private Tally weighted = Tally.NONE;
  private long excusedDown;
  private long resolution;
  private int inService;
  private int hadDown;

  /**
   * Adds one device; to be called once for each.
   *
   * @param sheet its time in this row's span
   */
  void add(Subject subject, TimeSheet sheet) {
    Tally added = sheet.tally();
    tally = tally.plus(added);
    weighted = weighted.plus(subject.weight() == 1 ? added : added.times(subject.weight()));
    inService += added.total() > added.out() ? 1 : 0;
    hadDown += added.down() > 0 ? 1 : 0;
    long ownDown = added.down();
    for (Map.Entry<Root, Long> entry : sheet.downByRoot().entrySet()) {
      downByRoot.merge(entry.getKey(), entry.getValue(), Long::sum);
      downByParty.merge(entry.getKey().party(), entry.getValue(), Long::sum);
      ownDown -= entry.getValue();
    }
    if (ownDown > 0) {
      downByParty.merge(subject.party(), ownDown, Long::sum);
    }
    sheet.excused().forEach((reason, millis) -> excused.merge(reason, millis, Long::sum));
    excusedDown += sheet.excusedDownMillis();
    resolution = Math.max(resolution, sheet.resolutionMillis());
  }

  ReportRow row(String group, ReportSpan span) {
    return new ReportRow(
        group,
        span,
        tally,
        weighted,
        inService,
        hadDown,
        downByParty,
        downByRoot,
        excused,
        excusedDown,
        resolution);
  }
}
