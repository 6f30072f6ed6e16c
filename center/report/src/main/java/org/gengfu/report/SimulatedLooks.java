package org.gengfu.report;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.Verdict;
import org.jspecify.annotations.Nullable;

/** What one made-up camera was, and what was seen of it. Used within one call. */
final class SimulatedLooks {
  private static final long EVERY = SimulatedMonth.MINUTE;
  private static final long HOUR = SimulatedMonth.HOUR;

  private final SimulatedFleet.Camera camera;
  private final SplittableRandom random;
  private final TimeRange watched;
  private final List<TimeRange> faults = new ArrayList<>();
  private final List<TimeRange> pictures = new ArrayList<>();
  private final List<TimeRange> silent;
  private final List<TimeRange> buffered;
  private final List<TimeRange> blind;
  private final long phase;
  private final long lag;

  SimulatedLooks(SimulatedMonth month, SimulatedFleet.Camera camera) {
    this.camera = camera;
    this.random = month.random.split();
    long from = month.month.fromMillis();
    this.watched = new TimeRange(from - 2 * HOUR, month.month.toMillis() + 2 * HOUR);
    this.silent = month.silent.getOrDefault(camera.edge(), List.of());
    this.buffered = month.buffered.getOrDefault(camera.edge(), List.of());
    this.blind = month.blind.getOrDefault(camera.edge(), List.of());
    this.phase = random.nextLong(EVERY);
    this.lag = 200 + random.nextLong(1_500);
    faults.addAll(month.cuts.getOrDefault(camera.feeder(), List.of()));
    fail(faults, 1 + random.nextInt(4), 2 * EVERY, 12 * HOUR);
    fail(faults, random.nextInt(6), EVERY / 3, 3 * EVERY);
    fail(pictures, random.nextInt(3), 10 * EVERY, 30 * HOUR);
    if (camera.number() % 7 == 4) {
      // The last look before its edge is away is bad, and of some the last two.
      long last = (1 + camera.number() % 2) * EVERY;
      silent.forEach(
          gone -> faults.add(new TimeRange(gone.fromMillis() - last, gone.fromMillis())));
    }
    if (camera.number() % 60 == 17) {
      flap(from + random.nextLong(month.month.millis()));
    }
  }

  private void fail(List<TimeRange> into, int count, long least, long most) {
    for (int i = 0; i < count; i++) {
      long from = watched.fromMillis() + random.nextLong(watched.millis());
      double share = random.nextDouble();
      long length = least + (long) (share * share * share * (most - least));
      into.add(new TimeRange(from, from + length));
    }
  }

  /** Every other look bad, for two hours. */
  private void flap(long from) {
    for (int i = 0; i < 60; i++) {
      long at = from + i * 2 * EVERY;
      faults.add(new TimeRange(at, at + EVERY));
    }
  }

  void write(CsvOut looks) {
    TreeSet<Long> edges = new TreeSet<>();
    edges.add(watched.fromMillis());
    edges.add(watched.toMillis());
    for (List<TimeRange> ranges : List.of(faults, pictures, silent, buffered, blind)) {
      for (TimeRange range : ranges) {
        edges.add(range.fromMillis());
        edges.add(range.toMillis());
      }
    }
    Run open = null;
    long before = Long.MIN_VALUE;
    int number = 0;
    for (Long from : edges.headSet(watched.toMillis())) {
      Long to = edges.higher(from);
      if (to == null || from < watched.fromMillis()) {
        continue;
      }
      long first = firstLook(from);
      long last = firstLook(to) - EVERY;
      if (first > last || in(silent, from)) {
        continue;
      }
      Run run = run(from, first, last);
      if (open != null && open.goesOnAs(run)) {
        open = open.until(last);
      } else {
        before = close(open, before, number++, looks);
        open = run;
      }
    }
    close(open, before, number, looks);
  }

  private long close(@Nullable Run run, long before, int number, CsvOut looks) {
    if (run == null) {
      return before;
    }
    long resolution = before == Long.MIN_VALUE ? 0 : run.first - before;
    long learnedFirst = run.learned == 0 ? run.first + lag : run.learned;
    long learnedLast = run.learned == 0 ? run.last + lag : run.learned;
    looks.row(
        camera.code(),
        CsvOut.time(run.first),
        CsvOut.time(run.last),
        EVERY,
        resolution,
        run.online,
        run.intact,
        "look-" + camera.number() + "-" + number,
        CsvOut.time(learnedFirst),
        CsvOut.time(learnedLast));
    return run.last;
  }

  private long firstLook(long atMillis) {
    long past = Math.floorMod(atMillis - phase, EVERY);
    return past == 0 ? atMillis : atMillis - past + EVERY;
  }

  private Run run(long at, long first, long last) {
    long learned = 0;
    for (TimeRange range : buffered) {
      learned = range.contains(at) ? range.toMillis() + 30_000 : learned;
    }
    if (in(blind, at)) {
      return new Run(first, last, Verdict.NOT_OBSERVED, Verdict.NOT_OBSERVED, learned);
    }
    if (in(faults, at)) {
      return new Run(first, last, Verdict.BAD, Verdict.BAD, learned);
    }
    Verdict picture = in(pictures, at) ? Verdict.BAD : Verdict.GOOD;
    return new Run(first, last, Verdict.GOOD, picture, learned);
  }

  private static boolean in(List<TimeRange> ranges, long at) {
    return ranges.stream().anyMatch(range -> range.contains(at));
  }

  /** Looks that saw the same; {@code learned} is 0 when each was learned at once. */
  private record Run(long first, long last, Verdict online, Verdict intact, long learned) {
    boolean goesOnAs(Run next) {
      return last + EVERY == next.first
          && online == next.online
          && intact == next.intact
          && learned == next.learned;
    }

    Run until(long to) {
      return new Run(first, to, online, intact, learned);
    }
  }
}
