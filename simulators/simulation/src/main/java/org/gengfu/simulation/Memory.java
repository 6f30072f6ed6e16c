package org.gengfu.simulation;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gengfu.core.alarm.AlarmState;
import org.gengfu.core.incident.IncidentState;
import org.gengfu.core.ledger.LedgerSnapshot;
import org.gengfu.notify.NotifyState;

/**
 * All that the center knows, as it is committed. Never changes.
 *
 * @param alarms by the text of their keys
 * @param incidents the correlator's
 * @param notices the notifier's
 * @param ledgers what is committed of each edge's outbox
 */
record Memory(
    SortedMap<String, AlarmState> alarms,
    IncidentState incidents,
    NotifyState notices,
    SortedMap<String, LedgerSnapshot> ledgers) {

  static Memory of(IncidentState incidents) {
    return new Memory(new TreeMap<>(), incidents, NotifyState.NONE, new TreeMap<>());
  }

  Memory with(Map<String, AlarmState> changed) {
    if (changed.isEmpty()) {
      return this;
    }
    SortedMap<String, AlarmState> all = new TreeMap<>(alarms);
    all.putAll(changed);
    return new Memory(all, incidents, notices, ledgers);
  }

  Memory with(IncidentState changed) {
    return new Memory(alarms, changed, notices, ledgers);
  }

  Memory with(NotifyState changed) {
    return new Memory(alarms, incidents, changed, ledgers);
  }

  Memory with(String edge, LedgerSnapshot changed) {
    SortedMap<String, LedgerSnapshot> all = new TreeMap<>(ledgers);
    all.put(edge, changed);
    return new Memory(alarms, incidents, notices, all);
  }
}
