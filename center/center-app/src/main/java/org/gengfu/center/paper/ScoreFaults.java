package org.gengfu.center.paper;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.center.clock.ClockRow;
import org.gengfu.core.contract.ContractBook;
import org.gengfu.core.contract.Measure;
import org.gengfu.core.contract.ScoreEvent;
import org.gengfu.core.contract.Text;
import org.gengfu.core.contract.Work;

/**
 * The faults of a contract by its clocks of restoring, each with its length. One that a client told
 * of is one as well, unless the device itself had one at that time: then it is that one, told
 * twice. What else a client asks for is no fault. Pure; any thread.
 */
final class ScoreFaults {
  private final ContractBook book;
  private final List<ClockRow> rows;
  private final Instant now;

  /**
   * @param rows clocks of one contract; those that are not of restoring are left out
   */
  ScoreFaults(ContractBook book, List<ClockRow> rows, Instant now) {
    this.book = book;
    this.rows = rows.stream().filter(row -> row.kind().equals("restore")).toList();
    this.now = now;
  }

  List<ScoreEvent> all() {
    List<ScoreEvent> faults = new ArrayList<>();
    for (ClockRow row : rows) {
      if (!row.incident().isEmpty() || (isTold(row) && !isKnown(row))) {
        long lasted = Math.max(0, Duration.between(row.start(), end(row)).toMillis());
        Text what = new Text(row.root().name().zh(), row.root().name().en());
        faults.add(new ScoreEvent(Measure.FAULTS, "", row.start(), what, row.incident(), lasted));
      }
    }
    return faults;
  }

  private Instant end(ClockRow row) {
    Instant stopped = row.stopped();
    return stopped == null ? now : stopped;
  }

  /** True of the clock of an order that is a fault by the contract, not a wish. */
  private boolean isTold(ClockRow row) {
    return book.at(row.item().contract(), row.start()).stream()
        .flatMap(edition -> edition.items().stream())
        .flatMap(item -> item.commitments().stream())
        .anyMatch(each -> each.id().equals(row.item().promise()) && each.work() == Work.FAULT);
  }

  private boolean isKnown(ClockRow told) {
    return rows.stream()
        .anyMatch(row ->
            !row.incident().isEmpty()
                && row.root().node().equals(told.root().node())
                && row.start().isBefore(end(told))
                && end(row).isAfter(told.start()));
  }
}
