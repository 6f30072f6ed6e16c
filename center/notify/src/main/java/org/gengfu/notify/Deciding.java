package org.gengfu.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** Facts of one input, and the state after them. One thread, one input. */
final class Deciding {
  private final NotifyPolicy policy;
  private final Instant now;
  private final Wording wording;
  private final List<NotifyFact> facts = new ArrayList<>();
  private NotifyState state;

  Deciding(NotifyPolicy policy, NotifyState state, Instant now) {
    this.policy = policy;
    this.state = state;
    this.now = now;
    this.wording = new Wording(policy.zone());
  }

  NotifyPolicy policy() {
    return policy;
  }

  NotifyState state() {
    return state;
  }

  Instant now() {
    return now;
  }

  Wording wording() {
    return wording;
  }

  List<NotifyFact> facts() {
    return List.copyOf(facts);
  }

  void tell(NotifyFact fact) {
    state = Notifier.apply(state, fact);
    facts.add(fact);
  }

  void ignore(String what, String why) {
    tell(new NotifyFact.Ignored(what, why));
  }

  /** The first list is of what fails from the first input on. */
  void start() {
    if (state.used().values().stream().anyMatch(each -> ahead(each))) {
      tell(new NotifyFact.ClockBack(now));
    }
    if (state.listed() == null) {
      tell(new NotifyFact.Listed(now, 0));
    }
  }

  private boolean ahead(List<Instant> used) {
    return !used.isEmpty() && used.getLast().isAfter(now);
  }

  void raise(Notice notice) {
    Optional<Route> route = policy.route(notice, now);
    Rung otherwise = policy.otherwise();
    List<Rung> ladder =
        route.map(Route::ladder).orElse(otherwise == null ? List.of() : List.of(otherwise));
    boolean receipt = route.map(Route::receipt).orElse(notice.level() == 1);
    if (begin(notice, route.map(Route::id).orElse(""), ladder, receipt, null) && ladder.isEmpty()) {
      miss(notice.subject(), "", "", "no route fits, and notify has no otherwise");
    }
  }

  /** A letter goes to one person. */
  void address(Notice notice, List<Rung> ladder, Letter letter) {
    begin(notice, "", ladder, false, letter);
  }

  private boolean begin(
      Notice notice, String route, List<Rung> ladder, boolean receipt, @Nullable Letter letter) {
    String subject = notice.subject();
    if (state.tales().contains(subject)) {
      ignore(subject, "it was told already");
      return false;
    }
    makePlace();
    if (state.tales().size() >= Notifier.MAX_TALES) {
      miss(subject, "", "", "more than " + Notifier.MAX_TALES + " notices are open");
      return false;
    }
    Instant begun = notice.notBefore().isAfter(now) ? notice.notBefore() : now;
    tell(
        new NotifyFact.Begun(
            new Tale(notice, route, ladder, receipt, 0, begun, Tale.State.OPEN, "", now, letter)));
    return true;
  }

  private void makePlace() {
    if (state.tales().size() < Notifier.MAX_TALES) {
      return;
    }
    String oldest = null;
    Instant touched = Instant.MAX;
    for (Tale tale : state.tales().values()) {
      if (!tale.climbing() && tale.touched().isBefore(touched) && idle(tale)) {
        oldest = tale.notice().subject();
        touched = tale.touched();
      }
    }
    if (oldest != null) {
      tell(new NotifyFact.Forgotten(oldest));
    }
  }

  private boolean idle(Tale tale) {
    return state.about(tale.notice().subject()).stream().allMatch(each -> each.state().settled());
  }

  void receive(String subject, String by) {
    Tale tale = state.tales().get(subject);
    if (tale == null || tale.state() != Tale.State.OPEN) {
      ignore(subject, tale == null ? "nobody was told of it" : "it is closed");
      return;
    }
    tell(new NotifyFact.Closed(subject, Tale.State.RECEIVED, now, by));
    for (Parcel parcel : state.about(subject)) {
      if (parcel.message().kind().further()) {
        drop(parcel, "answered by " + by);
      }
    }
  }

