package org.gengfu.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gengfu.core.alarm.AlarmAccount;
import org.gengfu.core.alarm.AlarmInput;
import org.gengfu.core.alarm.AlarmInventory;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.alarm.AlarmMachine;
import org.gengfu.core.alarm.AlarmState;
import org.gengfu.core.incident.Correlator;
import org.gengfu.core.incident.IncidentInput;
import org.gengfu.core.incident.IncidentState;
import org.gengfu.core.incident.StateHash;
import org.gengfu.notify.Notifier;
import org.gengfu.notify.NotifyInput;
import org.jspecify.annotations.Nullable;

/**
 * The center: one writer, whose every step is one transaction. A step is decided, appended to the
 * journal as a whole, and only then takes effect; it may crash between any two of these. One
 * thread.
 */
final class Center {
  private static final int FULL_CHECK_EVERY = 400;

  private final Agenda agenda;
  private final Random random;
  private final Promises promises;
  private final IncidentPromises incidentPromises;
  private final Messages messages;
  private final Notifier notifier = Messages.notifier();
  private final SortedMap<String, EdgeSide> edges = new TreeMap<>();
  private final Journal journal;
  private Memory memory;
  private boolean up = true;
  private boolean crashes = true;
  private int restarts;
  private long wakeAt = Long.MAX_VALUE;

  Center(IncidentState first, Agenda agenda, Random random, Messages messages, Promises promises) {
    this.agenda = agenda;
    this.random = random;
    this.promises = promises;
    this.messages = messages;
    this.incidentPromises = new IncidentPromises(promises);
    this.journal = new Journal(first);
    this.memory = Memory.of(first);
  }

  void knows(EdgeSide edge) {
    edges.put(edge.name(), edge);
    edge.joins(this::hear);
  }

  Memory memory() {
    return memory;
  }

  Journal journal() {
    return journal;
  }

  int restarts() {
    return restarts;
  }

  boolean isUp() {
    return up;
  }

  /** Nothing crashes any more. */
  void calm() {
    crashes = false;
  }

  /** Decides, appends, takes effect; or crashes in between. */
  void step(Supplier<String> what, Consumer<Draft> work, Runnable effect) {
    if (!up) {
      return;
    }
    promises.step(() -> "center: " + what.get());
    Instant now = Instant.ofEpochMilli(agenda.now());
    Draft draft = new Draft(memory, notifier, promises, now, journal.transactions() * 1_000L);
    work.accept(draft);
    if (Correlator.nextDeadline(draft.incidents()).filter(at -> !at.isAfter(now)).isPresent()) {
      draft.take(new IncidentInput.TimePassed());
    }
    Suppressing.follow(draft, memory.alarms().values());
    messages.follow(draft);
    boolean dies = crashes && random.nextInt(400) == 0;
    if (dies && random.nextBoolean()) {
      promises.step(() -> "center crashes before it appends");
      crash();
      return;
    }
    Journal.Lines lines = draft.lines();
    Memory after = draft.after();
    journal.append(lines, after.incidents());
    incidentPromises.step(
        memory.incidents(), draft.incidentFacts(), lines.incidents(), after.incidents());
    messages.check(draft.notifyFacts());
    memory = after;
    if (promises.steps() % FULL_CHECK_EVERY == 0) {
      checkAll();
    }
    if (dies) {
      promises.step(() -> "center crashes before what it appended takes effect");
      crash();
      return;
    }
    effect.run();
    messages.send(draft, this);
    wakeLater();
  }

  /** Everything that must hold of all that is known. */
  void checkAll() {
    incidentPromises.all(memory.incidents());
    AlarmInventory inventory = AlarmInventory.of(memory.alarms().values());
    int sum = inventory.byState().values().stream().mapToInt(Integer::intValue).sum();
    long live = memory.alarms().values().stream().filter(each -> !each.archived()).count();
    promises.hold(
        sum == inventory.live() && inventory.live() == live,
        () -> "A1, A10: the states of the live alarms add up: " + inventory);
  }

  private void crash() {
    up = false;
    restarts++;
    agenda.in(Streams.between(random, 2_000, 60_000), this::start);
  }

  /** What is in memory follows from the journal. */
  private void start() {
    promises.step(() -> "center starts");
    Memory found = journal.restart();
    promises.hold(
        found.alarms().equals(memory.alarms()), () -> "A7: the journal leads to the alarms");
    promises.hold(
        StateHash.of(found.incidents()).equals(StateHash.of(memory.incidents())),
        () -> "a restart leads to the same state of the correlator");
    promises.hold(
        found.ledgers().equals(memory.ledgers())
            && found.notices().parcels().values().equals(memory.notices().parcels().values())
            && found.notices().tales().values().equals(memory.notices().tales().values()),
        () -> "a restart leads to the same ledgers and notices");
    memory = found;
    up = true;
    wakeAt = Long.MAX_VALUE;
    for (EdgeSide edge : edges.values()) {
      agenda.in(Streams.between(random, 1_000, 15_000), edge::connect);
    }
    step(() -> "the time passed", this::letTimePass, () -> {});
  }

