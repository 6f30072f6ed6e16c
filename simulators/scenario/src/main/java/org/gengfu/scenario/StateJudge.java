package org.gengfu.scenario;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.gengfu.scenario.Expectation.All;
import org.gengfu.scenario.Expectation.Ends;
import org.gengfu.scenario.Expectation.Never;
import org.gengfu.scenario.Expectation.Seen;
import org.gengfu.scenario.watch.CenterClient.ShownDevice;
import org.gengfu.scenario.watch.Sighting;

/** Judges the states in which devices were shown. Pure. */
final class StateJudge {
  private static final int MOST_NAMED = 5;

  private final Evidence evidence;

  StateJudge(Evidence evidence) {
    this.evidence = evidence;
  }

  Verdict never(Never expected) {
    List<Sighting.State> against =
        evidence.states().stream()
            .filter(sighting -> sighting.state().equals(expected.state()))
            .filter(sighting -> !sighting.seenAt().isBefore(evidence.start()))
            .toList();
    String seen =
        against.isEmpty()
            ? "never, in " + evidence.states().size() + " looks"
            : against.stream()
                .limit(MOST_NAMED)
                .map(each -> each.device() + " at " + evidence.clock(each.seenAt()))
                .collect(Collectors.joining(", "));
    boolean looked = !evidence.states().isEmpty();
    return new Verdict(
        against.isEmpty() && looked, "no device is ever shown " + expected.state(), seen);
  }

  Verdict seen(Seen expected) {
    Instant after = evidence.step(expected.after());
    Optional<Sighting.State> found =
        evidence.states().stream()
            .filter(sighting -> sighting.state().equals(expected.state()))
            .filter(sighting -> !sighting.seenAt().isBefore(after))
            .findFirst();
    return new Verdict(
        found.isPresent(),
        "a device is shown " + expected.state() + " after " + expected.after(),
        found
            .map(each -> each.device() + " at " + evidence.clock(each.seenAt()))
            .orElse("none was"));
  }

  Verdict all(All expected) {
    Instant after = evidence.step(expected.after());
    Instant latest = after.plus(expected.within());
    Set<String> waiting = new TreeSet<>(evidence.ledgers().keySet());
    Instant last = after;
    for (Sighting.State sighting : evidence.states()) {
      boolean fits = sighting.state().equals(expected.state());
      if (fits && !sighting.seenAt().isBefore(after) && !sighting.seenAt().isAfter(latest)) {
        last = waiting.remove(sighting.device()) ? sighting.seenAt() : last;
      }
    }
    boolean held = waiting.isEmpty() && !evidence.ledgers().isEmpty();
    return new Verdict(
        held,
        "all devices are shown %s within %s after %s"
            .formatted(expected.state(), Words.of(expected.within()), expected.after()),
        held
            ? "%d are, the last at %s".formatted(evidence.ledgers().size(), evidence.clock(last))
            : "%d are not: %s"
                .formatted(
                    waiting.size(),
                    waiting.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))));
  }

  Verdict quiet() {
    String active =
        evidence.shown().stream()
            .flatMap(device -> device.alarms().stream().map(a -> device.device() + " " + a))
            .collect(Collectors.joining(", "));
    boolean quiet = active.isEmpty() && !evidence.shown().isEmpty();
    return new Verdict(quiet, "no alarm is active at the end", quiet ? "none" : active);
  }

  Verdict ends(Ends expected) {
    List<String> other =
        expected.devices().stream()
            .filter(device -> !expected.state().equals(state(device)))
            .map(device -> device + " is " + state(device))
            .toList();
    return new Verdict(
        other.isEmpty(),
        "at the end %d devices are %s".formatted(expected.devices().size(), expected.state()),
        other.isEmpty() ? "all are" : String.join(", ", other));
  }

  private String state(String device) {
    return evidence.shown().stream()
        .filter(shown -> shown.device().equals(device))
        .map(ShownDevice::state)
        .findFirst()
        .orElse("not shown");
  }
}
