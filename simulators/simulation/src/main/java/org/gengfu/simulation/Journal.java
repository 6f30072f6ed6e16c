package org.gengfu.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gengfu.core.alarm.AlarmFact;
import org.gengfu.core.alarm.AlarmFactText;
import org.gengfu.core.alarm.AlarmMachine;
import org.gengfu.core.alarm.AlarmPolicy;
import org.gengfu.core.alarm.AlarmState;
import org.gengfu.core.incident.Correlator;
import org.gengfu.core.incident.IncidentFactText;
import org.gengfu.core.incident.IncidentState;
import org.gengfu.core.incident.IncidentStateText;
import org.gengfu.core.ledger.LedgerSnapshot;
import org.gengfu.notify.Notifier;
import org.gengfu.notify.NotifyFact;
import org.gengfu.notify.NotifyState;

/**
 * What survives a crash: the committed transactions as lines of text, and now and then a whole
 * state of the correlator. The notifier's facts have no text yet and are kept as they are. One
 * thread.
 */
final class Journal {
  /** A state is stored after so many lines. */
  private static final int STATE_EVERY = 400;

  private final IncidentState first;
  private final List<String> alarms = new ArrayList<>();
  private final List<String> incidents = new ArrayList<>();
  private final List<NotifyFact> notices = new ArrayList<>();
  private final SortedMap<String, String> ledgers = new TreeMap<>();
  private List<String> stored = List.of();
  private SortedMap<String, AlarmState> storedAlarms = new TreeMap<>();
  private int alarmsAt;
  private int storedAt;
  private int transactions;

  Journal(IncidentState first) {
    this.first = first;
  }

  /** The lines of one transaction. */
  record Lines(
      List<String> alarms,
      List<String> incidents,
      List<NotifyFact> notices,
      SortedMap<String, String> ledgers) {}

  int transactions() {
    return transactions;
  }

  int lines() {
    return alarms.size() + incidents.size();
  }

  /** All of a transaction, or, when there is a crash before it, nothing. */
  void append(Lines lines, IncidentState after) {
    alarms.addAll(lines.alarms());
    incidents.addAll(lines.incidents());
    notices.addAll(lines.notices());
    ledgers.putAll(lines.ledgers());
    transactions++;
    if (incidents.size() - storedAt > STATE_EVERY) {
      List<String> state = new ArrayList<>();
      IncidentStateText.write(after, state::add);
      stored = state;
      storedAt = incidents.size();
    }
  }

  /** What a start finds. */
  Memory restart() {
    IncidentState state = stored.isEmpty() ? first : IncidentStateText.read(stored.iterator());
    storedAlarms = alarmStates(storedAlarms, alarmsAt);
    alarmsAt = alarms.size();
    return new Memory(storedAlarms, after(state, storedAt), notices(), ledgers());
  }

  /** The alarms by all facts since the beginning. */
  SortedMap<String, AlarmState> alarmsFromTheBeginning() {
    return alarmStates(new TreeMap<>(), 0);
  }

  /** The correlator's state by all facts since the beginning. */
  IncidentState fromTheBeginning() {
    return after(first, 0);
  }

  private IncidentState after(IncidentState begin, int line) {
    IncidentState state = begin;
    for (String fact : incidents.subList(line, incidents.size())) {
      state = Correlator.apply(state, IncidentFactText.read(fact));
    }
    return state;
  }

  private SortedMap<String, AlarmState> alarmStates(SortedMap<String, AlarmState> begin, int from) {
    SortedMap<String, AlarmState> states = new TreeMap<>(begin);
    for (String line : alarms.subList(from, alarms.size())) {
      AlarmFact fact = AlarmFactText.read(line);
      String key = fact.key().toString();
      AlarmState before = states.get(key);
      if (before == null) {
        before = AlarmState.initial(fact.key(), AlarmPolicy.EDGE);
      }
      states.put(key, AlarmMachine.apply(before.live(), fact));
    }
    return states;
  }

  private NotifyState notices() {
    NotifyState state = NotifyState.NONE;
    for (NotifyFact fact : notices) {
      state = Notifier.apply(state, fact);
    }
    return state;
  }

  private SortedMap<String, LedgerSnapshot> ledgers() {
    SortedMap<String, LedgerSnapshot> read = new TreeMap<>();
    ledgers.forEach((edge, text) -> read.put(edge, LedgerSnapshot.parse(text)));
    return read;
  }
}
