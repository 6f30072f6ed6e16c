package org.gengfu.core.incident;

import org.gengfu.core.incident.IncidentFact.ClearKept;
import org.gengfu.core.incident.IncidentFact.Confirmed;
import org.gengfu.core.incident.IncidentFact.Ended;
import org.gengfu.core.incident.IncidentFact.Ignored;
import org.gengfu.core.incident.IncidentFact.Raised;
import org.gengfu.core.incident.IncidentFact.Repeated;
import org.jspecify.annotations.Nullable;

/** What a raise and a clear do, once it is their turn. */
final class Transitions {
  private final Decision decision;
  private final Linking linking;
  private final Endings endings;

  Transitions(Decision decision) {
    this.decision = decision;
    this.linking = new Linking(decision);
    this.endings = new Endings(decision, linking);
  }

  void take(AlarmEvent event) {
    switch (event.change()) {
      case RAISE -> raise(event);
      case CLEAR -> clear(event);
    }
  }

  private void raise(AlarmEvent event) {
    Episode same = null;
    Episode before = null;
    Episode after = null;
    for (long number : state().at(event.key().resource()).episodes()) {
      Episode other = state().episode(number);
      if (!other.key().equals(event.key())) {
        continue;
      }
      if (other.raisedMillis() == event.teMillis() && !other.inferred()) {
        same = other;
      } else if (isItsWord(other, event)) {
        confirm(other, event);
        return;
      } else if (other.raisedMillis() <= event.teMillis()) {
        before = before == null || later(other, before) ? other : before;
      } else {
        after = after == null || later(after, other) ? other : after;
      }
    }
    if (same != null) {
      decision.emit(new Repeated(same.number(), event));
    } else if (state().episodes().size() >= state().policy().maxEpisodes()
        && !Housekeeping.makeRoom(decision)) {
      decision.emit(new Ignored(event, Ignored.Cause.NO_ROOM));
    } else {
      begin(event, before, after);
    }
  }

  private static boolean later(Episode one, Episode other) {
    return one.raisedMillis() > other.raisedMillis();
  }

  /** True when an inferred parent's own alarm is this, late or out of order. */
  private boolean isItsWord(Episode other, AlarmEvent event) {
    Episode.Inference inference = other.inference();
    if (inference == null || inference.confirmed() || CauseSearch.revoked(other)) {
      return false;
    }
    long window = 300_000;
    for (InferRule rule : state().rules().inferences()) {
      if (rule.id().equals(inference.rule())) {
        window = rule.window().toMillis();
      }
    }
    return Math.abs(event.teMillis() - other.raisedMillis()) <= window;
  }

  private void confirm(Episode parent, AlarmEvent event) {
    decision.emit(new Confirmed(parent.number(), event));
    linking.place(parent.number());
    linking.adopt(parent.number());
  }

  private void begin(AlarmEvent event, @Nullable Episode before, @Nullable Episode after) {
    if (before != null && before.active()) {
      endings.end(before.number(), new Episode.End(event.teMillis(), Episode.Why.SUPERSEDED));
    }
    long number = state().nextNumber();
    decision.emit(new Raised(Episode.raised(number, event), event.seq()));
    linking.place(number);
    linking.adopt(number);
    Episode.End known = known(event, after);
    if (known != null) {
      endings.end(number, known);
    }
  }

  /** How it ended, as far as that was heard before it. */
  private Episode.@Nullable End known(AlarmEvent event, @Nullable Episode after) {
    Episode.End end =
        after == null ? null : new Episode.End(after.raisedMillis(), Episode.Why.SUPERSEDED);
    for (NodeAlarms.Clear clear : state().at(event.key().resource()).clears()) {
      if (clear.key().equals(event.key())
          && clear.teMillis() >= event.teMillis()
          && (end == null || clear.teMillis() <= end.teMillis())) {
        end = new Episode.End(clear.teMillis(), Episode.Why.CLEARED);
      }
    }
    return end;
  }

  private void clear(AlarmEvent event) {
    Episode last = null;
    for (long number : state().at(event.key().resource()).episodes()) {
      Episode other = state().episode(number);
      if (other.key().equals(event.key())
          && other.raisedMillis() <= event.teMillis()
          && (last == null || later(other, last))) {
        last = other;
      }
    }
    if (last == null) {
      decision.emit(new ClearKept(event));
      decision.emit(new Ignored(event, Ignored.Cause.NOTHING_TO_CLEAR));
      return;
    }
    Episode.End end = last.end();
    if (end == null) {
      endings.end(last.number(), new Episode.End(event.teMillis(), Episode.Why.CLEARED));
    } else if (end.why() == Episode.Why.CLEARED) {
      if (end.teMillis() != event.teMillis()) {
        decision.emit(new ClearKept(event));
      }
      decision.emit(
          new Ignored(
              event,
              end.teMillis() == event.teMillis()
                  ? Ignored.Cause.DUPLICATE
                  : Ignored.Cause.NOTHING_TO_CLEAR));
    } else {
      decision.emit(
          new Ended(last.number(), new Episode.End(event.teMillis(), Episode.Why.CLEARED)));
    }
  }

  private IncidentState state() {
    return decision.state();
  }
}
