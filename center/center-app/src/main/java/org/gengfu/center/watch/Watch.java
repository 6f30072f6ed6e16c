package org.gengfu.center.watch;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.gengfu.center.command.CommandRow;
import org.gengfu.center.incident.IncidentRow;
import org.gengfu.center.incident.StateSaver;
import org.gengfu.center.ingest.Batch;
import org.gengfu.center.ingest.Committer;
import org.gengfu.center.ingest.StoreUnavailableException;
import org.gengfu.center.store.Database;
import org.gengfu.center.store.FactSink;
import org.gengfu.center.store.StoreException;
import org.gengfu.center.store.StoreOfflineException;
import org.gengfu.core.alarm.AlarmFact;
import org.gengfu.core.alarm.AlarmInput;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.incident.Incident;
import org.gengfu.core.incident.IncidentFact;
import org.gengfu.core.incident.IncidentInput;
import org.gengfu.core.ledger.LedgerSnapshot;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one writer. Batches of ingest, operators' commands and the passing of time each become one
 * transaction: facts to the journal, projections, committed offsets. What is committed is then put
 * into the {@link LivePicture} and told to the {@link EventRing}.
 *
 * <p>All of it happens on the thread {@code watch}; the public methods may be called from any
 * thread that may block.
 */
public final class Watch implements Committer, AutoCloseable {
  private static final int DUE_AT_ONCE = 1_000;
  private static final Duration PULSE = Duration.ofMillis(200);

  /** After a defect time passes for nobody for so long: every try reads all that is committed. */
  private static final Duration REST = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  private final Database database;
  private final Clock clock;
  private final WatchSetup setup;
  private final LivePicture picture = new LivePicture();
  private final EventRing events = new EventRing();
  private final WatchCounters counters = new WatchCounters();
  private final LatestValues latest = new LatestValues(picture, events);
  private final WriterThread writer;
  private final StateSaver saver;
  private @Nullable Memory memory;
  private long rests;

  private Watch(Database database, Clock clock, WatchSetup setup) {
    this.setup = setup;
    this.database = database;
    this.clock = clock;
    this.saver = new StateSaver(database);
    this.writer = new WriterThread("watch", PULSE, this::pulse);
  }

  /**
   * Loads what is committed and begins to work. Edges that were online when the center ended are
   * offline now, and their devices not observed, until they are born again.
   *
   * @param setup by what it works
   * @throws StoreException when the store cannot be read
   */
  public static Watch start(Database database, Clock clock, WatchSetup setup) {
    Watch watch = new Watch(database, clock, setup);
    database.walk(connection ->
        LatestTable.walk(
            connection,
            (edge, reading) -> watch.picture.put(new DeviceKey(edge, reading.device()), reading)));
    Memory loaded = watch.loaded();
    loaded.devices().values().forEach(watch.picture::put);
    loaded.links().values().forEach(watch.picture::put);
    loaded.cameras().all().forEach(watch.picture::put);
    watch.picture.put(loaded.incidents().state());
    loaded.incidents().rows().all().forEach(watch.picture.incidentRows()::put);
    Instant now = watch.now();
    watch.change(draft -> {
      draft.audit();
      loaded.links().values().stream()
          .filter(EdgeLink::online)
          .forEach(link -> draft.edgeDied(link.edge(), now));
    });
    watch.writer.start();
    return watch;
  }

  /** What pages read. */
  public LivePicture picture() {
    return picture;
  }

  /** What pages listen to. */
  public EventRing events() {
    return events;
  }

  /** What was counted since the start. */
  public WatchCounters counters() {
    return counters;
  }

  @Override
  public Map<String, LedgerSnapshot> ledgers() throws StoreUnavailableException {
    return writer.call(() -> Map.copyOf(loaded().ledgers()));
  }

  @Override
  public void commit(Batch batch) throws StoreUnavailableException {
    writer.call(() -> {
      if (isRepeated(batch)) {
        counters.repeatedBatches.increment();
      } else {
        change(draft -> draft.take(batch));
      }
      return batch;
    });
  }

  /** True when the batch was committed before, only nobody could say so. */
  private boolean isRepeated(Batch batch) {
    Map<String, LedgerSnapshot> committed = loaded().ledgers();
    return !batch.ledgersAfter().isEmpty()
        && batch.ledgersAfter().entrySet().stream()
            .allMatch(after -> after.getValue().equals(committed.get(after.getKey())));
  }

  /**
   * Carries out an operator's command on one alarm and waits until it is committed.
   *
   * @return what the machine decided, also why it did not; empty when there is no such alarm
   * @throws StoreUnavailableException when it could not be committed
   */
  public List<AlarmFact> command(AlarmKey key, AlarmInput input) throws StoreUnavailableException {
    return writer.call(() -> {
      List<AlarmFact> decided = new ArrayList<>();
      change(draft -> {
        if (draft.alarms().state(key) != null) {
          decided.addAll(draft.alarms().take(key, input));
        }
      });
      return decided;
    });
  }

  /** Work in the writer's transaction that may add facts to the journal. */
  @FunctionalInterface
  public interface Recording<T> {
    T with(Connection connection, FactSink facts, Instant now) throws SQLException;
  }

  /**
   * Has something recorded: all of it in one transaction on the writer's thread, or nothing.
   *
   * @return what the work answered
   * @throws StoreUnavailableException when it could not be committed, or the work failed
   */
  public <T> T record(Recording<T> work) throws StoreUnavailableException {
    return writer.call(() -> {
      List<T> answers = new ArrayList<>();
      Instant now = now();
      change(draft ->
          draft.add((connection, facts) -> answers.add(work.with(connection, facts, now))));
      return answers.getFirst();
    });
  }

