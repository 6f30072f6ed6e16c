package org.gengfu.center.camera;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gengfu.core.availability.Evidence;
import org.gengfu.core.availability.Exclusion;
import org.gengfu.core.availability.RangeFact;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.report.ReportCalendar;

/** Where looks on both sides are needed. Any thread. */
final class EvidenceCuts {
  private EvidenceCuts() {}

  /** Every instant at which something other than a look begins or ends. */
  static long[] of(TimeRange range, Evidence beside, ZoneId zone) {
    Set<Long> cuts = new TreeSet<>();
    for (List<? extends RangeFact> facts :
        List.of(beside.service(), beside.doubts(), beside.backfills(), beside.attributions())) {
      facts.forEach(fact -> add(cuts, fact.range()));
    }
    for (Exclusion exclusion : beside.exclusions()) {
      add(cuts, exclusion.asked());
      exclusion
          .rulings()
          .forEach(ruling -> {
            TimeRange granted = ruling.granted();
            if (granted != null) {
              add(cuts, granted);
            }
          });
    }
    add(cuts, range);
    LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(range.fromMillis()), zone);
    for (int i = 0; i <= ReportCalendar.MAX_PARTS; i++) {
      long midnight = day.plusDays(i).atStartOfDay(zone).toInstant().toEpochMilli();
      if (midnight > range.toMillis()) {
        break;
      }
      cuts.add(midnight);
    }
    return cuts.stream().mapToLong(Long::longValue).toArray();
  }

  private static void add(Set<Long> cuts, TimeRange range) {
    cuts.add(range.fromMillis());
    cuts.add(range.toMillis());
  }
}
