package org.gengfu.core.inspection;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gengfu.core.inspection.RoundFact.Refused.Why;
import org.jspecify.annotations.Nullable;

/**
 * Decides on rounds. Pure; any thread.
 *
 * <pre>
 * round      found          finish                    time passes
 * PLANNED    refused        refused                   DUE at the window's beginning
 * DUE        kept           DONE(1)                   SOON told, MISSED at the window's end
 * MISSED     kept           DONE, marked late(1)      MISSED, then STILL_MISSED told, each once
 * DONE       refused(2)     refused(2)                -
 *
 * (1) when every item of every stop has its answer, every abnormal one says what was done, a person
 *     is named, and it is signed where the plan says so
 * (2) unless it says what is said already: then nothing happens, because phones send twice
 * </pre>
 */
public final class RoundMachine {
  private static final long LATE = Duration.ofMinutes(1).toMillis();
  private static final int MOST_PEOPLE = 50;

  private RoundMachine() {}

  /** What follows from an input. */
  public static List<RoundFact> decide(Rounds rounds, RoundInput input, Instant now) {
    List<RoundFact> facts = new ArrayList<>();
    switch (input) {
      case RoundInput.Plan(Round round) -> plan(rounds, round, facts);
      case RoundInput.Found found -> found(rounds, found, now, facts);
      case RoundInput.Finish finish -> finish(rounds, finish, now, facts);
      case RoundInput.TimePassed() -> steps(rounds, now, facts);
    }
    return List.copyOf(facts);
  }

  /** The state after a fact. */
  public static Rounds apply(Rounds rounds, RoundFact fact) {
    return switch (fact) {
      case RoundFact.Planned(Round round) -> rounds.with(RoundState.of(round));
      case RoundFact.Answered(String id, Answer answer) -> {
        RoundState state = known(rounds, id);
        SortedMap<Answer.Key, Answer> answers = new TreeMap<>(state.answers());
        answers.put(answer.key(), answer);
        yield rounds.with(new RoundState(state.round(), answers, state.told(), state.finished()));
      }
      case RoundFact.Finished finished -> {
        RoundState state = known(rounds, finished.round());
        yield rounds.with(new RoundState(state.round(), state.answers(), state.told(), finished));
      }
      case RoundFact.Escalated(String id, RoundStep step, Instant at, boolean late) -> {
        RoundState state = known(rounds, id);
        Set<RoundStep> told = EnumSet.of(step);
        told.addAll(state.told());
        yield rounds.with(new RoundState(state.round(), state.answers(), told, state.finished()));
      }
      case RoundFact.Forgotten(String id) -> rounds.without(id);
      case RoundFact.Refused ignored -> rounds;
    };
  }

  private static RoundState known(Rounds rounds, String id) {
    RoundState state = rounds.round(id);
    if (state == null) {
      throw new IllegalStateException("no round " + id);
    }
    return state;
  }

