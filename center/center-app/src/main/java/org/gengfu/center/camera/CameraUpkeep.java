package org.gengfu.center.camera;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.gengfu.center.store.Database;
import org.gengfu.center.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drops evidence and pictures that are older than they are kept: once a day, in steps of at most
 * {@value #STEP} rows, each a transaction of its own, so that nobody waits for it. On a thread of
 * its own.
 */
public final class CameraUpkeep implements AutoCloseable {
  /** How long evidence is kept unless the settings say otherwise: a year's report, and a month. */
  public static final Duration USUAL = Duration.ofDays(400);

  static final int STEP = 2_000;

  private static final int MAX_STEPS = 5_000;
  private static final Logger LOG = LoggerFactory.getLogger(CameraUpkeep.class);

  private final Database database;
  private final Duration kept;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("camera-upkeep").factory());

  /**
   * Begins to work.
   *
   * @param kept how long evidence and pictures are kept
   */
  public CameraUpkeep(Database database, Duration kept, Clock clock) {
    this.database = database;
    this.kept = kept;
    this.clock = clock;
    timer.scheduleWithFixedDelay(this::run, 10, Duration.ofDays(1).toMinutes(), TimeUnit.MINUTES);
  }

  private void run() {
    try {
      clean();
    } catch (StoreException e) { // the next day tries again
      LOG.warn("Old evidence of cameras could not be dropped: {}", e.getMessage());
    }
  }

  /** Drops what is too old now; tells how many rows. */
  long clean() {
    Instant before = clock.instant().minus(kept);
    long dropped = 0;
    for (int step = 0; step < MAX_STEPS; step++) {
      int rows =
          database.transaction(connection ->
              LookRunTable.drop(connection, before.toEpochMilli(), STEP)
                  + CameraPictureTable.drop(connection, before, STEP));
      dropped += rows;
      if (rows == 0) {
        break;
      }
    }
    return dropped;
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
