package org.gengfu.center.camera;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.center.store.Database;
import org.gengfu.center.store.Times;
import org.gengfu.contract.Seen;
import org.jspecify.annotations.Nullable;

/** The evidence as people ask for it. Any thread that may block. */
public final class LookStore {
  private final Database database;

  public LookStore(Database database) {
    this.database = database;
  }

  /**
   * Looks in a row that said the same.
   *
   * @param widestGapMillis longest time between two of them
   * @param learnedFirst when the center learned of the first one that it learned of
   * @param detail what the first said of the lowest rung that was not good
   */
  public record Run(
      Instant first,
      Instant last,
      int looks,
      long widestGapMillis,
      Instant learnedFirst,
      Instant learnedLast,
      Seen online,
      Seen intact,
      List<LookKind.Rung> ladder,
      List<String> faults,
      String detail) {}

  /**
   * A part of a list.
   *
   * @param next where to go on, null at the end
   */
  public record Page(List<Run> runs, @Nullable Instant next) {}

  /**
   * At most {@code limit} runs that reach into a span, oldest first. Runs are cut after {@value
   * LookRun#MAX_LOOKS} looks.
   *
   * @param to not inside
   */
  public Page page(CameraSource source, Instant from, Instant to, int limit) {
    long first = Times.storable(from).toEpochMilli();
    long last = Times.storable(to).toEpochMilli() - 1;
    List<LookRun> found =
        database.read(connection -> LookRunTable.page(connection, source, first, last, limit + 1));
    List<Run> runs = new ArrayList<>();
    for (LookRun run : found.subList(0, Math.min(limit, found.size()))) {
      runs.add(view(run));
    }
    Instant next =
        found.size() > limit ? Instant.ofEpochMilli(found.getLast().times().first()) : null;
    return new Page(runs, next);
  }

  private static Run view(LookRun run) {
    LookTimes times = run.times();
    return new Run(
        Instant.ofEpochMilli(times.first()),
        Instant.ofEpochMilli(times.last()),
        times.size(),
        times.widestGap(),
        Instant.ofEpochMilli(times.learnedFirst()),
        Instant.ofEpochMilli(times.learnedLast()),
        run.kind().online(),
        run.kind().intact(),
        run.kind().rungs(),
        LookKind.words(run.kind().faults()),
        run.detail());
  }
}
