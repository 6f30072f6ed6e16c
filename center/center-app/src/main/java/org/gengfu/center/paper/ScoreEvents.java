package org.gengfu.center.paper;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.center.clock.ClockDesk;
import org.gengfu.center.clock.ClockRow;
import org.gengfu.core.contract.Measure;
import org.gengfu.core.contract.ScoreEvent;
import org.gengfu.core.contract.Text;

/**
 * What takes points away by what the center knows: promises that were not kept, faults with their
 * length, papers that came late. Any thread that may block.
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
    Instant now = sources.clock().instant();
    List<ScoreEvent> events = new ArrayList<>();
    for (ClockRow row : clocks.ofContract(contract, from.minus(LOOK_BACK), to)) {
      if (!row.state().equals("cancelled")) {
        late(row).ifPresent(events::add);
        fault(row, now).ifPresent(events::add);
      }
    }
    papers(contract, from, to, now, events);
    return events;
  }

  private void papers(
      String contract, Instant from, Instant to, Instant now, List<ScoreEvent> events) {
    List<OwedPaper> owed = new PaperCatalogue(sources).dueIn(contract, from, to, now);
    Map<String, PaperTable.Issued> issued =
        sources.database().read(connection -> PaperTable.issued(connection, owed));
    for (OwedPaper paper : owed) {
      Instant due = paper.due();
      PaperTable.Issued known = issued.get(paper.id());
      Instant came = known == null ? now : known.first();
      if (due != null && !came.isBefore(due)) {
        Text why =
            known == null
                ? new Text("未提交：" + paper.title().zh(), "not issued: " + paper.title().en())
                : new Text("迟交：" + paper.title().zh(), "issued late: " + paper.title().en());
        events.add(new ScoreEvent(Measure.LATE_PAPER, "", due, why, "", 0));
      }
    }
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

  private static Optional<ScoreEvent> fault(ClockRow row, Instant now) {
    if (!row.kind().equals("restore") || row.incident().isEmpty()) {
      return Optional.empty(); // what a client asks for is no fault
    }
    Instant end = row.stopped() == null ? now : row.stopped();
    long lasted = Math.max(0, Duration.between(row.start(), end).toMillis());
    return Optional.of(
        new ScoreEvent(
            Measure.FAULTS,
            "",
            row.start(),
            new Text(row.root().name().zh(), row.root().name().en()),
            row.incident(),
            lasted));
  }
}
