package org.gengfu.center.learn;

import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gengfu.center.store.Database;
import org.gengfu.core.incident.IncidentState;
import org.gengfu.core.incident.RuleBook;
import org.gengfu.core.incident.RuleTrial;

/**
 * Tries edited rules over the journal's past, one trial at a time, on a thread of its own. The
 * correlator that works is not touched. Any thread that may block.
 */
public final class RuleTrials implements AutoCloseable {
  /** The most alarms raised and cleared in the time of a trial. */
  public static final int MOST_EVENTS = 300_000;

  private final Database database;
  private final AtomicBoolean busy = new AtomicBoolean();
  private final ThreadPoolExecutor worker =
      new ThreadPoolExecutor(
          0,
          1,
          10,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(1),
          Thread.ofPlatform().daemon().name("rule-trial").factory());

  public RuleTrials(Database database) {
    this.database = database;
  }

  /** Why no trial was made. */
  public static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean busy;

    RefusedException(boolean busy, String why) {
      super(why, null, false, false);
      this.busy = busy;
    }

    /** True when it may be tried again later; false when less is to be asked. */
    public boolean isBusy() {
      return busy;
    }
  }

  /**
   * Tries a candidate over what arrived in a time, and waits for the report. Who is interrupted
   * leaves the trial to its end.
   *
   * @param state whose rules are compared with, and whose drawing is taken
   * @throws RefusedException when another trial is made, or there is too much to go over
   */
  public RuleTrial.Report of(
      IncidentState state, RuleBook candidate, Instant from, Instant to, ZoneId zone)
      throws RefusedException, InterruptedException {
    if (!busy.compareAndSet(false, true)) {
      throw busy();
    }
    Future<RuleTrial.Report> trial;
    try {
      trial =
          worker.submit(() -> {
            try {
              return trial(state, candidate, from, to, zone);
            } finally {
              busy.set(false);
            }
          });
    } catch (RejectedExecutionException closed) {
      busy.set(false);
      throw busy();
    }
    try {
      return trial.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RefusedException refused) {
        throw refused;
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("a trial failed", e.getCause());
    }
  }

  private static RefusedException busy() {
    return new RefusedException(true, "another trial is being made; try again when it is done");
  }

  private RuleTrial.Report trial(
      IncidentState state, RuleBook candidate, Instant from, Instant to, ZoneId zone)
      throws RefusedException {
    PastEvents.Found found =
        database.read(connection -> PastEvents.read(connection, from, to, MOST_EVENTS));
    if (!found.complete()) {
      throw new RefusedException(
          false, "more than " + MOST_EVENTS + " alarms came and went: take a shorter time");
    }
    return RuleTrial.of(
        state.graph(), state.policy(), state.rules(), candidate, found.entries(), zone);
  }

  @Override
  public void close() {
    worker.shutdownNow();
  }
}
