package org.gengfu.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What follows from what came of attempts. One thread, one input. */
final class Outcomes {
  private final Deciding deciding;

  Outcomes(Deciding deciding) {
    this.deciding = deciding;
  }

  void told(String key, int attempt, Sent sent) {
    Parcel parcel = deciding.state().parcels().get(key);
    if (parcel == null || parcel.attempts() != attempt) {
      deciding.ignore(key, parcel == null ? "no such message" : "of another attempt");
      return;
    }
    boolean fits =
        switch (parcel.state()) {
          case SENDING -> true;
          case UNKNOWN -> !(sent instanceof Sent.Unknown);
          case WAITING -> sent instanceof Sent.Accepted;
          case GATHERED, SENT, DELIVERED, FAILED, DROPPED -> false;
        };
    if (!fits) {
      deciding.ignore(key, "it is " + parcel.state());
      return;
    }
    switch (sent) {
      case Sent.Accepted(String why) -> settle(parcel, Parcel.State.SENT, why);
      case Sent.Refused(String why) -> settle(parcel, Parcel.State.FAILED, why);
      case Sent.TryAgain(String why) -> again(parcel, why, Parcel.State.FAILED);
      case Sent.Unknown(String why) -> unknown(parcel, why);
    }
  }

  void reported(String key, boolean arrived, String why) {
    Parcel parcel = deciding.state().parcels().get(key);
    boolean sent = parcel != null && parcel.state() == Parcel.State.SENT;
    boolean unknown = parcel != null && parcel.state() == Parcel.State.UNKNOWN;
    if (parcel != null && arrived && (sent || unknown)) {
      settle(parcel, Parcel.State.DELIVERED, why);
    } else if (parcel != null && sent && !arrived) {
      settle(parcel, Parcel.State.FAILED, why);
    } else {
      deciding.ignore(key, "a report changes nothing");
    }
  }

  /** Attempts of which nothing was heard: the channel hung, or the program was ended. */
  void expire() {
    for (Timer timer : deciding.state().due(deciding.now())) {
      Parcel parcel =
          timer.kind() == Timer.Kind.PARCEL ? deciding.state().parcels().get(timer.id()) : null;
      if (parcel != null && parcel.state() == Parcel.State.SENDING) {
        unknown(parcel, "nothing was heard of it in time");
      } else if (parcel != null && parcel.state().settled()) {
        deciding.tell(new NotifyFact.Forgotten(timer.id()));
      }
    }
  }

  private void unknown(Parcel parcel, String why) {
    if (keyed(parcel)) {
      again(parcel, why, Parcel.State.UNKNOWN);
    } else {
      settle(parcel, Parcel.State.UNKNOWN, why);
    }
  }

  private void again(Parcel parcel, String why, Parcel.State end) {
    Message message = parcel.message();
    ChannelRule rule = deciding.policy().channels().get(message.channel());
    Tale tale = deciding.tale(message);
    if (end == Parcel.State.FAILED && tale != null && needless(tale, message)) {
      settle(parcel, Parcel.State.DROPPED, tale.why());
    } else if (rule == null || parcel.attempts() >= rule.retry().attempts()) {
      settle(parcel, end, "after " + parcel.attempts() + " attempts: " + why);
    } else {
      Instant at = deciding.now().plus(rule.retry().rest(parcel.attempts()));
      deciding.tell(new NotifyFact.Again(message.key(), at, why));
    }
  }

  private static boolean needless(Tale tale, Message message) {
    return switch (tale.state()) {
      case OPEN -> false;
      case RECEIVED -> message.kind().further();
      case WITHDRAWN, OVER -> message.kind() != Message.Kind.WITHDRAWAL;
    };
  }

  private void settle(Parcel parcel, Parcel.State end, String why) {
    Message message = parcel.message();
    deciding.tell(new NotifyFact.Settled(message.key(), end, deciding.now(), why));
    after(message.key());
    for (String member : message.members()) {
      Parcel part = deciding.state().parcels().get(member);
      if (part != null && part.state() != Parcel.State.DROPPED) {
        deciding.tell(new NotifyFact.Settled(member, end, deciding.now(), why));
        after(member);
      }
    }
  }

  private void after(String key) {
    Parcel parcel = deciding.state().parcels().get(key);
    Tale tale = parcel == null ? null : deciding.tale(parcel.message());
    if (parcel != null && tale != null) {
      deciding.untell(parcel);
      if (tale.contented() && taken(parcel)) {
        String subject = tale.notice().subject();
        deciding.tell(
            new NotifyFact.Closed(subject, Tale.State.OVER, deciding.now(), parcel.why()));
      } else {
        lost(tale);
      }
    }
  }

  /** True when it was taken, or may have been and would reach somebody twice. */
  private boolean taken(Parcel parcel) {
    return switch (parcel.state()) {
      case SENT, DELIVERED -> true;
      case UNKNOWN -> !keyed(parcel);
      case WAITING, GATHERED, SENDING, FAILED, DROPPED -> false;
    };
  }

  private boolean keyed(Parcel parcel) {
    ChannelRule rule = deciding.policy().channels().get(parcel.message().channel());
    return rule != null && rule.keyed();
  }

  /** Its channel is not there any more. */
  void gone(Parcel parcel) {
    String why = "channel " + parcel.message().channel() + " is not in the settings any more";
    settle(parcel, Parcel.State.FAILED, why);
  }

  /** When nothing got through, the next step is not waited for. */
  private void lost(@Nullable Tale tale) {
    if (tale == null || !tale.climbing() || tale.next() == 0) {
      return;
    }
    boolean letter = tale.letter() != null;
    String last = tale.notice().subject() + "|" + (tale.next() - 1) + "|";
    boolean lost =
        deciding.state().about(tale.notice().subject()).stream()
            .filter(each -> !letter || each.message().key().startsWith(last))
            .allMatch(each ->
                each.state() == Parcel.State.FAILED
                    || (each.state() == Parcel.State.UNKNOWN && (!letter || keyed(each))));
    if (lost) {
      deciding.step(tale, "nothing got through");
    }
  }
}
