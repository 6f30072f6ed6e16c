package org.gengfu.scenario;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.TreeSet;
import org.gengfu.scenario.house.HouseException;
import org.gengfu.scenario.watch.CenterClient;
import org.gengfu.scenario.watch.CenterClient.ShownCamera;
import org.gengfu.scenario.watch.LookRun;
import org.gengfu.scenario.watch.WatchException;

/** Waits until the center knows that cameras are well. The thread that drives the run. */
final class CameraWait {
  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final int MOST_NAMED = 8;

  private final CenterClient center;
  private final InstantSource clock;

  CameraWait(CenterClient center, InstantSource clock) {
    this.center = center;
    this.clock = clock;
  }

  /**
   * Returns when it is so.
   *
   * @param since looks before this do not count
   * @throws HouseException when it is not so within the action's bound
   */
  void until(Action.Await wanted, Instant since) {
    Instant from = inOneHour(wanted.sameHour(), since);
    Instant patience = clock.instant().plus(wanted.within());
    Set<String> missing = missing(wanted, from);
    while (!missing.isEmpty()) {
      if (!clock.instant().isBefore(patience)) {
        throw new HouseException(
            "within %s not %s: %d are missing, such as %s"
                .formatted(
                    Words.of(wanted.within()),
                    wanted.text(),
                    missing.size(),
                    missing.stream().limit(MOST_NAMED).toList()));
      }
      Run.pause(AGAIN);
      missing = missing(wanted, from);
    }
  }

  /** Waits for the next hour when too little of this one is left. */
  private Instant inOneHour(Duration left, Instant since) {
    if (left.isZero()) {
      return since;
    }
    Instant now = clock.instant();
    Instant hour = now.truncatedTo(ChronoUnit.HOURS);
    Duration rest = Duration.between(now, hour.plus(1, ChronoUnit.HOURS));
    if (rest.compareTo(left) < 0) {
      Run.pause(rest);
      hour = hour.plus(1, ChronoUnit.HOURS);
    }
    return hour.isAfter(since) ? hour : since;
  }

  private Set<String> missing(Action.Await wanted, Instant from) {
    try {
      return asked(wanted, from);
    } catch (WatchException notThere) {
      return Set.of("an answer: " + notThere.getMessage());
    }
  }

  private Set<String> asked(Action.Await wanted, Instant from) {
    Set<String> missing = new TreeSet<>();
    int meant = 0;
    for (ShownCamera camera : center.cameras()) {
      if (wanted.means(camera.device())) {
        meant++;
        if (!isWell(camera, wanted.looks(), from)) {
          missing.add(camera.device());
        }
      }
    }
    if (meant == 0) {
      missing.addAll(wanted.devices().isEmpty() ? Set.of("any camera") : wanted.devices());
    }
    return missing;
  }

  private boolean isWell(ShownCamera camera, long looks, Instant from) {
    Instant at = camera.lookAt();
    if (!camera.well() || at == null || at.isBefore(from)) {
      return false;
    }
    if (looks == 1) {
      return true;
    }
    return center.looks(camera.edge(), camera.device(), from, clock.instant()).stream()
            .filter(run -> run.online().equals("good") && run.intact().equals("good"))
            .mapToLong(LookRun::looks)
            .sum()
        >= looks;
  }
}
