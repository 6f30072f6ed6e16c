package org.gengfu.core.availability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rules of availability, applied to every single millisecond by looking through all evidence
 * again. Slow, simple, and without a line of the core: only its records of data.
 */
final class BruteForcePainter {
  private final Evidence evidence;
  private final AvailabilityPolicy policy;
  private final long knownAt;
  private final int length;
  private final @Nullable Verdict[] seen;

  /** Paints the milliseconds from 0 on; those from the known instant on are not painted. */
  BruteForcePainter(Evidence evidence, AvailabilityPolicy policy, long knownAt, int length) {
    this.evidence = evidence;
    this.policy = policy;
    this.knownAt = knownAt;
    this.length = (int) Math.min(length, knownAt);
    this.seen = steady();
  }

  int length() {
    return length;
  }

  TimeClass timeClass(int at) {
    if (!inService(at)) {
      return TimeClass.OUT;
    }
    return exclusion(at) != null ? TimeClass.EXCLUDED : beneath(at);
  }

  TimeClass beneath(int at) {
    if (!inService(at)) {
      return TimeClass.OUT;
    }
    if (seen[at] != null) {
      return seen[at] == Verdict.BAD ? TimeClass.DOWN : TimeClass.UP;
    }
    TimeClass filled = TimeClass.UNKNOWN;
    for (Backfill fill : evidence.backfills()) {
      if (holds(fill.range(), fill.known(), at)) {
        if (fill.verdict() == Verdict.BAD) {
          return TimeClass.DOWN;
        }
        filled = TimeClass.UP;
      }
    }
    return filled;
  }

  @Nullable String exclusion(int at) {
    String winner = null;
    long best = Long.MAX_VALUE;
    for (Exclusion exclusion : evidence.exclusions()) {
      Ruling last = null;
      for (Ruling ruling : exclusion.rulings()) {
        last = ruling.recordedAtMillis() <= knownAt ? ruling : last;
      }
      if (last == null
          || last.granted() == null
          || !policy.honoured().contains(exclusion.reason())
          || at < last.granted().fromMillis()
          || at >= last.granted().toMillis()) {
        continue;
      }
      long recorded = last.recordedAtMillis();
      if (recorded < best
          || (recorded == best && winner != null && exclusion.id().compareTo(winner) < 0)) {
        best = recorded;
        winner = exclusion.id();
      }
    }
    return inService(at) ? winner : null;
  }

  @Nullable Root root(int at) {
    if (beneath(at) != TimeClass.DOWN) {
      return null;
    }
    Root winner = null;
    long newest = Long.MIN_VALUE;
    for (Attribution each : evidence.attributions()) {
      if (holds(each.range(), each.known(), at)) {
        long recorded = each.known().recordedAtMillis();
        if (recorded > newest
            || (recorded == newest && winner != null && each.root().compareTo(winner) < 0)) {
          newest = recorded;
          winner = each.root();
        }
      }
    }
    return winner;
  }

  long count(TimeClass wanted, int from, int to) {
    long count = 0;
    for (int at = from; at < Math.min(to, length); at++) {
      count += timeClass(at) == wanted ? 1 : 0;
    }
    return count;
  }

  private boolean inService(int at) {
    for (ServiceTime service : evidence.service()) {
      if (holds(service.range(), service.known(), at)) {
        return true;
      }
    }
    return false;
  }

  private boolean holds(TimeRange range, Known known, long at) {
    return known.recordedAtMillis() <= knownAt
        && knownAt < known.withdrawnAtMillis()
        && range.fromMillis() <= at
        && at < range.toMillis();
  }

  /** Takes one short run away after the other, and looks at everything again each time. */
  private @Nullable Verdict[] steady() {
    TreeMap<Long, Verdict> looks = looks();
    Set<Long> alone = alone(looks);
    while (true) {
      @Nullable Verdict[] raw = raw(looks);
      int[] shortRun = firstShortRun(raw, looks, alone);
      if (shortRun == null) {
        return raw;
      }
      Verdict verdict = raw[shortRun[0]];
      boolean nobodyKnows = false;
      for (long at = shortRun[0]; at < shortRun[1]; at++) {
        if (looks.get(at) == verdict) {
          looks.remove(at);
          nobodyKnows |= alone.contains(at);
        }
      }
      if (nobodyKnows) {
        looks.put((long) shortRun[0], Verdict.NOT_OBSERVED);
      }
    }
  }

  /** Bad looks after which nothing at all was heard until their trust was used up. */
  private Set<Long> alone(TreeMap<Long, Verdict> looks) {
    Set<Long> alone = new TreeSet<>();
    for (long at = 0; at + policy.trustMillis() < knownAt; at++) {
      boolean silent = looks.get(at) == Verdict.BAD;
      for (long after = at + 1; silent && after <= at + policy.trustMillis(); after++) {
        silent = !looks.containsKey(after) && !doubtBegins(after);
      }
      if (silent) {
        alone.add(at);
      }
    }
    return alone;
  }

  private TreeMap<Long, Verdict> looks() {
    TreeMap<Long, Verdict> looks = new TreeMap<>();
    for (Sample sample : evidence.samples()) {
      boolean doubted = false;
      for (Doubt doubt : evidence.doubts()) {
        doubted |= holds(doubt.range(), doubt.known(), sample.atMillis());
      }
      if (!doubted && sample.recordedAtMillis() <= knownAt && sample.atMillis() < knownAt) {
        Verdict other = looks.get(sample.atMillis());
        List<Verdict> strength = List.of(Verdict.GOOD, Verdict.BAD, Verdict.NOT_OBSERVED);
        if (other == null || strength.indexOf(other) < strength.indexOf(sample.verdict())) {
          looks.put(sample.atMillis(), sample.verdict());
        }
      }
    }
    return looks;
  }

  private @Nullable Verdict[] raw(TreeMap<Long, Verdict> looks) {
    @Nullable Verdict[] raw = new Verdict[(int) knownAt];
    for (int at = 0; at < knownAt; at++) {
      for (long back = at; back >= 0 && back > at - policy.trustMillis(); back--) {
        if (doubtBegins(back)) {
          break;
        }
        if (looks.containsKey(back)) {
          Verdict verdict = looks.get(back);
          raw[at] = verdict == Verdict.NOT_OBSERVED ? null : verdict;
          break;
        }
      }
    }
    return raw;
  }

  private boolean doubtBegins(long at) {
    for (Doubt doubt : evidence.doubts()) {
      if (doubt.range().fromMillis() == at && holds(doubt.range(), doubt.known(), at)) {
        return true;
      }
    }
    return false;
  }

  /** First instant of the first run that does not count, and the one after its last; or null. */
  private int @Nullable [] firstShortRun(
      @Nullable Verdict[] raw, TreeMap<Long, Verdict> looks, Set<Long> alone) {
    List<int[]> runs = new ArrayList<>();
    for (int at = 0; at < raw.length; at++) {
      if (raw[at] != null) {
        if (runs.isEmpty() || raw[runs.getLast()[0]] != raw[at]) {
          runs.add(new int[] {at, at, 0});
        }
        runs.getLast()[1] = at + 1;
        runs.getLast()[2] += alone.contains(looks.floorKey((long) at)) ? 0 : 1;
      }
    }
    Verdict condition = null;
    for (int[] run : runs) {
      Verdict verdict = raw[run[0]];
      long delay = verdict == Verdict.BAD ? policy.downAfterMillis() : policy.upAfterMillis();
      if (condition != null && verdict != condition && run[2] < delay) {
        return Arrays.copyOf(run, 2);
      }
      condition = verdict;
    }
    return null;
  }
}
