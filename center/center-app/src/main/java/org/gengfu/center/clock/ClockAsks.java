package org.gengfu.center.clock;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.clock.ClockFact;
import org.gengfu.core.clock.ClockFact.Refused.Why;
import org.gengfu.core.clock.ClockFile;
import org.gengfu.core.clock.ClockHistory;
import org.gengfu.core.clock.ClockWord;
import org.gengfu.core.clock.Level;
import org.gengfu.core.clock.Pause;
import org.gengfu.core.clock.PauseRule;
import org.gengfu.core.clock.PauseWish;
import org.gengfu.core.contract.Bound;
import org.gengfu.core.contract.StopWay;
import org.gengfu.core.incident.Incident;

/** What people ask of clocks: each answer is what follows, or why not. Only the writer's thread. */
final class ClockAsks {
  /** Who and why. */
  record By(String name, String reason) {}

  private final ClockTerms terms;
  private final ClockDraft draft;
  private final ClockField field;

  ClockAsks(ClockTerms terms, ClockDraft draft, ClockField field) {
    this.terms = terms;
    this.draft = draft;
    this.field = field;
  }

  private static ClockFact refused(String clock, Why why, String detail) {
    return new ClockFact.Refused(clock, why, detail);
  }

  private ClockFact done(ClockFact fact) {
    draft.take(fact);
    return fact;
  }

  private ClockWord word(By by) {
    return new ClockWord(by.name(), draft.millis(), by.reason());
  }

  /** A clock of which something may still become, and what it is promised; else why not. */
  private record Found(ClockFile file, Bound bound) {}

  private Optional<Found> found(String id) {
    ClockFile file = draft.state().file(id);
    return file == null || file.cancelled() != null
        ? Optional.empty()
        : terms.of(file).map(bound -> new Found(file, bound));
  }

  private ClockFact unknown(String id) {
    ClockFile file = draft.state().file(id);
    return file != null && file.cancelled() != null
        ? refused(id, Why.CONFLICT, "nothing is owed any more: " + file.cancelled().reason())
        : refused(id, Why.UNKNOWN, "there is no clock " + id + " that runs or ended lately");
  }

  /** Somebody wants a clock to stand. */
  ClockFact pause(String id, TimeRange range, String evidence, By by) {
    Optional<Found> found = found(id);
    if (found.isEmpty()) {
      return unknown(id);
    }
    ClockFile file = found.get().file();
    Set<String> reasons = found.get().bound().commitment().promise().pauses();
    if (!reasons.contains(by.reason())) {
      return refused(
          id,
          Why.CONFLICT,
          "the contract lets this clock stand for %s only, not for %s"
              .formatted(
                  reasons.isEmpty() ? "nothing" : reasons.stream().sorted().toList(), by.reason()));
    }
    if (range.toMillis() <= file.history().startMillis()) {
      return refused(id, Why.CONFLICT, "the pause would end before the clock began");
    }
    if (file.wishes().size() >= ClockHistory.MOST) {
      return refused(id, Why.CONFLICT, ClockHistory.MOST + " pauses were asked for already");
    }
    PauseWish wish =
        PauseWish.asked(
            "p" + (file.wishes().size() + 1),
            range,
            by.reason(),
            evidence,
            new ClockWord(by.name(), draft.millis(), ""));
    return done(new ClockFact.Asked(id, wish));
  }

  /** Another person decides on it. */
  ClockFact rule(String id, String pause, boolean approve, boolean retroactive, By by) {
    Optional<Found> found = found(id);
    if (found.isEmpty()) {
      return unknown(id);
    }
    ClockFile file = found.get().file();
    Optional<PauseWish> asked = file.wish(pause);
    if (asked.isEmpty()) {
      return refused(id, Why.UNKNOWN, "clock " + id + " has no pause " + pause);
    }
    PauseWish wish = asked.get();
    if (!wish.isOpen()) {
      return refused(id, Why.CONFLICT, "it was decided on, or taken back, before");
    }
    if (wish.asked().by().equals(by.name())) {
      return refused(id, Why.FORBIDDEN, by.name() + " asked for it: another person must decide");
    }
    ClockWord word = word(by);
    if (approve && file.history().pauses().size() >= ClockHistory.MOST) {
      return refused(id, Why.CONFLICT, "it stood " + ClockHistory.MOST + " times already");
    }
    if (approve) {
      Pause stands = ClockFile.pause(wish, word);
      Optional<String> why =
          PauseRule.refused(
              found.get().bound().commitment().promise(),
              file.history(),
              stands,
              retroactive,
              draft.millis());
      if (why.isPresent()) {
        return refused(id, Why.CONFLICT, why.get());
      }
    }
    return done(new ClockFact.Ruled(id, pause, approve, retroactive, word));
  }