  /** When time itself is the next news. */
  public static Optional<Instant> nextDeadline(Rounds rounds) {
    long next = Long.MAX_VALUE;
    for (RoundState state : rounds.all().values()) {
      if (state.finished() == null) {
        for (RoundStep step : RoundStep.values()) {
          if (!state.told().contains(step)) {
            next = Math.min(next, step.atMillis(state.round().window()));
          }
        }
      }
    }
    return next == Long.MAX_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(next));
  }

  private static void plan(Rounds rounds, Round round, List<RoundFact> facts) {
    if (rounds.round(round.id()) != null) {
      return;
    }
    if (rounds.all().size() >= Rounds.MOST) {
      Optional<RoundState> oldest =
          rounds.all().values().stream()
              .filter(each -> each.finished() != null)
              .min(Comparator.comparing(each -> each.round().window()));
      if (oldest.isEmpty()) {
        facts.add(
            refused(
                round.id(),
                Why.CONFLICT,
                Rounds.MOST + " rounds are open already: finish some, or plan fewer"));
        return;
      }
      facts.add(new RoundFact.Forgotten(oldest.get().round().id()));
    }
    facts.add(new RoundFact.Planned(round));
  }

  private static RoundFact.Refused refused(String id, Why why, String detail) {
    return new RoundFact.Refused(id, why, detail);
  }

  private static void found(
      Rounds rounds, RoundInput.Found found, Instant now, List<RoundFact> facts) {
    RoundState state = rounds.round(found.round());
    if (state == null) {
      facts.add(refused(found.round(), Why.UNKNOWN, "there is no round " + found.round()));
      return;
    }
    for (Answer answer : found.answers()) {
      RoundFact.Refused refused = answerFault(state, answer, now);
      if (refused != null) {
        facts.clear(); // all of them or none
        facts.add(refused);
        return;
      }
      Answer before = state.answer(answer.node(), answer.item());
      boolean news = !answer.equals(before);
      if (news && state.finished() != null) {
        facts.clear();
        facts.add(refused(found.round(), Why.CONFLICT, "the round is finished"));
        return;
      }
      // What a person said is not overwritten by what a device says.
      if (news && !(answer.filled() && before != null && !before.filled())) {
        facts.add(new RoundFact.Answered(found.round(), answer));
      }
    }
  }

  private static RoundFact.@Nullable Refused answerFault(
      RoundState state, Answer answer, Instant now) {
    String id = state.round().id();
    Stop stop = state.round().stop(answer.node());
    CheckItem item = state.round().item(answer.item());
    if (stop == null || item == null || !item.about(stop)) {
      return refused(
          id,
          Why.UNKNOWN,
          "the round asks nothing as %s at %s".formatted(answer.item(), answer.node()));
    }
    String fault = item.fault(answer.value());
    if (!fault.isEmpty()) {
      return refused(id, Why.WRONG, "%s at %s wants %s".formatted(item.id(), stop.node(), fault));
    }
    if (answer.measure().length() > CheckItem.MOST_CHARACTERS) {
      return refused(
          id, Why.WRONG, "a measure has at most " + CheckItem.MOST_CHARACTERS + " characters");
    }
    if (state.stage(now) == RoundState.Stage.PLANNED) {
      return refused(id, Why.CONFLICT, "the round begins later");
    }
    return null;
  }

  private static void finish(
      Rounds rounds, RoundInput.Finish finish, Instant now, List<RoundFact> facts) {
    RoundState state = rounds.round(finish.round());
    if (state == null) {
      facts.add(refused(finish.round(), Why.UNKNOWN, "there is no round " + finish.round()));
      return;
    }
    RoundFact.Finished before = state.finished();
    if (before != null) {
      if (!before.by().equals(finish.by()) || !before.people().equals(finish.people())) {
        facts.add(refused(finish.round(), Why.CONFLICT, "the round is finished"));
      }
      return;
    }
    String missing = missing(state, finish, now);
    if (!missing.isEmpty()) {
      facts.add(refused(finish.round(), Why.CONFLICT, missing));
      return;
    }
    // Whoever had no signal finished when he did, not when it arrived; but not in the future.
    Instant at = finish.at().isAfter(now) ? now : finish.at();
    boolean late = at.toEpochMilli() >= state.round().window().toMillis();
    facts.add(
        new RoundFact.Finished(
            finish.round(), finish.by(), finish.people(), finish.signature(), at, late));
  }

  private static String missing(RoundState state, RoundInput.Finish finish, Instant now) {
    Round round = state.round();
    if (state.stage(now) == RoundState.Stage.PLANNED) {
      return "the round begins later";
    }
    if (finish.people().isEmpty() || finish.people().size() > MOST_PEOPLE) {
      return "a round names 1 to " + MOST_PEOPLE + " people who made it";
    }
    if (round.signed() && finish.signature().isBlank()) {
      return "the place's owner signs this round";
    }
    for (Stop stop : round.stops()) {
      for (CheckItem item : round.checklist()) {
        Answer answer = state.answer(stop.node(), item.id());
        if (item.about(stop) && answer == null) {
          return "%s at %s has no answer".formatted(item.id(), stop.node());
        }
        if (answer != null && item.abnormal(answer.value()) && answer.measure().isBlank()) {
          return "%s at %s is not normal: say what was done about it"
              .formatted(item.id(), stop.node());
        }
      }
    }
    return "";
  }

  private static void steps(Rounds rounds, Instant now, List<RoundFact> facts) {
    for (RoundState state : rounds.all().values()) {
      if (state.finished() != null) {
        continue;
      }
      for (RoundStep step : RoundStep.values()) {
        long at = step.atMillis(state.round().window());
        if (at <= now.toEpochMilli() && !state.told().contains(step)) {
          facts.add(
              new RoundFact.Escalated(
                  state.round().id(), step, now, now.toEpochMilli() - at > LATE));
        }
      }
    }
  }
}
