package org.gengfu.center.camera;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Looks of one camera that said the same, in order: at most {@value #MAX_LOOKS} of them, none more
 * than {@link #MAX_GAP_MILLIS} behind the one before, all within {@link #MAX_SPAN_MILLIS}.
 *
 * @param id of its row, 0 before it has one
 * @param detail what the first look said of the lowest rung that was not good
 */
record LookRun(long id, LookKind kind, String detail, LookTimes times) {
  static final int MAX_LOOKS = 120;
  static final long MAX_GAP_MILLIS = 600_000;
  static final long MAX_SPAN_MILLIS = 6 * 3_600_000L;

  /** One look, as the cutter sees it. */
  record Look(LookTimes.Time time, LookKind kind, String detail) {
    private static final Comparator<Look> ORDER =
        Comparator.<Look>comparingLong(look -> look.time().at())
            .thenComparing(Look::kind)
            .thenComparingLong(look -> look.time().learned())
            .thenComparingLong(look -> look.time().resolution());
  }

  /**
   * The runs that stored runs and further looks make together. The same looks make runs of the same
   * looks, in whatever order they come and however often one comes again: the first word of it
   * counts. Ids of stored runs are kept for as many as there are.
   */
  static List<LookRun> cut(List<LookRun> stored, List<Look> more) {
    List<Look> all = new ArrayList<>(more);
    for (LookRun run : stored) {
      for (int i = 0; i < run.times.size(); i++) {
        all.add(new Look(run.times.time(i), run.kind, run.detail));
      }
    }
    all.sort(Look.ORDER);
    List<LookRun> runs = new ArrayList<>();
    List<Look> run = new ArrayList<>();
    for (Look look : all) {
      Look before = run.isEmpty() ? null : run.getLast();
      if (before != null
          && before.time().at() == look.time().at()
          && before.kind().equals(look.kind())) {
        continue;
      }
      if (before != null && !goesOn(run.getFirst(), before, look, run.size())) {
        runs.add(of(run, runs.size(), stored));
        run.clear();
      }
      run.add(look);
    }
    if (!run.isEmpty()) {
      runs.add(of(run, runs.size(), stored));
    }
    return runs;
  }

  private static boolean goesOn(Look first, Look before, Look look, int size) {
    return size < MAX_LOOKS
        && before.kind().equals(look.kind())
        && look.time().at() - before.time().at() <= MAX_GAP_MILLIS
        && look.time().at() - first.time().at() <= MAX_SPAN_MILLIS;
  }

  private static LookRun of(List<Look> looks, int place, List<LookRun> stored) {
    long id = place < stored.size() ? stored.get(place).id : 0;
    Look first = looks.getFirst();
    LookTimes times = LookTimes.of(looks.stream().map(Look::time).toList());
    return new LookRun(id, first.kind(), first.detail(), times);
  }

  /** True when a row that holds the other need not be written. */
  boolean isStoredAs(LookRun other) {
    return id == other.id
        && kind.equals(other.kind)
        && Objects.equals(detail, other.detail)
        && times.first() == other.times.first()
        && times.size() == other.times.size()
        && java.util.Arrays.equals(times.encode(), other.times.encode());
  }
}
