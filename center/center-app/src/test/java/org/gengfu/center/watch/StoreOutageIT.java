package org.gengfu.center.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.gengfu.center.ingest.Batch;
import org.gengfu.center.ingest.Entry;
import org.gengfu.center.ingest.StoreUnavailableException;
import org.gengfu.center.store.Database;
import org.gengfu.center.store.DatabaseSettings;
import org.gengfu.center.store.TestDatabase;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.gengfu.core.ledger.EpochRanges;
import org.gengfu.core.ledger.LedgerSnapshot;
import org.gengfu.core.ledger.OffsetRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that dies under the watch comes back by itself, and nothing is lost or doubled. */
class StoreOutageIT {
  @TempDir private Path folder;

  @Test
  void batchesThatFailAreCommittedOnceTheDatabaseIsBack() throws Exception {
    DatabaseSettings settings =
        new DatabaseSettings.Embedded(folder.resolve("pg"), TestDatabase.programs());
    try (Database database = Database.open(settings);
        Watch watch =
            Watch.start(database, Clock.systemUTC(), WatchSetup.of(AvailabilityPolicy.DEFAULT))) {
      watch.commit(batch(0));
      killServer();
      for (int i = 1; i <= 5; i++) {
        commitWithin(watch, batch(i), 90);
      }
      assertThat(watch.ledgers()).isEqualTo(batch(5).ledgersAfter());
      assertThat(new AlarmList(database).open()).hasSize(6);
      assertThat(StartCheck.check(database, Long.MAX_VALUE).fault()).isEmpty();
    }
  }

  /** One more occurrence of the alarm: it is raised and has returned. */
  private static Batch batch(int number) {
    var at = WatchFixture.T0.plusSeconds(10L * number);
    LedgerSnapshot ledger =
        new LedgerSnapshot(List.of(new EpochRanges(7, List.of(new OffsetRange(0, number)))));
    return new Batch(
        at,
        List.of(
            new Entry.Alarm(WatchFixture.EDGE, WatchFixture.event(true, at), true),
            new Entry.Alarm(WatchFixture.EDGE, WatchFixture.event(false, at.plusSeconds(5)), true)),
        Map.of(WatchFixture.EDGE, ledger));
  }

  private static void commitWithin(Watch watch, Batch batch, int seconds) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (true) {
      try {
        watch.commit(batch);
        return;
      } catch (StoreUnavailableException e) {
        if (System.nanoTime() > end) {
          throw new AssertionError("not back after " + seconds + " s", e);
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
  }

  private void killServer() throws IOException {
    String pid = Files.readAllLines(folder.resolve("pg/data/postmaster.pid")).getFirst();
    ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow().destroyForcibly();
  }
}
