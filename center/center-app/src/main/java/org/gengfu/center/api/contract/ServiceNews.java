package org.gengfu.center.api.contract;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gengfu.center.api.ServiceDesks;
import org.gengfu.center.inspection.InspectionDesk;
import org.gengfu.center.paper.JudgedScores;
import org.gengfu.center.paper.PaperSources;
import org.gengfu.center.paper.ScoreEvents;
import org.gengfu.core.contract.ScoreEvent;

/** What the page of a contract's item shows of what happens. Any thread. */
final class ServiceNews implements ItemNews {
  private static final Duration LOOK_BACK = Duration.ofDays(92);
  private static final int MOST = 500;

  private final ServiceDesks desks;
  private final ScoreEvents events;
  private final JudgedScores judged;
  private final Clock clock;

  ServiceNews(ServiceDesks desks, PaperSources sources, Clock clock) {
    this.desks = desks;
    this.events = new ScoreEvents(sources);
    this.judged = new JudgedScores(sources, desks.papers());
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
    return events.of(contract, from, to);
  }

  @Override
  public Optional<JudgedScores.Sheet> judged(String contract, Instant from, Instant to) {
    return judged.of(contract, from, to);
  }
}
