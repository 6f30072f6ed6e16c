package org.gengfu.center.notify;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.center.store.FactSink;
import org.gengfu.notify.Message;
import org.gengfu.notify.Notifier;
import org.gengfu.notify.NotifyFact;
import org.gengfu.notify.NotifyInput;
import org.gengfu.notify.NotifyState;
import org.gengfu.notify.Parcel;
import org.gengfu.notify.Tale;
import org.jspecify.annotations.Nullable;

/**
 * The notifier's side of one transaction: inputs go in, facts, changed rows and messages to be sent
 * come out. What is committed is not touched. Only the writer's thread may use it.
 */
final class NotifyDraft {
  /** After so many facts a state is stored. */
  static final int STATE_EVERY = 1_000;

  private final Notifier notifier;
  private final NotifyMemory before;
  private final Map<String, Told> committed;
  private final Instant now;
  private final List<NotifyFact> facts = new ArrayList<>();
  private final Map<String, Told> told = new LinkedHashMap<>();
  private final Set<String> dropped = new HashSet<>();
  private final MessageDraft messages = new MessageDraft();
  private final List<Handed> handed = new ArrayList<>();
  private final boolean sending;
  private NotifyState state;

  /** A message to be sent once all is committed. */
  record Handed(Message message, int attempt, Instant expires) {}

  /**
   * @param sending false while nobody is there who sends
   */
  NotifyDraft(
      Notifier notifier,
      NotifyMemory before,
      Map<String, Told> committed,
      Instant now,
      boolean sending) {
    this.sending = sending;
    this.notifier = notifier;
    this.before = before;
    this.committed = committed;
    this.now = now;
    this.state = before.state();
  }

  /** Lets the notifier decide, and applies what it says. */
  List<NotifyFact> take(NotifyInput input) {
    List<NotifyFact> decided = notifier.decide(state, input, now, sending);
    for (NotifyFact fact : decided) {
      if (!(fact instanceof NotifyFact.Ignored)) {
        messages.take(state, fact);
        state = Notifier.apply(state, fact);
        facts.add(fact);
        hand(fact);
      }
    }
    return decided;
  }

  private void hand(NotifyFact fact) {
    if (fact instanceof NotifyFact.Handed(String key, int attempt, Instant at, Instant expires)) {
      Parcel parcel = state.parcels().get(key);
      if (parcel != null) {
        handed.add(new Handed(parcel.message(), attempt, expires));
      }
    }
  }

  void letTimePass() {
    if (notifier.nextDeadline(state, now).filter(at -> !at.isAfter(now)).isPresent()) {
      take(new NotifyInput.TimePassed());
    }
  }

  NotifyState state() {
    return state;
  }

  /** What was told of an incident last, or null. */
  @Nullable Told told(String incident) {
    if (dropped.contains(incident)) {
      return null;
    }
    Told drafted = told.get(incident);
    return drafted == null ? committed.get(incident) : drafted;
  }

  /** The newest notice of an incident while people are concerned with it, or null. */
  @Nullable Tale live(@Nullable Told last) {
    Tale tale = last == null ? null : state.tales().get(last.subject());
    return tale != null && tale.live() ? tale : null;
  }

  void put(Told changed) {
    dropped.remove(changed.incident());
    told.put(changed.incident(), changed);
  }

  void drop(String incident) {
    told.remove(incident);
    if (committed.containsKey(incident)) {
      dropped.add(incident);
    }
  }

  boolean isEmpty() {
    return facts.isEmpty() && told.isEmpty() && dropped.isEmpty();
  }

  void store(Connection connection, FactSink sink) throws SQLException {
    if (!facts.isEmpty()) {
      NotifyTable.journal(sink, now, before.facts(), facts);
      messages.store(connection, state, now);
    }
    if (!told.isEmpty()) {
      NotifyTable.putTold(connection, told.values());
    }
    if (!dropped.isEmpty()) {
      NotifyTable.dropTold(connection, dropped);
    }
    NotifyMemory after = memory();
    if (after.facts() / STATE_EVERY > before.facts() / STATE_EVERY) {
      NotifyTable.put(connection, after, now);
      MessageDraft.trim(connection, now);
    }
  }

  NotifyMemory memory() {
    return new NotifyMemory(state, before.facts() + facts.size());
  }

  /** Takes over what is committed of what was told. */
  void acceptInto(Map<String, Told> all) {
    all.putAll(told);
    all.keySet().removeAll(dropped);
  }

  /** What is to be sent, in order. */
  List<Handed> handed() {
    return handed;
  }
}
