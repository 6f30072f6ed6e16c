package org.gengfu.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gengfu.contract.Severity;
import org.gengfu.core.alarm.AlarmAccount;
import org.gengfu.core.alarm.AlarmFact;
import org.gengfu.core.alarm.AlarmFactText;
import org.gengfu.core.alarm.AlarmInput;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.alarm.AlarmMachine;
import org.gengfu.core.alarm.AlarmPolicy;
import org.gengfu.core.alarm.AlarmState;
import org.gengfu.core.alarm.Word;

/**
 * One edge: it notices what is true of its devices, keeps a history of each alarm with the real
 * machine, an outbox that it sends until it is acknowledged, and lets people on site acknowledge.
 * Its clock is its own and never goes back in what it writes. One thread.
 */
final class EdgeSide {
  private static final int MOST_AT_ONCE = 40;

  private final String name;
  private final List<AlarmKey> watched;
  private final World world;
  private final Agenda agenda;
  private final Random random;
  private final Network line;
  private final Promises promises;
  private final SortedMap<String, AlarmState> states = new TreeMap<>();
  private final List<String> journal = new ArrayList<>();
  private final SortedMap<Long, Told.Record> outbox = new TreeMap<>();
  private final SortedMap<String, Told.Record> isTrue = new TreeMap<>();
  private Map<String, AlarmState> stored;
  private Center center = Center.NONE;
  private long next;
  private long lastMillis;
  private long skewMillis;
  private boolean up = true;
  private long listedUpTo = -1;
  private boolean crashes = true;

  /** The center as an edge sees it. */
  interface Center {
    Center NONE = (edge, told) -> {};

    void hear(String edge, Told told);
  }

  EdgeSide(
      String name,
      List<AlarmKey> watched,
      World world,
      Agenda agenda,
      Random random,
      Network line,
      Promises promises) {
    this.name = name;
    this.watched = watched;
    this.world = world;
    this.agenda = agenda;
    this.random = random;
    this.line = line;
    this.promises = promises;
    this.skewMillis = random.nextLong(-20_000, 20_001);
    for (AlarmKey key : watched) {
      states.put(key.toString(), AlarmState.initial(key, AlarmPolicy.EDGE));
    }
    this.stored = new TreeMap<>(states);
  }

  void joins(Center other) {
    center = other;
  }

  String name() {
    return name;
  }

  Network line() {
    return line;
  }

  List<AlarmKey> watched() {
    return watched;
  }

  boolean isUp() {
    return up;
  }

  AlarmState state(AlarmKey key) {
    AlarmState state = states.get(key.toString());
    if (state == null) {
      throw new IllegalArgumentException(name + " does not watch " + key);
    }
    return state;
  }

  /** The clock is off by so much from now on. */
  void skew(long millis) {
    skewMillis = millis;
  }

  /** Nothing fails any more. */
  void calm() {
    crashes = false;
    skewMillis = 0;
  }

  private Instant clock() {
    lastMillis = Math.max(lastMillis + 1, agenda.now() + skewMillis);
    return Instant.ofEpochMilli(lastMillis);
  }

  /** Power comes or goes. */
  void power(boolean on) {
    if (on && !up) {
      agenda.in(Streams.between(random, 20_000, 60_000), this::start);
    } else if (!on) {
      up = false;
    }
  }

  private void start() {
    if (world.runs(name, agenda.now()) && !up) {
      up = true;
      rebuild();
      watched.forEach(this::look);
      connect();
    }
  }

  private void crash() {
    up = false;
    agenda.in(Streams.between(random, 2_000, 30_000), this::start);
  }

  /** What is in memory follows from what was written. */
  private void rebuild() {
    Map<String, AlarmState> replayed = new TreeMap<>(stored);
    for (String line : journal) {
      AlarmFact fact = AlarmFactText.read(line);
      replayed.computeIfPresent(
          fact.key().toString(), (key, state) -> AlarmMachine.apply(state, fact));
    }
    promises.hold(replayed.equals(states), () -> "A7: the journal of " + name + " is its state");
    stored = replayed;
    journal.clear();
  }

