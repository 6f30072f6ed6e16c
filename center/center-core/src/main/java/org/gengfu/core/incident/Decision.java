package org.gengfu.core.incident;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.core.alarm.AlarmKey;

/** The facts that one input brings, and the state as they leave it. Used by one thread, once. */
final class Decision {
  private final List<IncidentFact> facts = new ArrayList<>();
  private final StateEdit edit;

  Decision(IncidentState state) {
    edit = new StateEdit(state);
  }

  IncidentState state() {
    return edit.state();
  }

  List<IncidentFact> facts() {
    return facts;
  }

  void emit(IncidentFact fact) {
    FactApplication.change(edit, fact);
    facts.add(fact);
  }

  void schedule(Timer timer) {
    if (!state().timers().contains(timer)) {
      emit(new IncidentFact.Scheduled(timer));
    }
  }

  /** Opens an incident with this root. */
  void open(Episode root, long splitFrom) {
    long id = id(root.key(), root.raisedMillis(), "");
    emit(
        new IncidentFact.Opened(
            new Incident(id, root.number(), root.raisedMillis(), 0, Incident.OPEN), splitFrom));
    if (!root.active()) {
      soak(id, root.raisedMillis());
    }
  }

  /** Looks later whether nothing of an incident lasts. */
  void soak(long incident, long teMillis) {
    Timer timer =
        Timer.of(
            Math.max(teMillis, edit.watermarkMillis()) + edit.policy().soak().toMillis(),
            Timer.Kind.SOAK,
            incident);
    if (!state().checks().contains(FactApplication.check(timer))) {
      emit(new IncidentFact.Scheduled(timer));
    }
  }

  /** Hash of an alarm and an event time; a suffix where that is taken. */
  long id(AlarmKey key, long teMillis, String kind) {
    for (int turn = 0; ; turn++) {
      long id =
          hash(
              String.join(
                  "\u0000",
                  key.resource(),
                  key.type(),
                  key.qualifier(),
                  Long.toString(teMillis),
                  kind,
                  turn == 0 ? "" : Integer.toString(turn)));
      if (id != 0 && !state().incidents().contains(id)) {
        return id;
      }
    }
  }

  private static long hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      long value = 0;
      for (int i = 0; i < Long.BYTES; i++) {
        value = value << Byte.SIZE | (digest[i] & 0xFF);
      }
      return value;
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }
}
