package org.gengfu.center.paper;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gengfu.center.clock.ClockDesk;
import org.gengfu.center.clock.ClockRow;
import org.gengfu.core.contract.Measure;
import org.gengfu.core.contract.ScoreEvent;
import org.gengfu.core.contract.Text;

/**
 * What takes points away by what the center knows: promises that were not kept, faults with their
 * length, papers that came late or incomplete. Any thread that may block.
 */
public final class ScoreEvents {
  private static final Duration LOOK_BACK = Duration.ofDays(92);

  private final ClockDesk clocks;
  private final PaperSources sources;

  /**
   * @param sources for the papers that a contract wants
   */
  public ScoreEvents(PaperSources sources) {
    this.clocks = sources.clocks();
    this.sources = sources;
  }

  /**
   * All of a contract that a sheet of this time may count: a fault by its begin, a promise by its
   * deadline, of clocks that began at most 92 days before it.
   */
  public List<ScoreEvent> of(String contract, Instant from, Instant to) {
    List<ClockRow> rows =
        clocks.ofContract(contract, from.minus(LOOK_BACK), to).stream()
            .filter(row -> !row.state().equals("cancelled"))
            .toList();
    ScorePapers papers = new ScorePapers(sources, contract, from, to);
    List<ScoreEvent> events = new ArrayList<>();
    rows.forEach(row -> late(row).ifPresent(events::add));
    events.addAll(new ScoreFaults(sources.book().get(), rows, sources.clock().instant()).all());
    events.addAll(papers.late());
    events.addAll(papers.incomplete(rows));
    return events;
  }

  private static Optional<ScoreEvent> late(ClockRow row) {
    Instant due = row.due();
    if (!row.broken() || due == null) {
      return Optional.empty();
    }
    Optional<Measure> measure =
        switch (row.kind()) {
          case "respond" -> Optional.of(Measure.LATE_RESPOND);
          case "arrive" -> Optional.of(Measure.LATE_ARRIVE);
          case "restore" -> Optional.of(Measure.LATE_RESTORE);
          case "replace" -> Optional.of(Measure.LATE_REPLACE);
          case "report" -> Optional.of(Measure.LATE_REPORT);
          default -> Optional.empty();
        };
    return measure.map(each ->
        new ScoreEvent(each, "", due, new Text(row.why().zh(), row.why().en()), row.incident(), 0));
  }
}
