package org.gengfu.center.watch;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gengfu.center.incident.AlarmMove;
import org.gengfu.center.store.Times;
import org.gengfu.center.watch.AlarmTable.StoredState;
import org.gengfu.contract.Severity;
import org.gengfu.core.alarm.AlarmChange;
import org.gengfu.core.alarm.AlarmFact;
import org.gengfu.core.alarm.AlarmInput;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.alarm.AlarmMachine;
import org.gengfu.core.alarm.AlarmPolicy;
import org.gengfu.core.alarm.AlarmState;
import org.gengfu.core.alarm.Occurrence;
import org.jspecify.annotations.Nullable;

/**
 * The alarm side of one transaction: inputs go in, facts and changed rows come out. What is
 * committed is not touched. Only the writer's thread may use it.
 */
final class AlarmDraft {
  /** The rule of the maintenance alarm that a chattering alarm raises. */
  static final String CHATTERING = "chattering";

  private final Memory memory;
  private final Instant now;
  private final Map<AlarmKey, AlarmState> states = new LinkedHashMap<>();
  private final Map<AlarmKey, Touched> touched = new LinkedHashMap<>();
  private final Map<AlarmKey, Long> lastSeq = new HashMap<>();
  private final Map<AlarmKey, Map<Integer, Long>> rowIds = new HashMap<>();
  private final List<AlarmFact> facts = new ArrayList<>();
  private final List<AlarmMove> moves = new ArrayList<>();
  private long lastRowId;
  private int ignored;

  /** What happened to the occurrences of one alarm in this transaction. */
  private static final class Touched {
    final TreeMap<Integer, Occurrence> seen = new TreeMap<>();
    final Set<Integer> withdrawn = new TreeSet<>();
    final Set<Integer> superseded = new TreeSet<>();
  }

  AlarmDraft(Memory memory, Instant now) {
    this.memory = memory;
    this.now = now;
    this.lastRowId = memory.lastRowId();
  }

  /** The state as it is with this draft, or null when nothing was ever heard of that alarm. */
  @Nullable AlarmState state(AlarmKey key) {
    AlarmState drafted = states.get(key);
    return drafted == null ? memory.alarm(key) : drafted;
  }

  /** Lets the machine decide and applies what it says. */
  List<AlarmFact> take(AlarmKey key, AlarmInput input) {
    AlarmState state = state(key);
    if (state == null) {
      state = AlarmState.initial(key, AlarmPolicy.EDGE);
    }
    state = state.live();
    List<AlarmFact> decided =
        AlarmMachine.decide(state, input, now).stream().map(AlarmDraft::storable).toList();
    for (AlarmFact fact : decided) {
      AlarmState next = AlarmMachine.apply(state, fact);
      note(state, next, fact);
      state = next;
    }
    states.put(key, state);
    for (AlarmFact fact : decided) {
      chatter(key, fact);
    }
    return decided;
  }

  /** The fact as the journal gives it back, so that a replay leads to the same state. */
  private static AlarmFact storable(AlarmFact fact) {
    return new AlarmFact(
        fact.key(), Times.storable(fact.eventTime()), fact.arrival(), fact.change());
  }

  private void note(AlarmState before, AlarmState after, AlarmFact fact) {
    if (fact.change() instanceof AlarmChange.Ignored) {
      ignored++;
      return;
    }
    facts.add(fact);
    if (!fact.key().type().equals(CHATTERING)) {
      moves.addAll(AlarmMove.of(before, fact));
    }
    if (!fact.change().changesState()) {
      return;
    }
    Touched alarm = touched.computeIfAbsent(fact.key(), key -> new Touched());
    Map<Integer, Occurrence> left = new HashMap<>();
    before.occurrences().forEach(old -> left.put(old.span().number(), old));
    for (Occurrence occurrence : after.occurrences()) {
      int number = occurrence.span().number();
      boolean last = occurrence == after.occurrences().getLast();
      if (!occurrence.equals(left.remove(number)) || last) {
        alarm.seen.put(number, occurrence);
        alarm.withdrawn.remove(number);
      }
    }
    for (Occurrence gone : left.values()) {
      int number = gone.span().number();
      alarm.seen.put(number, gone);
      if (fact.change() instanceof AlarmChange.Revised revised && number >= revised.from()) {
        alarm.withdrawn.add(number);
      } else if (!gone.isAcknowledged()) {
        alarm.superseded.add(number);
      }
    }
  }

