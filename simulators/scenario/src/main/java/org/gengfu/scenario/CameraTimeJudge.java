package org.gengfu.scenario;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gengfu.scenario.Expectation.CameraShows;
import org.gengfu.scenario.Expectation.Counts;
import org.gengfu.scenario.Expectation.Listed;
import org.gengfu.scenario.Expectation.Outage;
import org.gengfu.scenario.watch.Counted;
import org.gengfu.scenario.watch.Sighting;

/** Judges what cameras' time counts as, and what their list shows meanwhile. Pure. */
final class CameraTimeJudge {
  private static final int MOST_NAMED = 5;

  /** Cameras tell their clock in whole seconds. */
  private static final Duration CLOCKS = Duration.ofMillis(1_500);

  private final Evidence evidence;
  private final List<CameraShows> faults;

  /**
   * @param faults what is done to cameras: their time may be something else than up
   */
  CameraTimeJudge(Evidence evidence, List<CameraShows> faults) {
    this.evidence = evidence;
    this.faults = List.copyOf(faults);
  }

  /** A span and what may be said in it. */
  private record Rule(String when, Instant from, Instant to, Set<String> allowed) {
    boolean isBroken(Counted counted) {
      return counted.from().isBefore(to)
          && counted.to().isAfter(from)
          && !allowed.contains(counted.as());
    }
  }

  Verdict outage(Outage outage) {
    Instant dead = evidence.step(outage.from());
    Instant doubtful = dead.plus(outage.trust());
    Instant begun = evidence.begun(outage.to());
    Instant seen = evidence.step(outage.to()).plus(outage.within());
    List<Rule> away =
        List.of(
            new Rule("while it was away", doubtful, begun, Set.of("unknown")),
            new Rule("at the outage's edges", dead, seen, Set.of("unknown", "up")));
    List<Rule> always = new ArrayList<>(away);
    always.add(new Rule("before", evidence.start(), dead, Set.of("up")));
    always.add(new Rule("after", seen, evidence.end(), Set.of("up")));
    List<String> wrong = new ArrayList<>();
    Duration unknown = Duration.ZERO;
    int sound = 0;
    for (Map.Entry<String, List<Counted>> camera :
        new TreeMap<>(evidence.cameras().counted()).entrySet()) {
      boolean faulty = faults.stream().anyMatch(fault -> fault.means(camera.getKey()));
      sound += faulty ? 0 : 1;
      for (Counted counted : camera.getValue()) {
        (faulty ? away : always)
            .stream()
                .filter(rule -> rule.isBroken(counted))
                .forEach(rule -> wrong.add(told(camera.getKey(), counted) + " " + rule.when()));
      }
      unknown = unknown.plus(covered(camera.getValue(), "unknown", dead, seen));
    }
    int cameras = evidence.cameras().counted().size();
    boolean lasted = doubtful.isBefore(begun) && sound > 0;
    String mean = cameras == 0 ? "" : Words.of(unknown.dividedBy(cameras));
    return new Verdict(
        wrong.isEmpty() && lasted,
        "cameras' time is unknown from %s after %s to %s, never down, else up"
            .formatted(Words.of(outage.trust()), outage.from(), outage.to()),
        !lasted
            ? "nothing can be said: no camera, or the outage is shorter than the trust"
            : "%d cameras, unknown for %s on average, %d of them up but for that%s"
                .formatted(cameras, mean, sound, named(wrong)));
  }

  Verdict counts(Counts expected) {
    List<Counted> all = evidence.cameras().counted().getOrDefault(expected.device(), List.of());
    Instant after = evidence.step(expected.after());
    Instant until = evidence.step(expected.until());
    List<String> wrong = new ArrayList<>();
    Counted first = null;
    for (Counted counted : all) {
      if (!counted.as().equals(expected.as())) {
        continue;
      }
      first = first == null ? counted : first;
      if (counted.from().isBefore(after.minus(CLOCKS))
          || counted.from().isAfter(after.plus(expected.within()))
          || counted.to().isAfter(until.plus(expected.within()))) {
        wrong.add(told(expected.device(), counted));
      }
    }
    return new Verdict(
        first != null && wrong.isEmpty(),
        "%s counts as %s within %s after %s, until %s"
            .formatted(
                expected.device(),
                expected.as(),
                Words.of(expected.within()),
                expected.after(),
                expected.until()),
        first == null ? "it never does" : told(expected.device(), first) + named(wrong));
  }

  Verdict listed(Listed expected) {
    Instant after = evidence.step(expected.after());
    Instant latest = after.plus(expected.within());
    Instant until = expected.until().isEmpty() ? after : evidence.begun(expected.until());
    Set<String> waiting = new TreeSet<>(evidence.cameras().counted().keySet());
    waiting.removeIf(this::isFaultyForGood);
    Set<String> meant = Set.copyOf(waiting);
    List<String> wrong = new ArrayList<>();
    Instant last = after;
    for (Sighting.Camera camera : evidence.cameras().listed()) {
      Instant at = camera.seenAt();
      if (!meant.contains(camera.device()) || at.isBefore(after)) {
        continue;
      }
      boolean fits = camera.state().equals(expected.state());
      if (fits && !at.isAfter(latest) && waiting.remove(camera.device())) {
        last = at;
      }
      if (!fits && at.isAfter(latest) && at.isBefore(until)) {
        wrong.add("%s %s at %s".formatted(camera.device(), camera.state(), evidence.clock(at)));
      }
    }
    waiting.forEach(device -> wrong.add(device + " is not"));
    return new Verdict(
        wrong.isEmpty() && !meant.isEmpty(),
        "all cameras are listed %s within %s after %s%s"
            .formatted(
                expected.state(),
                Words.of(expected.within()),
                expected.after(),
                expected.until().isEmpty() ? "" : ", until " + expected.until()),
        "%d are, the last at %s%s"
            .formatted(meant.size() - waiting.size(), evidence.clock(last), named(wrong)));
  }

  private boolean isFaultyForGood(String device) {
    return faults.stream().anyMatch(fault -> fault.means(device) && fault.until().isEmpty());
  }

  private static Duration covered(List<Counted> all, String as, Instant from, Instant to) {
    Duration sum = Duration.ZERO;
    for (Counted counted : all) {
      Instant begin = counted.from().isAfter(from) ? counted.from() : from;
      Instant end = counted.to().isBefore(to) ? counted.to() : to;
      if (counted.as().equals(as) && begin.isBefore(end)) {
        sum = sum.plus(Duration.between(begin, end));
      }
    }
    return sum;
  }

  private String told(String device, Counted counted) {
    return "%s %s from %s to %s"
        .formatted(
            device, counted.as(), evidence.clock(counted.from()), evidence.clock(counted.to()));
  }

  private static String named(List<String> wrong) {
    if (wrong.isEmpty()) {
      return "";
    }
    String rest = wrong.size() > MOST_NAMED ? ", and " + (wrong.size() - MOST_NAMED) + " more" : "";
    return "; " + String.join("; ", wrong.subList(0, Math.min(MOST_NAMED, wrong.size()))) + rest;
  }
}