  /** A pause is taken back. */
  ClockFact withdraw(String id, String pause, By by) {
    Optional<Found> found = found(id);
    if (found.isEmpty()) {
      return unknown(id);
    }
    Optional<PauseWish> wish = found.get().file().wish(pause);
    if (wish.isEmpty()) {
      return refused(id, Why.UNKNOWN, "clock " + id + " has no pause " + pause);
    }
    boolean declined = wish.get().ruled() != null && !wish.get().approved();
    if (wish.get().withdrawn() != null || declined) {
      return refused(id, Why.CONFLICT, "it does not stand any more");
    }
    return done(new ClockFact.Withdrawn(id, pause, word(by)));
  }

  /** A named person says that what was promised has happened. */
  ClockFact stop(String id, long atMillis, String branch, String evidence, By by) {
    Optional<Found> found = found(id);
    if (found.isEmpty()) {
      return unknown(id);
    }
    ClockFile file = found.get().file();
    if (!file.open()) {
      return refused(id, Why.CONFLICT, "it has been stopped already");
    }
    if (atMillis < file.history().startMillis() || atMillis > draft.millis()) {
      return refused(id, Why.CONFLICT, "it can only have happened since the clock began");
    }
    Optional<StopWay> way =
        found.get().bound().commitment().stops().stream()
            .filter(each -> each != StopWay.TELEMETRY && ClockStops.branch(each).equals(branch))
            .findFirst();
    if (way.isEmpty()) {
      List<String> ways =
          found.get().bound().commitment().stops().stream()
              .filter(each -> each != StopWay.TELEMETRY)
              .map(ClockStops::branch)
              .toList();
      return refused(
          id,
          Why.CONFLICT,
          "a person cannot stop it by %s; the contract takes %s"
              .formatted(branch, ways.isEmpty() ? "telemetry alone" : ways));
    }
    if (way.get() == StopWay.PERSON && telemetrySpeaks(file)) {
      return refused(
          id, Why.CONFLICT, "its alarm lasts: by what the device itself says it does not work");
    }
    return done(new ClockFact.Stopped(id, atMillis, branch, evidence, word(by)));
  }

  /** A person's word counts only where the device itself says nothing else. */
  private boolean telemetrySpeaks(ClockFile file) {
    OptionalLong id = file.subject().incidentNumber();
    Incident incident = id.isEmpty() ? null : field.state().incident(id.getAsLong());
    return incident != null
        && !field.isUnseen(file.subject().node())
        && RootHealth.of(field.state(), incident, draft.now()) instanceof RootHealth.Bad;
  }

  /** A person decides on the level of an event; all its clocks follow. */
  ClockFact level(String incident, Level level, By by) {
    List<ClockFile> files = draft.of(incident).stream().filter(ClockFile::open).toList();
    if (files.isEmpty()) {
      return refused("", Why.UNKNOWN, "incident " + incident + " has no clock that runs");
    }
    if (files.getFirst().subject().incidentNumber().isEmpty()) {
      return refused("", Why.CONFLICT, "the level of an order is decided on at the order");
    }
    ClockFact last = refused("", Why.CONFLICT, "it has that level already");
    for (ClockFile file : files) {
      if (file.history().levels().size() >= ClockHistory.MOST) {
        last = refused(file.id(), Why.CONFLICT, "its level was changed too often");
      } else if (file.level() != level || !file.byHand()) {
        long from = Math.max(draft.millis(), file.history().startMillis());
        last = done(new ClockFact.Levelled(file.id(), from, level, true, word(by)));
      }
    }
    return last;
  }
}