  /** A chattering alarm is shelved by the machine; an alarm of its own says so until it is back. */
  private void chatter(AlarmKey key, AlarmFact fact) {
    if (key.type().equals(CHATTERING)) {
      return;
    }
    AlarmKey maintenance = new AlarmKey(key.resource(), CHATTERING, key.type());
    if (fact.change() instanceof AlarmChange.Chattered chattered) {
      double cycles = chattered.cycles();
      take(
          maintenance,
          new AlarmInput.Exceed(fact.eventTime(), 0, Severity.WARNING, cycles, null, false));
    } else if (fact.change() instanceof AlarmChange.Unshelved && isActive(maintenance)) {
      take(maintenance, new AlarmInput.Return(now, 0, false));
    }
  }

  private boolean isActive(AlarmKey key) {
    AlarmState state = state(key);
    return state != null && state.condition().isActive();
  }

  /** The facts that go to the journal, in order; what was ignored is only counted. */
  List<AlarmFact> facts() {
    return facts;
  }

  /** What was raised and cleared since this was asked last, in order. */
  List<AlarmMove> takeMoves() {
    List<AlarmMove> taken = List.copyOf(moves);
    moves.clear();
    return taken;
  }

  /** The alarms that were touched. */
  Set<AlarmKey> touched() {
    return touched.keySet();
  }

  /** Id of the row of the occurrence that was raised then, or null when there is none. */
  @Nullable Long rowId(Connection connection, AlarmKey key, Instant raised) throws SQLException {
    AlarmState state = state(key);
    if (state == null) {
      return null;
    }
    for (Occurrence occurrence : state.occurrences()) {
      if (occurrence.span().raised().toEpochMilli() == raised.toEpochMilli()) {
        return ids(connection, key).get(occurrence.span().number());
      }
    }
    return null;
  }

  int ignored() {
    return ignored;
  }

  /** To be told for each fact where it stands in the journal. */
  void journaled(AlarmFact fact, long seq) {
    lastSeq.put(fact.key(), seq);
  }

  /** The states that changed, once all facts have their place in the journal. */
  Collection<StoredState> states() {
    List<StoredState> changed = new ArrayList<>();
    for (AlarmKey key : touched.keySet()) {
      AlarmState state = states.get(key);
      Long seq = lastSeq.get(key);
      if (state != null && seq != null) {
        changed.add(new StoredState(state, seq));
      }
    }
    return changed;
  }

  /** The rows that changed; new ones get their ids here. */
  List<AlarmRow> rows(Connection connection, AlarmTexts texts) throws SQLException {
    List<AlarmRow> rows = new ArrayList<>();
    for (Map.Entry<AlarmKey, Touched> entry : touched.entrySet()) {
      AlarmKey key = entry.getKey();
      AlarmState state = states.get(key);
      if (state == null) {
        throw new IllegalStateException(key + " was touched but has no state");
      }
      Map<Integer, Long> ids = ids(connection, key);
      Touched alarm = entry.getValue();
      for (Occurrence occurrence : alarm.seen.values()) {
        int number = occurrence.span().number();
        long id = ids.computeIfAbsent(number, ignoredNumber -> ++lastRowId);
        AlarmRow row = AlarmRows.row(id, state, occurrence, texts);
        if (alarm.withdrawn.contains(number)) {
          row = AlarmRows.withdrawn(row, now);
        } else if (alarm.superseded.contains(number)) {
          row = AlarmRows.superseded(row, now);
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private Map<Integer, Long> ids(Connection connection, AlarmKey key) throws SQLException {
    Map<Integer, Long> drafted = rowIds.get(key);
    if (drafted != null) {
      return drafted;
    }
    Map<Integer, Long> known = memory.rowIds(key);
    Map<Integer, Long> ids = known == null ? AlarmTable.ids(connection, key) : new HashMap<>(known);
    rowIds.put(key, ids);
    return ids;
  }

  Map<AlarmKey, Map<Integer, Long>> rowIds() {
    return rowIds;
  }

  long lastRowId() {
    return lastRowId;
  }
}