  void withdraw(String subject, String why, boolean tell) {
    Tale tale = state.tales().get(subject);
    boolean closed =
        tale != null && (tale.state() == Tale.State.WITHDRAWN || tale.state() == Tale.State.OVER);
    if (tale == null || closed) {
      ignore(subject, tale == null ? "nobody was told of it" : "it was withdrawn already");
      return;
    }
    tell(new NotifyFact.Closed(subject, tell ? Tale.State.WITHDRAWN : Tale.State.OVER, now, why));
    for (Parcel parcel : state.about(subject)) {
      drop(parcel, why);
      untell(parcel);
    }
  }

  /** A message that waits alone need not be sent; one in a digest is on its way. */
  private void drop(Parcel parcel, String why) {
    if (parcel.state() == Parcel.State.WAITING) {
      tell(new NotifyFact.Settled(parcel.message().key(), Parcel.State.DROPPED, now, why));
    }
  }

  /** Tells whoever was told, or may have been, that it is not so. */
  void untell(Parcel parcel) {
    Message message = parcel.message();
    Tale tale = state.tales().get(message.subject());
    Receiver receiver = policy.receivers().get(message.receiver());
    boolean told =
        switch (parcel.state()) {
          case SENT, DELIVERED, UNKNOWN -> true;
          case WAITING, GATHERED, SENDING, FAILED, DROPPED -> false;
        };
    if (tale == null
        || tale.state() != Tale.State.WITHDRAWN
        || receiver == null
        || !told
        || message.kind() == Message.Kind.WITHDRAWAL) {
      return;
    }
    queue(tale, Message.Kind.WITHDRAWAL, "w", receiver, message.channel(), "", tale.why());
  }

  /** Steps that are due, and notices that are long over. */
  void climb() {
    for (Timer timer : state.due(now)) {
      if (timer.kind() == Timer.Kind.TALE) {
        Tale tale = awake(state.tales().get(timer.id()));
        while (tale != null && tale.climbing() && !tale.timer().isAfter(now)) {
          step(tale, "");
          tale = state.tales().get(timer.id());
        }
        if (tale != null && !tale.climbing() && !tale.timer().isAfter(now)) {
          tell(
              idle(tale)
                  ? new NotifyFact.Forgotten(timer.id())
                  : new NotifyFact.Closed(timer.id(), tale.state(), now, tale.why()));
        }
      }
    }
  }

  /**
   * A ladder whose first step wakes nobody before the morning waits with it: nobody failed to
   * answer what nobody was told.
   */
  private @Nullable Tale awake(@Nullable Tale tale) {
    if (tale == null || !tale.climbing() || tale.next() == 0 || tale.notice().level() == 1) {
      return tale;
    }
    Instant first = null;
    for (Parcel parcel : state.about(tale.notice().subject())) {
      if (parcel.state() != Parcel.State.WAITING || !parcel.why().equals(Handing.QUIET)) {
        return tale;
      }
      first = first == null || parcel.timer().isBefore(first) ? parcel.timer() : first;
    }
    if (first == null || !first.isAfter(tale.begun()) || !first.isAfter(now)) {
      return tale;
    }
    String subject = tale.notice().subject();
    tell(new NotifyFact.Deferred(subject, first, Handing.QUIET));
    return state.tales().get(subject);
  }

  /** Takes a notice's next step. */
  void step(Tale tale, String why) {
    int step = tale.next();
    Instant due = tale.timer();
    boolean late = step > 0 && now.isAfter(due.plus(Notifier.LATE));
    String subject = tale.notice().subject();
    tell(new NotifyFact.Climbed(subject, step, now, late, why));
    Rung otherwise = policy.otherwise();
    Rung rung = tale.ladder().get(step);
    int queued = address(tale, rung, step, late);
    if (queued == 0 && otherwise != null && !otherwise.equals(rung)) {
      queued = address(tale, otherwise, step, late);
    }
    if (queued == 0) {
      Letter letter = tale.letter();
      if (letter == null) {
        String reach = "step " + step + " reaches nobody: who is on duty, by which channel?";
        miss(subject, "", "", reach);
      } else {
        miss(
            subject,
            letter.to().id(),
            rung.via().getFirst(),
            "no address: phone number, Web Push?");
      }
      Tale left = state.tales().get(subject);
      if (left != null && left.contented()) {
        step(left, "nobody was reached");
      }
    }
  }

