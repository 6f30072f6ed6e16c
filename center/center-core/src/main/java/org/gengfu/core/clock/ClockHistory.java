package org.gengfu.core.clock;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.gengfu.core.availability.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * All that happened to one clock. Never changes. Its order of recording does not matter: what
 * counts is when things were so, and when they were known.
 *
 * @param id the clock's: subject and promise
 * @param startMillis when it began, event time
 * @param levels which level from when on; the first holds from the start, sorted by time
 * @param pauses agreed pauses, also those that were taken back
 * @param stops also those that were taken back
 */
public record ClockHistory(
    String id, long startMillis, List<LevelFrom> levels, List<Pause> pauses, List<Stop> stops) {
  /**
   * The most of each: who needs more opens a new matter. Of stops that were taken back the newest
   * are kept, so that a clock can always be stopped.
   */
  public static final int MOST = 256;

  /**
   * A level and since when it holds.
   *
   * @param fromMillis event time
   */
  public record LevelFrom(long fromMillis, Level level) {}

  public ClockHistory {
    levels = levels.stream().sorted(Comparator.comparingLong(LevelFrom::fromMillis)).toList();
    pauses = List.copyOf(pauses);
    stops = List.copyOf(stops);
    if (levels.isEmpty()) {
      throw new IllegalArgumentException("clock " + id + " has no level");
    }
    if (levels.size() > MOST || pauses.size() > MOST || stops.size() > MOST) {
      throw new IllegalArgumentException(
          "clock %s has more than %d levels, pauses or stops".formatted(id, MOST));
    }
  }

  /** A clock that has just begun. */
  public static ClockHistory begun(String id, long startMillis, Level level) {
    return new ClockHistory(
        id, startMillis, List.of(new LevelFrom(startMillis, level)), List.of(), List.of());
  }

  /** The same that began at another instant; its first level holds from then at the latest. */
  public ClockHistory begunAt(long millis) {
    List<LevelFrom> held = new ArrayList<>(levels);
    LevelFrom first = held.getFirst();
    held.set(0, new LevelFrom(Math.min(first.fromMillis(), millis), first.level()));
    return new ClockHistory(id, millis, held, pauses, stops);
  }

  /** The last instant of a stop that was taken back; empty when none was. */
  public OptionalLong undoneMillis() {
    return stops.stream()
        .filter(stop -> stop.known().withdrawnAtMillis() != TimeRange.LATEST)
        .mapToLong(Stop::atMillis)
        .max();
  }

  /** With another level from an instant on. */
  public ClockHistory with(LevelFrom level) {
    return new ClockHistory(id, startMillis, plus(levels, level), pauses, stops);
  }

  /** With one more pause. */
  public ClockHistory with(Pause pause) {
    return new ClockHistory(id, startMillis, levels, plus(pauses, pause), stops);
  }

  /** With one more stop; when there is no room, without the earliest that was taken back. */
  public ClockHistory with(Stop stop) {
    List<Stop> all = plus(stops, stop);
    if (all.size() > MOST) {
      all.stream()
          .filter(each -> each.known().withdrawnAtMillis() != TimeRange.LATEST)
          .min(Comparator.comparingLong(Stop::atMillis))
          .ifPresent(all::remove);
    }
    return new ClockHistory(id, startMillis, levels, pauses, all);
  }

  /** With a pause taken back. */
  public ClockHistory withoutPause(String pauseId, long knownAtMillis) {
    List<Pause> changed =
        pauses.stream()
            .map(pause ->
                pause.id().equals(pauseId) && pause.known().at(knownAtMillis)
                    ? new Pause(
                        pause.id(),
                        pause.range(),
                        pause.reason(),
                        pause.evidence(),
                        pause.askedBy(),
                        pause.approvedBy(),
                        pause.known().withdrawn(knownAtMillis))
                    : pause)
            .toList();
    return new ClockHistory(id, startMillis, levels, changed, stops);
  }

  /**
   * The fault is there again so soon that it was never restored: no stop holds any more, also not
   * one that was recorded later than this because the center's clock was put back.
   */
  public ClockHistory reopened(long knownAtMillis) {
    List<Stop> changed =
        stops.stream()
            .map(stop ->
                stop.known().withdrawnAtMillis() == TimeRange.LATEST
                    ? new Stop(
                        stop.atMillis(),
                        stop.branch(),
                        stop.known()
                            .withdrawn(Math.max(knownAtMillis, stop.known().recordedAtMillis())))
                    : stop)
            .toList();
    return new ClockHistory(id, startMillis, levels, pauses, changed);
  }

  /**
   * One clock out of two whose matters became one: the earlier start, at every instant the graver
   * level of those that had begun, this one's pauses and stops.
   */
  public ClockHistory mergedWith(ClockHistory other) {
    long start = Math.min(startMillis, other.startMillis);
    List<LevelFrom> joined = new ArrayList<>();
    List<Long> changes = new ArrayList<>(List.of(start));
    levels.forEach(level -> changes.add(Math.max(start, level.fromMillis())));
    other.levels.forEach(level -> changes.add(Math.max(start, level.fromMillis())));
    for (long at : changes.stream().distinct().sorted().toList()) {
      Level mine = at >= startMillis ? levelAt(at) : null;
      Level theirs = at >= other.startMillis ? other.levelAt(at) : null;
      Level held =
          mine == null
              ? Objects.requireNonNull(theirs)
              : theirs == null ? mine : mine.strictest(theirs);
      if (joined.isEmpty() || joined.getLast().level() != held) {
        joined.add(new LevelFrom(at, held));
      }
    }
    int most = Math.max(0, joined.size() - MOST); // of more changes the earliest go
    return new ClockHistory(id, start, joined.subList(most, joined.size()), pauses, stops);
  }

  /** The level that holds at an instant; before the first change the first. */
  public Level levelAt(long atMillis) {
    Level held = levels.getFirst().level();
    for (LevelFrom next : levels) {
      if (next.fromMillis() <= atMillis) {
        held = next.level();
      }
    }
    return held;
  }

  /** The stop that counts, as known at an instant: the earliest. */
  public @Nullable Stop stop(long knownAtMillis) {
    return stops.stream()
        .filter(stop -> stop.known().at(knownAtMillis))
        .min(Comparator.comparingLong(Stop::atMillis).thenComparing(Stop::branch))
        .orElse(null);
  }

  private static <T> List<T> plus(List<T> list, T more) {
    List<T> longer = new ArrayList<>(list);
    longer.add(more);
    return longer;
  }
}
