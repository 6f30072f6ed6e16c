package org.gengfu.notify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Hands over what is due: level 1 first, within limits, many in one. One thread, one input. */
final class Handing {
  private static final Comparator<Parcel> ORDER =
      Comparator.comparing((Parcel each) -> each.message().level())
          .thenComparing(each -> each.message().from())
          .thenComparing(each -> each.message().key());

  /** Why a message of level 2 and below waits for the morning. */
  static final String QUIET = "quiet hours";

  private final Deciding deciding;
  private final Limits limits;
  private final Set<String> closed = new HashSet<>();

  Handing(Deciding deciding) {
    this.deciding = deciding;
    this.limits = new Limits(deciding.policy());
  }

  void hand() {
    List<Parcel> due = new ArrayList<>();
    for (Timer timer : deciding.state().due(deciding.now())) {
      Parcel parcel =
          timer.kind() == Timer.Kind.PARCEL ? deciding.state().parcels().get(timer.id()) : null;
      if (parcel != null && parcel.state() == Parcel.State.WAITING) {
        due.add(parcel);
      }
    }
    due.sort(ORDER);
    for (Parcel parcel : due) {
      Parcel still = deciding.state().parcels().get(parcel.message().key());
      if (still != null && still.state() == Parcel.State.WAITING) {
        hand(still);
      }
    }
  }

  private void hand(Parcel parcel) {
    Message message = parcel.message();
    ChannelRule rule = deciding.policy().channels().get(message.channel());
    Instant now = deciding.now();
    if (rule == null) {
      new Outcomes(deciding).gone(parcel);
      return;
    }
    Receiver receiver = deciding.policy().receivers().get(message.receiver());
    boolean order = message.kind() == Message.Kind.ORDER; // who is sent somewhere is awake
    Hours quiet = receiver == null || order ? null : receiver.quiet();
    if (message.level() > 1 && quiet != null && quiet.covers(now, deciding.policy().zone())) {
      Instant end = quiet.endAfter(now, deciding.policy().zone());
      deciding.tell(new NotifyFact.Postponed(message.key(), end, QUIET));
      return;
    }
    if (message.level() > 1 && deciding.state().flying().contains(message.channel())) {
      return; // one after the other: what lies in a queue would be given up before its turn
    }
    String lane = (message.level() == 1 ? "1" : "2") + message.lane();
    if (closed.contains(lane)) {
      return;
    }
    if (limits.opening(deciding.state(), message, now).isAfter(now)) {
      closed.add(lane);
      return;
    }
    Message sent = parcel.gatherable() ? gather(message, receiver) : message;
    deciding.tell(
        new NotifyFact.Handed(sent.key(), parcel.attempts() + 1, now, now.plus(rule.patience())));
  }

  /** The message alone, or a digest of all of its lane. */
  private Message gather(Message message, @org.jspecify.annotations.Nullable Receiver receiver) {
    List<Parcel> together = new ArrayList<>();
    for (String key : deciding.state().waiting(message.lane())) {
      Parcel each = deciding.state().parcels().get(key);
      if (each != null && !each.message().from().isAfter(deciding.now())) {
        together.add(each);
      }
    }
    if (together.size() < 2) {
      return message;
    }
    together.sort(ORDER);
    List<Parcel> taken = together.subList(0, Math.min(together.size(), Notifier.MAX_DIGEST));
    Language language = receiver == null ? Language.ZH : receiver.language();
    String title = deciding.wording().digest(taken.size(), language);
    StringBuilder text = new StringBuilder(title).append('\n');
    List<String> members = new ArrayList<>();
    int level = 4;
    for (Parcel each : taken) {
      members.add(each.message().key());
      level = Math.min(level, each.message().level());
      text.append(each.message().title()).append('\n');
    }
    String key = "|digest|" + members.getFirst();
    Message digest =
        deciding.plain(
            key,
            Message.Kind.DIGEST,
            level,
            message.receiver(),
            message.channel(),
            message.address(),
            title,
            text.toString(),
            members);
    deciding.tell(new NotifyFact.Queued(digest));
    for (String member : members) {
      deciding.tell(new NotifyFact.Gathered(member, key));
    }
    return digest;
  }
}
