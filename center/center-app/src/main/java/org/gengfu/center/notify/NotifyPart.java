package org.gengfu.center.notify;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.gengfu.center.incident.IncidentWatch;
import org.gengfu.center.store.FactSink;
import org.gengfu.center.watch.Committing;
import org.gengfu.center.watch.LiveEvent;
import org.gengfu.center.watch.WatchPart;
import org.gengfu.core.incident.IncidentFact;
import org.gengfu.notify.Notifier;
import org.gengfu.notify.NotifyFact;
import org.gengfu.notify.NotifyInput;
import org.gengfu.notify.NotifyPolicy;
import org.gengfu.notify.NotifyState;
import org.gengfu.notify.Parcel;
import org.gengfu.notify.Sent;
import org.jspecify.annotations.Nullable;

/**
 * The notifier in the writer's transactions: what becomes of incidents, outcomes and time goes in,
 * and what is handed over is sent once it is committed. Only the writer's thread may use it.
 */
final class NotifyPart implements WatchPart {
  private final Notifier notifier;
  private final NotifyPolicy policy;
  private final Hush hush;
  private final IncidentWatch incidents = new IncidentWatch();
  private final IncidentTelling telling;
  private final Consumer<List<NotifyDraft.Handed>> sender;
  private final Map<String, Told> told = new HashMap<>();
  private final List<Ask> asked = new ArrayList<>();
  private final Set<Long> concerned = new HashSet<>();
  private NotifyMemory memory = NotifyMemory.NONE;
  private boolean running;
  private @Nullable NotifyDraft draft;
  private List<IncidentFact> facts = List.of();
  private Instant now = Instant.EPOCH;
  private long hushVersion;
  private boolean started;
  private boolean starting;
  private OrderTelling orders;

  /** An input from outside, and where the answer goes. */
  private record Ask(NotifyInput input, List<NotifyFact> answer) {}

  /**
   * @param sender is given what is to be sent, after its commit
   */
  NotifyPart(
      NotifyPolicy policy,
      PlaceNames places,
      Hush hush,
      Consumer<List<NotifyDraft.Handed>> sender) {
    this.notifier = new Notifier(policy);
    this.policy = policy;
    this.hush = hush;
    this.sender = sender;
    this.telling = new IncidentTelling(new IncidentNotice(policy, places), hush, incidents);
    this.orders = new OrderTelling(policy, places, OrderPeople.NOBODY);
  }

  /** From now on people are told of orders; before the watch starts. */
  void orders(OrderTelling told) {
    orders = told;
  }

  /** Has an input taken in the transaction that is being drafted. */
  void ask(NotifyInput input, List<NotifyFact> answer) {
    asked.add(new Ask(input, answer));
  }

  /** From now on incidents are told, and messages handed over. */
  void begin() {
    running = true;
  }

  /** From now on nothing is handed over; what came of messages is still taken. */
  void end() {
    running = false;
  }

  @Override
  public void load(Connection connection) throws SQLException {
    draft = null;
    starting = false;
    asked.clear();
    incidents.forgetAll();
    told.clear();
    told.putAll(NotifyTable.told(connection));
    memory = NotifyTable.load(connection);
  }

  @Override
  public void decide(Committing change) {
    now = change.now();
    boolean sending = running;
    NotifyDraft drafted = new NotifyDraft(notifier, memory, told, now, sending);
    draft = drafted;
    starting = !started && sending;
    if (starting) {
      interrupted(drafted);
    }
    orders.look(drafted, now);
    for (Ask each : asked) {
      each.answer().addAll(drafted.take(each.input()));
    }
    asked.clear();
    if (sending) {
      if (!policy.silent()) {
        look(drafted, change);
      }
      drafted.letTimePass();
    }
  }

  /** What was being sent when the program ended: nobody knows whether it went. */
  private static void interrupted(NotifyDraft drafted) {
    NotifyState state = drafted.state();
    for (Parcel parcel : state.parcels().values()) {
      if (parcel.state() == Parcel.State.SENDING) {
        Sent unknown = new Sent.Unknown("the center ended while it was being sent");
        drafted.take(new NotifyInput.Told(parcel.message().key(), parcel.attempts(), unknown));
      }
    }
  }

  private void look(NotifyDraft drafted, Committing change) {
    facts = change.incidentFacts();
    concerned.clear();
    concerned.addAll(IncidentWatch.concerned(facts, change.incidents()));
    if (hush.version() != hushVersion) {
      hushVersion = hush.version();
      incidents.again();
    }
    for (long incident : incidents.due(change.incidents(), told.keySet(), now)) {
      telling.look(drafted, change.incidents(), change::incidentRow, incident, now);
    }
  }

  @Override
  public boolean hasNews() {
    NotifyDraft drafted = draft;
    return drafted != null && !drafted.isEmpty();
  }

  @Override
  public void store(Connection connection, FactSink sink) throws SQLException {
    NotifyDraft drafted = draft;
    if (drafted != null) {
      drafted.store(connection, sink);
    }
  }

  @Override
  public List<LiveEvent> accepted() {
    NotifyDraft drafted = draft;
    draft = null;
    if (drafted != null) {
      memory = drafted.memory();
      started |= starting;
      drafted.acceptInto(told);
      incidents.accept(concerned, facts);
      concerned.clear();
      facts = List.of();
      sender.accept(drafted.handed());
    }
    return List.of();
  }

  @Override
  public Optional<Instant> nextDeadline() {
    if (!running) {
      return Optional.empty();
    }
    if (!policy.silent() && incidents.urgent()) {
      return Optional.of(Instant.MIN);
    }
    Optional<Instant> own = notifier.nextDeadline(memory.state(), now);
    Optional<Instant> other = incidents.next();
    if (own.isEmpty() || other.isEmpty()) {
      return own.isPresent() ? own : other;
    }
    return own.get().isBefore(other.get()) ? own : other;
  }
}
