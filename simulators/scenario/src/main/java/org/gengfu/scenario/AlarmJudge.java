package org.gengfu.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.scenario.Expectation.AlarmSeen;
import org.gengfu.scenario.proof.Served;
import org.gengfu.scenario.watch.Sighting;

/**
 * Judges alarms. An alarm's cause is the instant at which the simulator first served the values
 * that the expectation names. Its event time must be that instant, up to the time that an answer
 * needs; the page must have been told within the stated time after the cause plus the rule's own
 * delay. Pure.
 */
final class AlarmJudge {
  /** How far an event time may be from when its cause was served. */
  static final Duration TOLERANCE = Duration.ofMillis(500);

  private final Evidence evidence;

  AlarmJudge(Evidence evidence) {
    this.evidence = evidence;
  }

  Verdict seen(AlarmSeen expected) {
    String text =
        "%s %s %s after %s, on the page within %s"
            .formatted(
                expected.device(),
                expected.alarm(),
                expected.active() ? "raised" : "cleared",
                expected.after(),
                Words.of(expected.within()));
    Optional<Instant> cause = cause(expected);
    if (cause.isEmpty()) {
      return new Verdict(false, text, "its cause was never served");
    }
    Optional<Sighting.Alarm> found = find(expected);
    String served = "served " + evidence.clock(cause.get());
    if (found.isEmpty()) {
      return new Verdict(false, text, served + ", never seen");
    }
    Sighting.Alarm alarm = found.get();
    Instant event = instant(expected, alarm);
    Duration off = Duration.between(cause.get(), event);
    Duration shown = Duration.between(cause.get().plus(expected.delay()), alarm.seenAt());
    boolean rightTime = off.abs().compareTo(TOLERANCE) <= 0;
    boolean inTime = shown.compareTo(expected.within()) <= 0;
    String seen =
        "%s, event %s%s, on the page %s later%s"
            .formatted(
                served,
                evidence.clock(event),
                rightTime ? "" : " (wrong)",
                Words.of(shown),
                inTime ? "" : " (late)");
    return new Verdict(rightTime && inTime, text, seen);
  }

  /** The alarms that have a place must have event times in that order; empty when none has. */
  Optional<Verdict> order(List<AlarmSeen> expected) {
    List<AlarmSeen> placed =
        expected.stream()
            .filter(alarm -> alarm.order() > 0)
            .sorted(Comparator.comparing(AlarmSeen::order))
            .toList();
    if (placed.size() < 2) {
      return Optional.empty();
    }
    List<String> wrong = new ArrayList<>();
    for (AlarmSeen earlier : placed) {
      for (AlarmSeen later : placed) {
        if (earlier.order() < later.order() && !inOrder(earlier, later)) {
          wrong.add(name(earlier) + " not before " + name(later));
        }
      }
    }
    return Optional.of(
        new Verdict(
            wrong.isEmpty(),
            "alarms in order by the devices' own times",
            wrong.isEmpty() ? placed.size() + " in order" : String.join("; ", wrong)));
  }

  private boolean inOrder(AlarmSeen earlier, AlarmSeen later) {
    Optional<Sighting.Alarm> first = find(earlier);
    Optional<Sighting.Alarm> second = find(later);
    return first.isPresent()
        && second.isPresent()
        && !instant(earlier, first.get()).isAfter(instant(later, second.get()));
  }

  private Optional<Instant> cause(AlarmSeen expected) {
    Map<String, List<Served>> served = new HashMap<>();
    evidence
        .ledgers()
        .getOrDefault(expected.device(), Map.of())
        .forEach((point, ledger) -> served.put(point, ledger.served()));
    return expected.cause().firstServed(served, evidence.step(expected.after()));
  }

  private Optional<Sighting.Alarm> find(AlarmSeen expected) {
    Instant after = evidence.step(expected.after());
    return evidence.alarms().stream()
        .filter(alarm -> alarm.device().equals(expected.device()))
        .filter(alarm -> alarm.alarm().equals(expected.alarm()))
        .filter(alarm -> expected.active() || alarm.ended())
        .filter(alarm -> !instant(expected, alarm).isBefore(after))
        .findFirst();
  }

  /** An event that tells of an alarm's end tells of its beginning too. */
  private static Instant instant(AlarmSeen expected, Sighting.Alarm alarm) {
    Instant end = alarm.cleared();
    return expected.active() || end == null ? alarm.raised() : end;
  }

  private static String name(AlarmSeen alarm) {
    return alarm.device() + " " + alarm.alarm() + (alarm.active() ? "" : " cleared");
  }
}
