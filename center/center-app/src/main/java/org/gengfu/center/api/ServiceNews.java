package org.gengfu.center.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gengfu.center.clock.ClockRow;
import org.gengfu.center.inspection.InspectionDesk;
import org.gengfu.core.contract.Measure;
import org.gengfu.core.contract.ScoreEvent;
import org.gengfu.core.contract.Text;

/** What the page of a contract's item shows of what happens. Any thread. */
final class ServiceNews implements ItemNews {
  private static final Duration LOOK_BACK = Duration.ofDays(92);
  private static final int MOST = 500;

  private final ServiceDesks desks;
  private final Clock clock;

  ServiceNews(ServiceDesks desks, Clock clock) {
    this.desks = desks;
    this.clock = clock;
  }

  @Override
  public List<?> clocks(String contract, String item) {
    Instant now = clock.instant();
    return desks.clocks().ofItem(contract, item, now.minus(LOOK_BACK), Instant.MAX).stream()
        .limit(MOST)
        .toList();
  }

  @Override
  public List<?> uncovered(String contract, String item) {
    return List.of();
  }

  @Override
  public List<?> rounds(String contract, String item) {
    Instant now = clock.instant();
    return desks
        .inspections()
        .page(
            new InspectionDesk.Question(
                null, contract + "/" + item, null, now.minus(LOOK_BACK), null, 0, MOST))
        .rounds();
  }

  @Override
  public List<ScoreEvent> events(String contract, Instant from, Instant to) {
    Instant now = clock.instant();
    List<ScoreEvent> events = new ArrayList<>();
    for (ClockRow row : desks.clocks().between(from, to)) {
      if (row.item().contract().equals(contract) && !row.state().equals("cancelled")) {
        late(row).ifPresent(events::add);
        fault(row, now).ifPresent(events::add);
      }
    }
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

  private static Optional<ScoreEvent> fault(ClockRow row, Instant now) {
    if (!row.kind().equals("restore")) {
      return Optional.empty();
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
