package org.gengfu.center.clock;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.gengfu.core.clock.ClockFact;
import org.gengfu.core.clock.ClockFile;
import org.gengfu.core.clock.Clocks;
import org.gengfu.core.clock.Escalation;
import org.gengfu.core.clock.EscalationStep;
import org.gengfu.core.clock.PromiseKind;
import org.gengfu.core.contract.Bound;
import org.gengfu.core.contract.Step;
import org.gengfu.core.contract.StopWay;

/** When something of a clock is to be told, and what. Any thread. */
final class ClockSteps {
  /** What is told when a part must be on its way. */
  static final String DECIDE_SPARE = word(Step.What.DECIDE_SPARE);

  private final ClockTerms terms;
  private final SpareLead lead;

  ClockSteps(ClockTerms terms, SpareLead lead) {
    this.terms = terms;
    this.lead = lead;
  }

  static String word(Step.What what) {
    return what.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Something that is to be done before the time is over. */
  private record Duty(String what, long atMillis) {}

  /** When the next of all comes, if the clock runs on as it does. */
  OptionalLong next(ClockFile file, long nowMillis) {
    Optional<Bound> bound = terms.of(file);
    if (!file.open() || bound.isEmpty()) {
      return OptionalLong.empty();
    }
    long step =
        Escalation.next(
                bound.get().commitment().promise(), file.history(), file.toldPercent(), nowMillis)
            .orElse(Long.MAX_VALUE);
    long duty =
        duties(file, bound.get(), nowMillis).stream()
            .filter(each -> !file.told().contains(each.what()))
            .mapToLong(Duty::atMillis)
            .min()
            .orElse(Long.MAX_VALUE);
    long first = Math.min(step, duty);
    return first == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(first);
  }

  /** What has come by now and was not told. */
  List<ClockFact> due(ClockFile file, long nowMillis) {
    List<ClockFact> facts = new ArrayList<>();
    Optional<Bound> bound = terms.of(file);
    if (!file.open() || bound.isEmpty()) {
      return facts;
    }
    for (Duty duty : duties(file, bound.get(), nowMillis)) {
      if (duty.atMillis() <= nowMillis && !file.told().contains(duty.what())) {
        boolean late = nowMillis - duty.atMillis() > Escalation.LATE_AFTER;
        facts.add(new ClockFact.Due(file.id(), duty.what(), duty.atMillis(), late));
      }
    }
    for (EscalationStep step :
        Escalation.due(
            bound.get().commitment().promise(), file.history(), file.toldPercent(), nowMillis)) {
      facts.add(new ClockFact.Stepped(file.id(), step.percent(), step.atMillis(), step.late()));
    }
    return facts;
  }

  private List<Duty> duties(ClockFile file, Bound bound, long nowMillis) {
    List<Duty> found = new ArrayList<>();
    if (file.subject().kind() == PromiseKind.RESTORE) {
      for (Step step : bound.held().item().steps()) {
        if (step.what() != Step.What.DECIDE_SPARE) {
          found.add(new Duty(word(step.what()), file.history().startMillis() + step.afterMillis()));
        }
      }
    }
    decideSpareBy(file, bound, nowMillis).ifPresent(at -> found.add(new Duty(DECIDE_SPARE, at)));
    return found;
  }

  /**
   * By when a part must be on its way so that the swap still fits inside the promise: the deadline
   * less what a part takes, and no later than the contract's item says. Empty where a swap does not
   * keep the promise, or nobody knows.
   */
  OptionalLong decideSpareBy(ClockFile file, Bound bound, long nowMillis) {
    boolean counts = bound.commitment().stops().contains(StopWay.SWAP);
    if (!counts) {
      return OptionalLong.empty();
    }
    long start = file.history().startMillis();
    long said =
        bound.held().item().steps().stream()
            .filter(step -> step.what() == Step.What.DECIDE_SPARE)
            .mapToLong(step -> start + step.afterMillis())
            .min()
            .orElse(Long.MAX_VALUE);
    Optional<Duration> takes = lead.of(file.subject().node());
    OptionalLong deadline =
        takes.isEmpty()
            ? OptionalLong.empty()
            : Clocks.reached(bound.commitment().promise(), file.history(), 100, nowMillis);
    long latest =
        deadline.isPresent()
            ? Math.max(start, deadline.getAsLong() - takes.orElseThrow().toMillis())
            : Long.MAX_VALUE;
    long by = Math.min(said, latest);
    return by == Long.MAX_VALUE ? OptionalLong.empty() : OptionalLong.of(by);
  }
}
