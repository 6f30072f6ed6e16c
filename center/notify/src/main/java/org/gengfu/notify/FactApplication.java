package org.gengfu.notify;

import java.time.Instant;

/** What each fact changes. */
final class FactApplication {
  private FactApplication() {}

  static NotifyState apply(NotifyState state, NotifyFact fact) {
    return switch (fact) {
      case NotifyFact.Begun(Tale tale) -> state.with(tale.notice().subject(), tale);
      case NotifyFact.Queued(Message message) ->
          state.with(
              message.key(), new Parcel(message, Parcel.State.WAITING, 0, message.due(), ""));
      case NotifyFact.Gathered(String key, String digest) -> {
        Parcel parcel = parcel(state, key, fact);
        yield state.with(key, parcel.with(Parcel.State.GATHERED, 0, parcel.timer(), digest));
      }
      case NotifyFact.Postponed(String key, Instant until, String why) -> {
        Parcel parcel = parcel(state, key, fact);
        yield state.with(key, parcel.with(parcel.state(), parcel.attempts(), until, why));
      }
      case NotifyFact.Handed(String key, int attempt, Instant at, Instant expires) -> {
        Parcel parcel = parcel(state, key, fact);
        yield state
            .with(key, parcel.with(Parcel.State.SENDING, attempt, expires, ""))
            .withUse(parcel.message(), at);
      }
      case NotifyFact.Again(String key, Instant at, String why) -> {
        Parcel parcel = parcel(state, key, fact);
        yield state.with(key, parcel.with(Parcel.State.WAITING, parcel.attempts(), at, why));
      }
      case NotifyFact.Settled settled -> settle(state, settled);
      case NotifyFact.Climbed(String subject, int step, Instant at, boolean late, String why) ->
          state.with(subject, tale(state, subject, fact).climbed(step, at));
      case NotifyFact.Closed(String subject, Tale.State end, Instant at, String why) ->
          state.with(subject, tale(state, subject, fact).closed(end, why, at));
      case NotifyFact.Missed(Failure failure) -> state.withFailure(failure);
      case NotifyFact.Listed(Instant at, int failures) -> state.withList(at);
      case NotifyFact.Forgotten(String what) -> forget(state, what);
      case NotifyFact.Deferred(String subject, Instant begun, String why) ->
          state.with(subject, tale(state, subject, fact).deferred(begun));
      case NotifyFact.ClockBack(Instant at) -> state.withClock(at);
      case NotifyFact.Ignored ignored -> state;
    };
  }

  private static NotifyState settle(NotifyState state, NotifyFact.Settled settled) {
    Parcel parcel = parcel(state, settled.key(), settled);
    Message message = parcel.message();
    Parcel ended =
        parcel.with(
            settled.state(), parcel.attempts(), settled.at().plus(Tale.KEPT), settled.why());
    NotifyState next = state.with(settled.key(), ended);
    boolean failed =
        settled.state() == Parcel.State.FAILED || settled.state() == Parcel.State.UNKNOWN;
    if (!failed || message.kind() == Message.Kind.DIGEST) {
      return next;
    }
    return next.withFailure(
        new Failure(
            settled.key(), message.receiver(), message.channel(), settled.why(), settled.at()));
  }

  private static NotifyState forget(NotifyState state, String what) {
    if (!state.tales().contains(what)) {
      return state.with(what, (Parcel) null);
    }
    NotifyState next = state.with(what, (Tale) null);
    for (Parcel parcel : state.about(what)) {
      next = next.with(parcel.message().key(), (Parcel) null);
    }
    return next;
  }

  private static Parcel parcel(NotifyState state, String key, NotifyFact fact) {
    Parcel parcel = state.parcels().get(key);
    if (parcel == null) {
      throw new IllegalStateException("no message " + key + " for " + fact);
    }
    return parcel;
  }

  private static Tale tale(NotifyState state, String subject, NotifyFact fact) {
    Tale tale = state.tales().get(subject);
    if (tale == null) {
      throw new IllegalStateException("no notice " + subject + " for " + fact);
    }
    return tale;
  }
}