  private int address(Tale tale, Rung rung, int step, boolean late) {
    Letter letter = tale.letter();
    if (letter != null) {
      return queue(tale, letter, step, rung.via().getFirst()) ? 1 : 0;
    }
    int queued = 0;
    for (Receiver receiver : policy.targets(rung, now)) {
      long minutes = Duration.between(tale.begun(), now).toMinutes();
      String before = step == 0 ? "" : wording.escalation(step, minutes, late, receiver.language());
      Message.Kind kind = step == 0 ? Message.Kind.NOTICE : Message.Kind.ESCALATION;
      for (String channel : rung.via()) {
        boolean done = queue(tale, kind, String.valueOf(step), receiver, channel, before, "");
        queued += done ? 1 : 0;
      }
    }
    return queued;
  }

  private boolean queue(Tale tale, Letter letter, int step, String channel) {
    String address = letter.to().addresses().get(channel);
    if (address == null || !policy.channels().containsKey(channel)) {
      return false;
    }
    Notice notice = tale.notice();
    SortedMap<String, String> values = wording.values(notice, letter.to().language());
    values.putAll(letter.values());
    String person = letter.to().id();
    String key = String.join("|", notice.subject(), String.valueOf(step), person, channel);
    return queue(
        new Message(
            key,
            Message.Kind.ORDER,
            notice.subject(),
            notice.level(),
            person,
            channel,
            address,
            false,
            letter.title(),
            letter.text(),
            values,
            now,
            now,
            List.of()));
  }

  private boolean queue(
      Tale tale,
      Message.Kind kind,
      String part,
      Receiver receiver,
      String channel,
      String before,
      String why) {
    Notice notice = tale.notice();
    ChannelRule rule = policy.channels().get(channel);
    String address = receiver.addresses().get(channel);
    String key = String.join("|", notice.subject(), part, receiver.id(), channel);
    if (rule == null || address == null || state.parcels().contains(key)) {
      return false;
    }
    boolean receipt = tale.receipt() && kind != Message.Kind.WITHDRAWAL;
    Language language = receiver.language();
    String head = kind == Message.Kind.WITHDRAWAL ? wording.withdrawal(language) : before;
    String title = wording.title(notice, language, head);
    String text = wording.text(title, notice, language, receipt, why);
    boolean wait = notice.level() > 1;
    return queue(
        new Message(
            key,
            kind,
            notice.subject(),
            notice.level(),
            receiver.id(),
            channel,
            address,
            receipt,
            title,
            text,
            wording.values(notice, language),
            now,
            wait ? now.plus(rule.digest()) : now,
            List.of()));
  }

  /** Takes a message on, unless there are too many. */
  boolean queue(Message message) {
    int most = message.level() == 1 ? Notifier.MAX_OPEN_URGENT : Notifier.MAX_OPEN;
    if (state.open() >= most) {
      miss(message.key(), message.receiver(), message.channel(), "more than " + most + " wait");
      return false;
    }
    tell(new NotifyFact.Queued(message));
    return true;
  }

  void miss(String what, String receiver, String channel, String why) {
    tell(new NotifyFact.Missed(new Failure(what, receiver, channel, why, now)));
  }

  /** A message that is about several subjects. */
  Message plain(
      String key,
      Message.Kind kind,
      int level,
      String receiver,
      String channel,
      String address,
      String title,
      String text,
      List<String> members) {
    SortedMap<String, String> values = new java.util.TreeMap<>();
    values.put("level", String.valueOf(level));
    values.put("what", title);
    return new Message(
        key, kind, "", level, receiver, channel, address, false, title, text, values, now, now,
        members);
  }

  @Nullable Tale tale(Message message) {
    return message.subject().isEmpty() ? null : state.tales().get(message.subject());
  }
}
