package org.gengfu.notify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A notifier that runs: facts are applied, what is handed over is kept. */
final class Run {
  final Notifier notifier;
  final List<NotifyFact> facts = new ArrayList<>();
  final List<Message> sent = new ArrayList<>();
  NotifyState state = NotifyState.NONE;
  Instant now;

  Run(NotifyPolicy policy, Instant now) {
    this.notifier = new Notifier(policy);
    this.now = now;
  }

  List<NotifyFact> tell(NotifyInput input) {
    List<NotifyFact> decided = notifier.decide(state, input, now);
    for (NotifyFact fact : decided) {
      state = Notifier.apply(state, fact);
      facts.add(fact);
      if (fact instanceof NotifyFact.Handed(String key, int attempt, Instant at, Instant expires)) {
        sent.add(parcel(key).message());
      }
    }
    return decided;
  }

  void raise(String subject, int level) {
    tell(new NotifyInput.Raise(Policies.notice(subject, level, now)));
  }

  /** Answers all that is being sent. */
  void answer(Sent answer) {
    for (Parcel parcel : state.parcels().values()) {
      if (parcel.state() == Parcel.State.SENDING) {
        tell(new NotifyInput.Told(parcel.message().key(), parcel.attempts(), answer));
      }
    }
  }

  void accept() {
    answer(new Sent.Accepted("1"));
  }

  /** Lets time pass from deadline to deadline. */
  void until(Instant end) {
    Instant next = notifier.nextDeadline(state, now).orElse(end);
    while (!next.isAfter(end)) {
      now = next.isAfter(now) ? next : now;
      tell(new NotifyInput.TimePassed());
      accept();
      next = notifier.nextDeadline(state, now).orElse(end.plusSeconds(1));
    }
    now = end;
  }

  Parcel parcel(String key) {
    Parcel parcel = state.parcels().get(key);
    if (parcel == null) {
      throw new AssertionError("no message " + key);
    }
    return parcel;
  }

  List<String> sentKeys() {
    return sent.stream().map(Message::key).toList();
  }

  <T extends NotifyFact> List<T> facts(Class<T> kind) {
    return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
