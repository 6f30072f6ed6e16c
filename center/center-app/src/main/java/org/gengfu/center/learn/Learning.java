package org.gengfu.center.learn;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.gengfu.center.learn.ProposalTable.Run;
import org.gengfu.center.store.Database;
import org.gengfu.center.store.StoreException;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.incident.AlarmEvent;
import org.gengfu.core.incident.IncidentState;
import org.gengfu.core.learned.History;
import org.gengfu.core.learned.LearningPolicy;
import org.gengfu.core.learned.Proposal;
import org.gengfu.core.learned.Proposing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns once a night, at {@value #HOUR} o'clock of the contract's zone, and when somebody asks for
 * it: reads what the correlator heard in the last {@value #DAYS} days and proposes. It changes
 * neither rules nor drawing. It also notes while the center hears, without which nobody could say
 * what is chance. On a thread of its own; {@link #run} on that of who asks.
 */
public final class Learning implements AutoCloseable {
  /** When it is done. */
  public static final int HOUR = 3;

  /** How far back it looks. */
  public static final int DAYS = 90;

  /** The most alarms raised and cleared that are read; beyond, a shorter time is looked at. */
  static final int MOST_EVENTS = 600_000;

  private static final Duration PULSE = Duration.ofMinutes(5);
  private static final Logger LOG = LoggerFactory.getLogger(Learning.class);

  private final Database database;
  private final Supplier<IncidentState> state;
  private final ZoneId zone;
  private final Clock clock;
  private final Instant began;
  private final ReentrantLock running = new ReentrantLock();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("learning").factory());

  /**
   * Begins to note and to learn.
   *
   * @param state the correlator's, as committed
   * @param zone of the time of day
   */
  public Learning(Database database, Supplier<IncidentState> state, ZoneId zone, Clock clock) {
    this.database = database;
    this.state = state;
    this.zone = zone;
    this.clock = clock;
    this.began = now();
    timer.scheduleWithFixedDelay(this::pulse, 1, PULSE.toSeconds(), TimeUnit.SECONDS);
  }

  /** Notes that the center hears, and learns when the night's time has come. */
  void pulse() {
    try {
      Instant now = now();
      database.change(connection -> HeardTable.heard(connection, began, now));
      Instant last = database.read(ProposalTable::newest).map(Run::time).orElse(began);
      if (isDue(last, now)) {
        run("");
      }
    } catch (StoreException e) { // the next pulse tries again
      LOG.warn("Nothing is learned now: {}", e.getMessage());
    } catch (RuntimeException e) { // learning must not end for one history
      LOG.error("Learning failed", e);
    }
  }

  /** True when the hour of a night lies between the last run and now. */
  private boolean isDue(Instant last, Instant now) {
    ZonedDateTime night = now.atZone(zone).with(LocalTime.of(HOUR, 0));
    if (night.toInstant().isAfter(now)) {
      night = night.minusDays(1);
    }
    return night.toInstant().isAfter(last);
  }

  /**
   * Learns now.
   *
   * @param user who asked for it; empty for the night's
   * @return the run; empty when one is under way
   */
  public Optional<Run> run(String user) {
    if (!running.tryLock()) {
      return Optional.empty();
    }
    try {
      Run run = learned(user);
      LOG.info(
          "Learned from {} alarms of {} h heard: {} proposals are open",
          run.raises(),
          Duration.ofMillis(run.coveredMillis()).toHours(),
          run.open());
      return Optional.of(run);
    } finally {
      running.unlock();
    }
  }

  private Run learned(String user) {
    Instant now = now();
    database.change(connection -> HeardTable.heard(connection, began, now));
    IncidentState known = state.get();
    Instant since = now.minus(Duration.ofDays(DAYS));
    PastEvents.Found found = past(since, now);
    boolean complete = found.complete();
    while (!found.complete()) {
      since = since.plus(Duration.between(since, now).dividedBy(2)).truncatedTo(ChronoUnit.MILLIS);
      found = past(since, now);
    }
    Instant first = since;
    List<TimeRange> covered =
        database.read(connection -> HeardTable.covered(connection, first, now));
    long coveredMillis = covered.stream().mapToLong(TimeRange::millis).sum();
    List<AlarmEvent> events = found.events();
    List<Proposal> before = database.read(ProposalTable::all);
    List<Proposal> after =
        covered.isEmpty()
            ? before
            : Proposing.propose(
                new History(events, covered, LearningPolicy.USUAL),
                known.graph(),
                known.rules(),
                LearningPolicy.USUAL,
                before);
    int raises =
        (int) events.stream().filter(one -> one.change() == AlarmEvent.Change.RAISE).count();
    int open = (int) after.stream().filter(one -> one.state() == Proposal.State.OPEN).count();
    Run run = new Run(now, first, coveredMillis, raises, open, complete, user);
    database.change(connection -> {
      ProposalTable.open(connection, after, now);
      ProposalTable.add(connection, run);
    });
    return run;
  }

  private PastEvents.Found past(Instant since, Instant now) {
    return database.read(
        connection -> PastEvents.read(connection, since, now.plusMillis(1), MOST_EVENTS));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    try {
      timer.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