  /**
   * Lets the correlator decide, e.g. on a person's wish, an edit of the graph or of the rules.
   *
   * @return what follows, committed; a wish that cannot be followed is a {@code Refused} among them
   * @throws StoreUnavailableException when it could not be committed
   */
  public List<IncidentFact> decide(IncidentInput input) throws StoreUnavailableException {
    return act(change -> List.copyOf(change.take(input)));
  }

  /**
   * Has something done as a transaction of its own, to which alarms, incidents and all {@link
   * WatchPart}s may add. The work comes before the parts decide.
   *
   * @return what the work answered, once that is committed
   * @throws StoreUnavailableException when it could not be committed, or the work failed
   */
  public <T> T act(Function<Committing, T> work) throws StoreUnavailableException {
    return writer.call(() -> {
      List<T> answers = new ArrayList<>();
      change(draft -> answers.add(work.apply(draft.change())));
      return answers.getFirst();
    });
  }

  /** Tells the pages that a request has changed, once that is committed. */
  public void tell(CommandRow row) {
    events.publish(List.of(new LiveEvent.CommandChanged(row)));
  }

  /** Tells the pages something that follows from what is committed. */
  public void tell(LiveEvent.Told event) {
    events.publish(List.of(event));
  }

  /** Everything that follows happens on the writer's thread, or before it begins. */
  private void change(Consumer<Draft> drawing) {
    Memory before = loaded();
    Instant now = now();
    Draft draft = new Draft(before, now);
    long begun = System.nanoTime();
    List<LiveEvent> ofParts = new ArrayList<>();
    try {
      drawing.accept(draft);
      draft.conclude(setup.parts());
      begun = System.nanoTime();
      store(draft, now);
      before.accept(draft);
      setup.parts().forEach(part -> ofParts.addAll(part.accepted()));
    } catch (RuntimeException e) {
      memory = null; // nobody knows whether it was committed: read what is there before going on
      latest.notFlushed();
      counters.failures.increment();
      throw e;
    }
    saver.after(before.incidents(), draft.head().seq(), now);
    counters.count(draft, System.nanoTime() - begun);
    tell(draft, now, ofParts);
  }

  private void store(Draft draft, Instant now) {
    boolean news = !draft.isEmpty() || setup.parts().stream().anyMatch(WatchPart::hasNews);
    if (news || latest.isFlushDue(now)) {
      database.change(connection -> {
        draft.store(connection, setup.parts());
        latest.flush(connection, now);
      });
      latest.flushed();
    }
  }

  private void tell(Draft draft, Instant now, List<LiveEvent> ofParts) {
    List<LiveEvent> news = new ArrayList<>();
    draft
        .field()
        .links()
        .values()
        .forEach(link -> {
          picture.put(link);
          news.add(new LiveEvent.EdgeChanged(link));
        });
    draft
        .field()
        .devices()
        .values()
        .forEach(device -> {
          picture.put(device);
          news.add(
              new LiveEvent.DeviceChanged(device, draft.field().born().contains(device.key())));
        });
    draft.looks().newest().values().forEach(picture::put);
    draft.looks().news().forEach(camera -> news.add(new LiveEvent.CameraChanged(camera)));
    draft.rows().forEach(row -> news.add(new LiveEvent.Alarm(row)));
    draft.commands().forEach(row -> news.add(new LiveEvent.CommandChanged(row)));
    picture.put(draft.incidents().state());
    for (IncidentRow row : draft.incidents().rows()) {
      picture.incidentRows().put(row);
      news.add(new LiveEvent.IncidentChanged(row));
    }
    for (long gone : draft.incidents().left()) {
      picture.incidentRows().remove(Incident.name(gone));
    }
    news.addAll(ofParts);
    events.publish(news);
    latest.take(draft.latest());
    latest.tell(now);
  }

  private void pulse() {
    if (rests != 0 && System.nanoTime() - rests < 0) {
      return;
    }
    rests = 0;
    try {
      Instant now = now();
      Memory known = loaded();
      boolean due =
          known.isDue(now)
              || setup.parts().stream()
                  .flatMap(part -> part.nextDeadline().stream())
                  .anyMatch(at -> !at.isAfter(now));
      if (due || latest.isFlushDue(now)) {
        List<AlarmKey> keys = due ? known.due(now, DUE_AT_ONCE) : List.of();
        change(draft -> draft.letTimePass(keys));
      }
      latest.tell(now);
    } catch (StoreOfflineException e) {
      LOG.debug("Not committed, tried again soon: {}", e.getMessage());
    } catch (StoreException e) {
      LOG.error("The watch cannot store what follows from the passing of time", e);
    } catch (RuntimeException e) { // a defect must not end the one thread that commits
      rests = System.nanoTime() + REST.toNanos();
      LOG.error("A defect: what follows from the passing of time is tried again in {}", REST, e);
    }
  }

  private Memory loaded() {
    Memory known = memory;
    if (known == null) {
      known =
          database.read(connection -> {
            Memory read = Memory.load(connection, setup);
            for (WatchPart part : setup.parts()) {
              part.load(connection);
            }
            return read;
          });
      memory = known;
    }
    return known;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Finishes what waits, then ends. */
  @Override
  public void close() {
    latest.end();
    writer.close();
    saver.close();
  }
}