  /** Looks at a device, and tells when an alarm is another than it was. */
  void look(AlarmKey key) {
    boolean is = world.isTrue(key, agenda.now());
    if (up && is != isTrue.containsKey(key.toString())) {
      Severity severity = Severity.values()[2 + random.nextInt(3)];
      write(key, is ? Told.What.TRUE : Told.What.OVER, severity);
    }
  }

  /** An alarm that is true becomes worse, or less bad. */
  void worsen(AlarmKey key) {
    if (up && isTrue.containsKey(key.toString())) {
      write(key, Told.What.WORSE, Severity.values()[2 + random.nextInt(3)]);
    }
  }

  private void write(AlarmKey key, Told.What what, Severity severity) {
    Told.Record record = new Told.Record(next, key, what, clock(), severity);
    boolean dies = crashes && random.nextInt(150) == 0;
    if (dies && random.nextBoolean()) {
      promises.step(() -> name + " crashes before it writes " + record);
      crash();
      return;
    }
    promises.step(() -> name + " writes " + record);
    take(key, record.evidence(true), record.at());
    outbox.put(next++, record);
    if (what == Told.What.TRUE) {
      isTrue.put(key.toString(), record);
    } else if (what == Told.What.OVER) {
      isTrue.remove(key.toString());
    }
    if (dies) {
      crash();
      return;
    }
    tell(new Told.Records(List.of(record), false));
  }

  private void take(AlarmKey key, AlarmInput input, Instant now) {
    AlarmState before = state(key);
    List<AlarmFact> facts = AlarmMachine.decide(before, input, now);
    AlarmState after = before;
    for (AlarmFact fact : facts) {
      after = AlarmMachine.apply(after, fact);
    }
    journal.addAll(promises.alarms().check(before, input, facts, after, now));
    states.put(key.toString(), after);
  }

  /** Somebody on site acknowledges one of the alarms that wait. */
  void acknowledge() {
    List<AlarmKey> waiting = new ArrayList<>();
    for (AlarmState state : states.values()) {
      if (state.isUnacknowledged() || !state.branches().isEmpty()) {
        waiting.add(state.key());
      }
    }
    if (up && !waiting.isEmpty()) {
      AlarmKey key = Streams.pick(random, waiting);
      promises.step(() -> name + ": somebody on site acknowledges " + key);
      take(key, new AlarmInput.Acknowledge("cai", "on site", 0, Word.Side.EDGE), clock());
    }
  }

  /** A session begins: first what is true now, then what was not acknowledged. */
  void connect() {
    if (up) {
      listedUpTo = -1;
      list();
      agenda.in(1_000, this::sendAgain);
    }
  }

  /** Tells all that is true. */
  void list() {
    if (up) {
      tell(new Told.Listing(clock(), next, isTrue));
    }
  }

  /** Sends what the center has not acknowledged, and the list until it is heard. */
  void sendAgain() {
    if (!up) {
      return;
    }
    if (listedUpTo < 0) {
      list();
    }
    if (!outbox.isEmpty()) {
      tell(new Told.Records(outbox.values().stream().limit(MOST_AT_ONCE).toList(), true));
    }
  }

  /** Tells what it knows of the alarms of which it knows anything. */
  void account() {
    List<AlarmAccount> accounts = new ArrayList<>();
    for (AlarmState state : states.values()) {
      if (!state.timeline().observations().isEmpty()) {
        accounts.add(AlarmAccount.of(state));
      }
    }
    if (up && !accounts.isEmpty()) {
      tell(new Told.Accounts(accounts));
    }
  }

  private void tell(Told told) {
    line.send(() -> center.hear(name, told));
  }

  /** The center has committed all records up to this one. */
  void acknowledged(long offset) {
    if (up) {
      outbox.headMap(offset + 1).clear();
    }
  }

  /** The center has heard a list. */
  void listHeard(long upTo) {
    listedUpTo = Math.max(listedUpTo, upTo);
  }

  /** The center tells what it knows. */
  void hear(List<AlarmAccount> accounts) {
    if (up) {
      promises.step(() -> name + " hears the center's account");
      for (AlarmAccount account : accounts) {
        take(account.key(), new AlarmInput.Merge(account), clock());
      }
    }
  }
}
