package org.gengfu.center.clock;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
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

  /**
   * Something that is to be done before the time is over.
   *
   * @param fixed true when its instant was known long before: who hears of it later hears it late
   */
  private record Duty(String what, long atMillis, boolean fixed) {}

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
        boolean late = duty.fixed() && nowMillis - duty.atMillis() > Escalation.LATE_AFTER;
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
          found.add(
              new Duty(word(step.what()), file.history().startMillis() + step.afterMillis(), true));
        }
      }
    }
    if (!file.told().contains(DECIDE_SPARE)) {
      spare(file, bound, nowMillis)
          .ifPresent(by -> found.add(new Duty(DECIDE_SPARE, by.atMillis(), by.byStep())));
    }
    return found;
  }

  /** True while a clock may wait for a decision whether to swap. */
  boolean waitsForSpare(ClockFile file) {
    return file.open()
        && !file.told().contains(DECIDE_SPARE)
        && terms.of(file).filter(ClockSteps::takesSwap).isPresent();
  }

  private static boolean takesSwap(Bound bound) {
    return bound.commitment().stops().contains(StopWay.SWAP);
  }

  /** The same as below for a clock whose deadline nobody has counted yet. */
  Optional<SpareDecision> spare(ClockFile file, Bound bound, long nowMillis) {
    return spare(
        file,
        bound,
        () -> Clocks.reached(bound.commitment().promise(), file.history(), 100, nowMillis));
  }

  /**
   * By when a part must be on its way so that the swap still fits inside the promise: the deadline
   * less what the nearest part takes, and no later than the contract's item says. Empty where a
   * swap does not keep the promise, or nobody knows.
   *
   * @param due the clock's deadline; asked only where a part is known
   */
  Optional<SpareDecision> spare(ClockFile file, Bound bound, Supplier<OptionalLong> due) {
    if (!takesSwap(bound)) {
      return Optional.empty();
    }
    long start = file.history().startMillis();
    OptionalLong said =
        bound.held().item().steps().stream()
            .filter(step -> step.what() == Step.What.DECIDE_SPARE)
            .mapToLong(step -> start + step.afterMillis())
            .min();
    Optional<SpareLead.Takes> takes = lead.of(file.subject().node());
    OptionalLong deadline = takes.isEmpty() ? OptionalLong.empty() : due.get();
    OptionalLong counted =
        deadline.isEmpty()
            ? deadline
            : OptionalLong.of(Math.max(start, deadline.getAsLong() - takes.orElseThrow().millis()));
    long by = Math.min(said.orElse(Long.MAX_VALUE), counted.orElse(Long.MAX_VALUE));
    return by == Long.MAX_VALUE
        ? Optional.empty()
        : Optional.of(new SpareDecision(by, said, counted, takes.orElse(null)));
  }
}
