package org.gengfu.center.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
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
import org.gengfu.contract.AlarmEvent;
import org.gengfu.contract.Severity;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.gengfu.core.ledger.EpochRanges;
import org.gengfu.core.ledger.LedgerSnapshot;
import org.gengfu.core.ledger.OffsetRange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A really full disk: nothing is committed, nothing committed is lost, and it goes on by itself.
 */
class DiskFullIT {
  @TempDir private Path folder;
  private Path disk;

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectory(folder.resolve("disk"));
    Assumptions.assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=200m", "tmpfs", disk.toString()) == 0,
        "a small disk cannot be mounted: run as root with the right to mount tmpfs");
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", "-l", disk.toString());
  }

  @Test
  void aFullDiskStopsCommitsAndAFreedOneLetsThemGoOn() throws Exception {
    DatabaseSettings settings =
        new DatabaseSettings.Embedded(disk.resolve("pg"), TestDatabase.programs());
    try (Database database = Database.open(settings);
        Watch watch =
            Watch.start(database, Clock.systemUTC(), WatchSetup.of(AvailabilityPolicy.DEFAULT))) {
      watch.commit(batch(0));
      Path filler = fill();
      int committed = commitUntilRefused(watch);
      Files.delete(filler);
      commitWithin(watch, batch(committed + 1), 120);
      assertThat(watch.ledgers()).isEqualTo(batch(committed + 1).ledgersAfter());
      StartCheck.Finding finding = StartCheck.check(database, Long.MAX_VALUE);
      assertThat(finding.fault()).isEmpty();
      assertThat(finding.alarms()).isEqualTo(committed + 2);
    }
  }

  /** Each batch raises an alarm of its own, with a name that takes up space. */
  private static Batch batch(int number) {
    AlarmEvent event =
        new AlarmEvent(
            "d",
            "alarm-" + number + "-" + "x".repeat(800),
            true,
            Severity.MINOR,
            WatchFixture.T0.plusSeconds(number),
            null,
            null);
    LedgerSnapshot ledger =
        new LedgerSnapshot(List.of(new EpochRanges(7, List.of(new OffsetRange(0, number)))));
    return new Batch(
        WatchFixture.T0,
        List.of(new Entry.Alarm(WatchFixture.EDGE, event, true)),
        Map.of(WatchFixture.EDGE, ledger));
  }

  private static int commitUntilRefused(Watch watch) {
    for (int number = 1; number < 100_000; number++) {
      try {
        watch.commit(batch(number));
      } catch (StoreUnavailableException e) {
        return number - 1;
      }
    }
    throw new AssertionError("the disk never was full");
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
        TimeUnit.MILLISECONDS.sleep(200);
      }
    }
  }

  private Path fill() throws IOException {
    Path filler = disk.resolve("filler");
    byte[] block = new byte[64 * 1024];
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      return filler; // no space left on device
    }
  }

  private static int run(String... command) throws Exception {
    return new ProcessBuilder(command).redirectErrorStream(true).inheritIO().start().waitFor();
  }
}
