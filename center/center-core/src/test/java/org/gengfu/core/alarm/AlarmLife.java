package org.gengfu.core.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.contract.Severity;
import org.gengfu.core.alarm.AlarmInput.Exceed;
import org.gengfu.core.alarm.AlarmInput.Return;

/** One alarm, its journal and a clock that only tests move. */
final class AlarmLife {
  static final Instant START = Instant.parse("2026-03-01T08:00:00Z");
  static final AlarmKey KEY = new AlarmKey("room-a/ups-1", "onBattery", "");

  final List<AlarmFact> journal = new ArrayList<>();
  final AlarmState first;
  AlarmState state;
  Instant now = START;

  AlarmLife(AlarmPolicy policy) {
    first = AlarmState.initial(KEY, policy);
    state = first;
  }

  static Instant at(long second) {
    return START.plusSeconds(second);
  }

  static Exceed exceed(long second) {
    return new Exceed(at(second), 0, Severity.MAJOR, 1.0, 0.5, true);
  }

  static Return back(long second) {
    return new Return(at(second), 0, true);
  }

  /** The input comes at this second. */
  List<AlarmChange> get(long second, AlarmInput input) {
    now = at(second);
    return get(input);
  }

  List<AlarmChange> get(AlarmInput input) {
    List<AlarmFact> facts = AlarmMachine.decide(state, input, now);
    for (AlarmFact fact : facts) {
      state = AlarmMachine.apply(state, fact);
      journal.add(fact);
    }
    return facts.stream().map(AlarmFact::change).toList();
  }

  AlarmLife then(long second, AlarmInput input) {
    get(second, input);
    return this;
  }

  List<AlarmChange> pass(Duration time) {
    now = now.plus(time);
    return get(new AlarmInput.TimePassed());
  }

  /** Names of the kinds, in order. */
  static List<String> kinds(List<AlarmChange> changes) {
    return changes.stream().map(change -> change.getClass().getSimpleName()).toList();
  }
}
