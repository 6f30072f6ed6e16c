package org.gengfu.center.incident;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.gengfu.center.store.FactSink;
import org.gengfu.center.store.Times;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.incident.AlarmEvent;
import org.gengfu.core.incident.Correlator;
import org.gengfu.core.incident.Incident;
import org.gengfu.core.incident.IncidentFact;
import org.gengfu.core.incident.IncidentFactText;
import org.gengfu.core.incident.IncidentInput;
import org.gengfu.core.incident.IncidentState;
import org.jspecify.annotations.Nullable;

/**
 * The correlator's side of one transaction: inputs go in, facts come out. What is committed is not
 * touched. Only the writer's thread may use it.
 */
public final class IncidentDraft {
  /** Who says that a device is not observed. */
  private static final String CENTER = "center";

  private final IncidentMemory memory;
  private final Instant now;
  private final List<IncidentFact> facts = new ArrayList<>();
  private final IncidentTouch touch = new IncidentTouch();
  private final Map<AlarmKey, AlarmKey> correlated = new HashMap<>();
  private final Map<AlarmKey, AlarmKey> alarms = new HashMap<>();
  private final Set<String> gone = new LinkedHashSet<>();
  private final Set<String> back = new LinkedHashSet<>();
  private final List<IncidentRow> rows = new ArrayList<>();
  private final Set<Long> looked = new LinkedHashSet<>();
  private final Set<Long> left = new LinkedHashSet<>();
  private IncidentState state;

  /**
   * @param now the center's clock
   */
  public IncidentDraft(IncidentMemory memory, Instant now) {
    this.memory = memory;
    this.now = now;
    this.state = memory.state();
  }

  /** Lets the correlator decide and applies what it says. */
  public List<IncidentFact> take(IncidentInput input) {
    Correlator.Step step = Correlator.step(state, input, now);
    touch.add(state, step.facts(), step.state());
    facts.addAll(step.facts());
    state = step.state();
    return step.facts();
  }

  /** Lets time pass, if that changes anything by now. */
  public void letTimePass() {
    if (Correlator.nextDeadline(state).filter(at -> !at.isAfter(now)).isPresent()) {
      take(new IncidentInput.TimePassed());
    }
  }

  /**
   * An alarm was raised or cleared.
   *
   * @param kind kind of the device's profile, empty when unknown
   */
  public void moved(AlarmMove move, String kind) {
    AlarmKey known = move.change() == AlarmEvent.Change.RAISE ? null : correlated(move.alarm());
    AlarmKey key =
        known == null ? setup().kinds().correlated(move.alarm(), kind, state.graph()) : known;
    correlated.put(move.alarm(), key);
    alarms.put(key, move.alarm());
    take(
        new IncidentInput.Transition(
            new AlarmEvent(
                key,
                move.change(),
                Times.storable(move.time()).toEpochMilli(),
                edge(key.resource()),
                move.number())));
  }

  /** As what the correlator knows an alarm, or null when it was never told. */
  public @Nullable AlarmKey correlated(AlarmKey alarm) {
    AlarmKey drafted = correlated.get(alarm);
    return drafted == null ? memory.correlated(alarm) : drafted;
  }

  private static String edge(String node) {
    int slash = node.indexOf('/');
    return slash < 0 ? node : node.substring(0, slash);
  }

  /** A source says again that an alarm is there. */
  public void refresh(AlarmKey alarm, Instant at) {
    AlarmKey key = correlated(alarm);
    if (key != null) {
      take(new IncidentInput.Refresh(key, Times.storable(at).toEpochMilli()));
    }
  }

  /** A device is not observed any more, since when; no news when that is known. */
  public void gone(String node, Instant since) {
    if (!isStale(node)) {
      gone.add(node);
      back.remove(node);
      stale(node, AlarmEvent.Change.RAISE, since);
    }
  }

  /** A device is observed again. */
  public void back(String node, Instant at) {
    if (isStale(node)) {
      back.add(node);
      gone.remove(node);
      stale(node, AlarmEvent.Change.CLEAR, at);
    }
  }

  private boolean isStale(String node) {
    return gone.contains(node) || (memory.stale().contains(node) && !back.contains(node));
  }

  private void stale(String node, AlarmEvent.Change change, Instant at) {
    AlarmKey key = new AlarmKey(node, AlarmKinds.DATA_STALE, "");
    take(
        new IncidentInput.Transition(
            new AlarmEvent(key, change, Times.storable(at).toEpochMilli(), CENTER, 0)));
  }