  /** Wakes when something is due; what is due within the same seconds is done together. */
  private void wakeLater() {
    long due = Messages.nextMillis(memory);
    Instant correlator = Correlator.nextDeadline(memory.incidents()).orElse(Instant.MAX);
    Instant notices =
        notifier
            .nextDeadline(memory.notices(), Instant.ofEpochMilli(agenda.now()))
            .orElse(Instant.MAX);
    for (Instant each : List.of(correlator, notices)) {
      due = each.equals(Instant.MAX) ? due : Math.min(due, each.toEpochMilli());
    }
    for (AlarmState alarm : memory.alarms().values()) {
      long its = AlarmMachine.nextDeadline(alarm).map(Instant::toEpochMilli).orElse(Long.MAX_VALUE);
      due = Math.min(due, its);
    }
    if (due == Long.MAX_VALUE) {
      return;
    }
    long at = Math.max(due, agenda.now()) / 10_000 * 10_000 + 10_000;
    if (at < wakeAt) {
      wakeAt = at;
      agenda.at(at, () -> wake(at));
    }
  }

  private void wake(long planned) {
    if (up && wakeAt == planned) {
      wakeAt = Long.MAX_VALUE;
      step(() -> "the time passed", this::letTimePass, () -> {});
    }
  }

  private void letTimePass(Draft draft) {
    for (AlarmState alarm : memory.alarms().values()) {
      if (AlarmMachine.nextDeadline(alarm).filter(at -> !at.isAfter(draft.now())).isPresent()) {
        draft.take(alarm.key(), new AlarmInput.TimePassed());
      }
    }
    draft.take(new NotifyInput.TimePassed());
  }

  /** An input for the notifier. */
  void take(NotifyInput input) {
    step(() -> "" + input, draft -> draft.take(input), () -> {});
  }

  /** An alarm of which something is known gets an input of a person. */
  void take(AlarmKey key, AlarmInput input) {
    step(() -> input + " for " + key, draft -> draft.take(key, input), () -> {});
  }

  /** The correlator gets an input of a person. */
  void take(IncidentInput input) {
    step(() -> "" + input, draft -> draft.take(input), () -> {});
  }

  private void hear(String name, Told told) {
    EdgeSide edge = edges.get(name);
    if (edge == null || !up) {
      return;
    }
    Hearing hearing = new Hearing(edge);
    switch (told) {
      case Told.Records records ->
          step(
              () -> name + " tells " + records,
              draft -> hearing.records(draft, records),
              () -> hearing.acknowledge(memory));
      case Told.Listing listing -> list(edge, hearing, listing);
      case Told.Accounts accounts ->
          step(
              () -> name + " gives its accounts",
              draft ->
                  accounts
                      .accounts()
                      .forEach(each -> draft.take(each.key(), new AlarmInput.Merge(each))),
              () -> account(edge));
    }
  }

  private void list(EdgeSide edge, Hearing hearing, Told.Listing listing) {
    boolean[] taken = {false};
    step(
        () -> edge.name() + " lists " + listing.active().keySet() + " up to " + listing.next(),
        draft -> taken[0] = hearing.list(draft, listing),
        () -> {
          if (taken[0]) {
            edge.line().send(() -> edge.listHeard(listing.next()));
          }
        });
  }

  private void account(EdgeSide edge) {
    List<AlarmAccount> ours = new ArrayList<>();
    for (AlarmKey key : edge.watched()) {
      AlarmState state = memory.alarms().get(key.toString());
      if (state != null && !state.archived()) {
        ours.add(AlarmAccount.of(state));
      }
    }
    edge.line().send(() -> edge.hear(ours));
  }

  /** An edge was not heard for too long. */
  void loses(EdgeSide edge) {
    Hearing hearing = new Hearing(edge);
    if (up && !hearing.isLost(memory)) {
      step(() -> "loses " + edge.name(), hearing::lost, () -> {});
    }
  }

  /** The alarms of which something is known and whose instance is live. */
  List<AlarmState> live() {
    return memory.alarms().values().stream().filter(each -> !each.archived()).toList();
  }

  @Nullable AlarmState alarm(AlarmKey key) {
    return memory.alarms().get(key.toString());
  }

  /** For the end: which alarms the correlator holds to last and the machine does not. */
  List<String> zombies() {
    List<String> found = new ArrayList<>();
    memory
        .incidents()
        .episodes()
        .each((number, episode) -> {
          AlarmState alarm = alarm(episode.key());
          boolean lasts = alarm != null && alarm.condition().isActive();
          if (episode.active() && !lasts) {
            found.add(episode.toString());
          }
          return true;
        });
    return found;
  }
}
