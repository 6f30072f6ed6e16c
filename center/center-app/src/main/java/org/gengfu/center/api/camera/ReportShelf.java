package org.gengfu.center.api.camera;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.gengfu.center.api.ProblemException;
import org.gengfu.center.api.camera.ReportDesk.Wish;
import org.gengfu.center.store.Database;
import org.gengfu.report.CameraReport;
import org.gengfu.report.Language;
import org.jspecify.annotations.Nullable;

/**
 * Reports made a moment ago. A page, its files and its neighbours ask for the same month, which is
 * counted once: whoever asks while it is being counted waits for it, whoever asks within {@link
 * #FRESH} gets the same, unless somebody has changed the register, an exclusion or another record
 * since. What was known at a past instant never changes and is kept for {@link #KEPT}. Any thread
 * that may block.
 */
final class ReportShelf {
  /** How old a report of the present may be: new looks come every second. */
  static final Duration FRESH = Duration.ofSeconds(15);

  /** How long a report of what was known at a past instant stays. */
  static final Duration KEPT = Duration.ofMinutes(10);

  /** Most reports; the one that was made first goes. */
  static final int MOST = 6;

  /** A report of more cameras and faults than this is not kept. */
  static final int MAX_ROWS = 100_000;

  private final Database database;
  private final Clock clock;
  private final Map<Key, Made> shelf = new LinkedHashMap<>();

  private record Key(Wish wish, @Nullable Instant known, Language language) {}

  /**
   * A report that is there or on its way.
   *
   * @param head number of the journal's last row before it was begun
   */
  private record Made(CompletableFuture<CameraReport> report, Instant begun, long head) {}

  ReportShelf(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A report, from the shelf or made.
   *
   * @param known as known when, null for now
   * @param making makes it; what it throws goes to whoever caused it to be made
   */
  CameraReport take(
      Wish wish, @Nullable Instant known, Language language, Supplier<CameraReport> making) {
    Key key = new Key(wish, known, language);
    while (true) {
      Made found = found(key);
      if (found == null) {
        Made mine = new Made(new CompletableFuture<>(), clock.instant(), head());
        if (put(key, mine)) {
          return make(key, mine, making);
        }
        continue;
      }
      try {
        return found.report().get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ProblemException(ProblemException.Code.TIMEOUT, "the report took too long");
      } catch (ExecutionException e) {
        drop(key, found); // who made it was told why; this one tries for itself
      }
    }
  }

  private CameraReport make(Key key, Made mine, Supplier<CameraReport> making) {
    try {
      CameraReport report = making.get();
      if (rows(report) > MAX_ROWS) {
        drop(key, mine);
      }
      mine.report().complete(report);
      return report;
    } catch (RuntimeException | Error e) { // nobody may wait for what will never come
      drop(key, mine);
      mine.report().completeExceptionally(e);
      throw e;
    }
  }

  private static long rows(CameraReport report) {
    return report.parts().stream()
        .mapToLong(part -> (long) part.cameras().size() + part.faults().size())
        .sum();
  }

  private @Nullable Made found(Key key) {
    Made made;
    synchronized (this) {
      made = shelf.get(key);
    }
    if (made == null || isGood(key, made)) {
      return made;
    }
    drop(key, made);
    return null;
  }

  private boolean isGood(Key key, Made made) {
    Instant now = clock.instant();
    Instant known = key.known();
    boolean past = known != null && known.isBefore(made.begun());
    Duration age = Duration.between(made.begun(), now);
    if (age.isNegative() || age.compareTo(past ? KEPT : FRESH) >= 0) {
      return !made.report().isDone() && !age.isNegative();
    }
    return past || !changedSince(made.head());
  }

  private synchronized boolean put(Key key, Made mine) {
    if (shelf.putIfAbsent(key, mine) != null) {
      return false;
    }
    Iterator<Key> oldest = shelf.keySet().iterator();
    while (shelf.size() > MOST && oldest.hasNext()) {
      oldest.next();
      oldest.remove();
    }
    return true;
  }

  private synchronized void drop(Key key, Made made) {
    shelf.remove(key, made);
  }

  private long head() {
    return database.read(connection ->
        number(connection, "select coalesce(max(seq), 0) from journal where seq > ?", -1));
  }

  /** True when people have changed what reports are counted from. */
  private boolean changedSince(long head) {
    String sql =
        "select count(*) from journal where seq > ?"
            + " and (kind like 'camera.%' or kind like 'exclusion.%')";
    return database.read(connection -> number(connection, sql, head)) > 0;
  }

  private static long number(Connection connection, String sql, long head) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, head);
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }
}
