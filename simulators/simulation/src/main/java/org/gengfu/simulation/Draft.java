package org.gengfu.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gengfu.core.alarm.AlarmFact;
import org.gengfu.core.alarm.AlarmInput;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.alarm.AlarmMachine;
import org.gengfu.core.alarm.AlarmPolicy;
import org.gengfu.core.alarm.AlarmState;
import org.gengfu.core.alarm.Occurrence;
import org.gengfu.core.incident.AlarmEvent;
import org.gengfu.core.incident.Correlator;
import org.gengfu.core.incident.IncidentFact;
import org.gengfu.core.incident.IncidentFactText;
import org.gengfu.core.incident.IncidentInput;
import org.gengfu.core.incident.IncidentInputText;
import org.gengfu.core.incident.IncidentState;
import org.gengfu.core.ledger.LedgerSnapshot;
import org.gengfu.notify.Notifier;
import org.gengfu.notify.NotifyFact;
import org.gengfu.notify.NotifyInput;
import org.gengfu.notify.NotifyState;
import org.jspecify.annotations.Nullable;

/**
 * One transaction of the center: inputs go in, facts and what they lead to come out. What is
 * committed is not touched. Used by one thread, once.
 */
final class Draft {
  private final Memory memory;
  private final Notifier notifier;
  private final Promises promises;
  private final Instant now;
  private final long firstSeq;
  private final SortedMap<String, AlarmState> alarms = new TreeMap<>();
  private final SortedMap<String, LedgerSnapshot> ledgers = new TreeMap<>();
  private final List<String> alarmLines = new ArrayList<>();
  private final List<IncidentFact> incidentFacts = new ArrayList<>();
  private final List<NotifyFact> notifyFacts = new ArrayList<>();
  private IncidentState incidents;
  private NotifyState notices;
  private int events;

  Draft(Memory memory, Notifier notifier, Promises promises, Instant now, long firstSeq) {
    this.memory = memory;
    this.notifier = notifier;
    this.promises = promises;
    this.now = now;
    this.firstSeq = firstSeq;
    this.incidents = memory.incidents();
    this.notices = memory.notices();
  }

  Instant now() {
    return now;
  }

  IncidentState incidents() {
    return incidents;
  }

  NotifyState notices() {
    return notices;
  }

  List<IncidentFact> incidentFacts() {
    return incidentFacts;
  }

  List<NotifyFact> notifyFacts() {
    return notifyFacts;
  }

  /** The alarms of this transaction. */
  SortedMap<String, AlarmState> alarms() {
    return alarms;
  }

  @Nullable AlarmState alarm(AlarmKey key) {
    AlarmState drafted = alarms.get(key.toString());
    return drafted == null ? memory.alarms().get(key.toString()) : drafted;
  }

  LedgerSnapshot ledger(String edge) {
    LedgerSnapshot drafted = ledgers.get(edge);
    return drafted == null ? memory.ledgers().getOrDefault(edge, LedgerSnapshot.EMPTY) : drafted;
  }

  void ledger(String edge, LedgerSnapshot changed) {
    ledgers.put(edge, changed);
  }

  /** An alarm gets an input; the correlator hears what it changes. */
  void take(AlarmKey key, AlarmInput input) {
    AlarmState known = alarm(key);
    AlarmState before = known == null ? AlarmState.initial(key, AlarmPolicy.EDGE) : known.live();
    List<AlarmFact> facts = AlarmMachine.decide(before, input, now);
    AlarmState after = before;
    for (AlarmFact fact : facts) {
      after = AlarmMachine.apply(after, fact);
    }
    alarmLines.addAll(promises.alarms().check(before, input, facts, after, now));
    alarms.put(key.toString(), after);
    tellCorrelator(before, after);
  }

  /** Raises and clears by what the history says now and did not say before. */
  private void tellCorrelator(AlarmState before, AlarmState after) {
    if (before.occurrences().equals(after.occurrences())) {
      return;
    }
    Map<Instant, Occurrence> known = new TreeMap<>();
    before.occurrences().forEach(each -> known.put(each.span().raised(), each));
    int firstKept =
        after.occurrences().isEmpty() ? 0 : after.occurrences().getFirst().span().number();
    for (Occurrence occurrence : after.occurrences()) {
      Instant raised = occurrence.span().raised();
      Instant cleared = occurrence.span().cleared();
      Occurrence old = known.remove(raised);
      if (old == null) {
        event(after.key(), AlarmEvent.Change.RAISE, raised);
      }
      if (cleared != null && (old == null || !cleared.equals(old.span().cleared()))) {
        event(after.key(), AlarmEvent.Change.CLEAR, cleared);
      }
    }
    for (Occurrence gone : known.values()) {
      if (gone.span().cleared() == null && gone.span().number() >= firstKept) {
        event(after.key(), AlarmEvent.Change.CLEAR, gone.span().raised());
      }
    }
  }

  /** The correlator hears of a change; what the center itself says is in no edge's list. */
  void event(AlarmKey key, AlarmEvent.Change change, Instant at) {
    String node = key.resource();
    boolean own = key.type().equals("edge_offline") || key.type().equals("data_stale");
    String source = own ? "center" : node.substring(0, Math.max(0, node.indexOf('/')));
    take(
        new IncidentInput.Transition(
            new AlarmEvent(key, change, at.toEpochMilli(), source, firstSeq + events++)));
  }

  /** The correlator gets an input, by way of its text. */
  void take(IncidentInput input) {
    IncidentInput read = IncidentInputText.read(IncidentInputText.write(input));
    promises.hold(read.equals(input), () -> "an input is what its text says: " + input);
    Correlator.Step step = Correlator.step(incidents, read, now);
    promises.note(() -> "    " + input + " at " + now + " -> " + step.facts());
    incidentFacts.addAll(step.facts());
    incidents = step.state();
  }

  /** The notifier gets an input. */
  void take(NotifyInput input) {
    List<NotifyFact> facts = notifier.decide(notices, input, now);
    promises.note(() -> "    " + input + " at " + now + " -> " + facts);
    for (NotifyFact fact : facts) {
      notices = Notifier.apply(notices, fact);
    }
    notifyFacts.addAll(facts);
  }

  /** What is to be appended. */
  Journal.Lines lines() {
    List<String> incidentLines = new ArrayList<>(incidentFacts.size());
    incidentFacts.forEach(fact -> incidentLines.add(IncidentFactText.write(fact)));
    SortedMap<String, String> ledgerLines = new TreeMap<>();
    ledgers.forEach((edge, ledger) -> ledgerLines.put(edge, ledger.text()));
    return new Journal.Lines(alarmLines, incidentLines, notifyFacts, ledgerLines);
  }

  /** What is known once this is committed. */
  Memory after() {
    Memory next = memory.with(alarms).with(incidents).with(notices);
    for (Map.Entry<String, LedgerSnapshot> ledger : ledgers.entrySet()) {
      next = next.with(ledger.getKey(), ledger.getValue());
    }
    return next;
  }
}