  /**
   * Writes the projections; to be called once, inside a transaction.
   *
   * @param seq the journal row of {@link #journal}
   */
  public void store(Connection connection, long seq, IncidentRows maker) throws SQLException {
    makeRows(maker);
    if (!facts.isEmpty()) {
      IncidentTable.reached(connection, seq);
    }
    IncidentTable.put(connection, rows);
    IncidentWords words = maker.words();
    new IncidentEvents(before(), state, words, now).store(connection, seq, facts);
    for (IncidentFact fact : facts) {
      if (fact instanceof IncidentFact.Resolved resolved) {
        story(connection, state, resolved.incident(), words);
      } else if (fact instanceof IncidentFact.Forgotten forgotten) {
        story(connection, before(), forgotten.incident(), words);
      }
    }
  }

  private static void story(Connection connection, IncidentState of, long id, IncidentWords words)
      throws SQLException {
    @Nullable Incident incident = of.incident(id);
    if (incident != null) {
      IncidentTable.put(connection, incident.name(), IncidentStory.of(of, incident, words));
    }
  }

  /** Has the rows of incidents made that are ripe for it. */
  private void makeRows(IncidentRows maker) {
    for (long id : ripe()) {
      looked.add(id);
      IncidentRow before = memory.rows().row(id);
      @Nullable Incident incident = state.incident(id);
      @Nullable IncidentRow row =
          incident != null
              ? maker.row(state, incident, now)
              : before == null ? null : maker.ended(before, mergedInto(id), now);
      if (row != null && !row.saysTheSame(before)) {
        rows.add(row);
      }
      if (incident == null) {
        left.add(id);
      }
    }
  }

  /** What is no more is said at once: nobody could say later what became of it. */
  private List<Long> ripe() {
    return memory.rows().ripe(touch.incidents(), id -> !state.incidents().contains(id), now);
  }

  private @Nullable String mergedInto(long id) {
    String into = null;
    for (IncidentFact fact : facts) {
      if (fact instanceof IncidentFact.Merged merged && merged.loser() == id) {
        into = Incident.name(merged.survivor());
      }
    }
    return into;
  }

  IncidentSetup setup() {
    return memory.setup();
  }

  Instant now() {
    return now;
  }

  /** The state before this transaction. */
  public IncidentState before() {
    return memory.state();
  }

  /** The state as it is with this draft. */
  public IncidentState state() {
    return state;
  }

  /** The alarm that the correlator knows by this key, or null when there is none. */
  public @Nullable AlarmKey alarm(AlarmKey key) {
    AlarmKey drafted = alarms.get(key);
    return drafted == null ? memory.alarm(key) : drafted;
  }

  /** All that was decided, in order. */
  public List<IncidentFact> facts() {
    return facts;
  }

  /** Incidents of which something is other than before. */
  public Set<Long> touched() {
    return touch.incidents();
  }

  /** An alarm of this incident changed in a way that the correlator does not care for. */
  public void touched(long incident) {
    if (incident != 0) {
      touch.incidents().add(incident);
    }
  }

  /** Episodes of which the place in their incident may be another one; taken once. */
  public List<Long> takeEpisodes() {
    List<Long> taken = List.copyOf(touch.episodes());
    touch.episodes().clear();
    return taken;
  }

  /** The rows that are new or other than before; known once made. */
  public List<IncidentRow> rows() {
    return rows;
  }

  Set<Long> looked() {
    return looked;
  }

  /** Incidents that the correlator no longer holds; known once rows are made. */
  public Set<Long> left() {
    return left;
  }

  Map<AlarmKey, AlarmKey> newNames() {
    return correlated;
  }

  Set<String> gone() {
    return gone;
  }

  Set<String> back() {
    return back;
  }

  /** True when there is nothing to store. */
  public boolean isEmpty() {
    return facts.isEmpty() && ripe().isEmpty();
  }

  /** Puts the facts into the journal, as one row. */
  public void journal(FactSink journal) {
    if (!facts.isEmpty()) {
      StringJoiner lines = new StringJoiner("\n");
      facts.forEach(fact -> lines.add(IncidentFactText.write(fact)));
      journal.add(now, IncidentReplay.KIND, IncidentReplay.SUBJECT, lines.toString());
    }
  }
}
