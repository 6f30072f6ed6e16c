package org.gengfu.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gengfu.core.incident.Episode;
import org.gengfu.core.incident.Incident;
import org.gengfu.core.incident.IncidentFact;
import org.gengfu.core.incident.IncidentState;
import org.gengfu.core.incident.Telling;
import org.gengfu.document.Documents;
import org.gengfu.document.Problems;
import org.gengfu.notify.Message;
import org.gengfu.notify.Notice;
import org.gengfu.notify.Notifier;
import org.gengfu.notify.NotifyFact;
import org.gengfu.notify.NotifyInput;
import org.gengfu.notify.NotifyPolicy;
import org.gengfu.notify.Parcel;
import org.gengfu.notify.Sent;

/** Who is told of incidents, and a gateway that takes messages or does not. One thread. */
final class Messages {
  private static final String POLICY =
      """
      zone: Asia/Shanghai
      shifts: [{id: always, from: "00:00", to: "00:00"}]
      channels:
        - {id: sms, kind: sms, retry: {attempts: 3, first: 30s, most: 5m}}
        - {id: call, kind: voice, retry: {attempts: 2, first: 1m}}
      receivers:
        - {id: li, name: Li, addresses: {sms: "+8613800000001", call: "+8613800000001"}}
        - {id: chief, name: Chief, language: en, addresses: {sms: "+8613800000003", call: "+8613800000003"}}
      routes:
        - id: urgent
          levels: [1]
          ladder:
            - {to: [li], via: [sms]}
            - {after: 30m, to: [chief], via: [call]}
        - id: rest
          levels: [2, 3, 4]
          ladder: [{to: [li], via: [sms]}]
      """;

  private final Agenda agenda;
  private final Random random;
  private final Promises promises;
  private final SortedMap<String, Integer> taken = new TreeMap<>();
  private final SortedMap<String, Instant> begun = new TreeMap<>();

  Messages(Agenda agenda, Random random, Promises promises) {
    this.agenda = agenda;
    this.random = random;
    this.promises = promises;
  }

  static Notifier notifier() {
    Problems problems = new Problems();
    NotifyPolicy policy =
        NotifyPolicy.read(Documents.parse("simulation.yaml", POLICY, problems), problems);
    if (!problems.list().isEmpty()) {
      throw new IllegalStateException(problems.list().toString());
    }
    return new Notifier(policy);
  }

  /** How many notices were begun. */
  int begun() {
    return begun.size();
  }

  /** Tells of what may be told now, and takes back what became part of another incident. */
  void follow(Draft draft) {
    IncidentState state = draft.incidents();
    for (IncidentFact fact : draft.incidentFacts()) {
      if (fact instanceof IncidentFact.Merged merged) {
        withdraw(draft, merged.loser(), "part of " + Incident.name(merged.survivor()));
      } else if (fact instanceof IncidentFact.Dissolved dissolved) {
        withdraw(draft, dissolved.incident(), "nothing speaks for it any more");
      }
    }
    state
        .incidents()
        .each((id, incident) -> {
          if (Telling.mayTell(state, incident, draft.now())
              && !draft.notices().tales().contains(incident.name())) {
            draft.take(new NotifyInput.Raise(notice(state, incident)));
          }
          return true;
        });
  }

  private static void withdraw(Draft draft, long id, String why) {
    if (draft.incidents().incident(id) == null
        && draft.notices().tales().contains(Incident.name(id))) {
      draft.take(new NotifyInput.Withdraw(Incident.name(id), why, true));
    }
  }

  private static Notice notice(IncidentState state, Incident incident) {
    Episode root = state.episode(incident.root());
    String type = root.key().type();
    return new Notice(
        incident.name(),
        type.equals("mains_fail") || type.equals("feeder_fail") ? 1 : 2,
        root.key().resource(),
        "",
        root.key().resource(),
        root.key().resource(),
        new Notice.Words(type, type),
        "",
        Instant.ofEpochMilli(incident.openedMillis()),
        Telling.from(state, incident));
  }

  /** When an incident that was not told may be told, milliseconds; the greatest long for never. */
  static long nextMillis(Memory memory) {
    long[] first = {Long.MAX_VALUE};
    memory
        .incidents()
        .incidents()
        .each((id, incident) -> {
          if (incident.open() && !memory.notices().tales().contains(incident.name())) {
            long from = Telling.from(memory.incidents(), incident).toEpochMilli();
            first[0] = Math.min(first[0], from);
          }
          return true;
        });
    return first[0];
  }

  /** What must hold of what was committed. */
  void check(List<NotifyFact> facts) {
    for (NotifyFact fact : facts) {
      if (fact instanceof NotifyFact.Begun(var tale)) {
        Instant before = begun.putIfAbsent(tale.notice().subject(), tale.begun());
        promises.hold(before == null, () -> "an incident is told once: " + tale.notice().subject());
      }
    }
  }

  /** Sends what was handed over; a crash before it leaves it unsent. */
  void send(Draft draft, Center center) {
    for (NotifyFact fact : draft.notifyFacts()) {
      if (fact instanceof NotifyFact.Handed handed) {
        Parcel parcel = draft.notices().parcels().get(handed.key());
        if (parcel != null) {
          send(parcel.message(), handed.attempt(), center);
        }
      }
    }
  }

  private void send(Message message, int attempt, Center center) {
    int kind = random.nextInt(10);
    boolean takes = kind < 7 || kind == 8;
    if (takes) {
      int times = taken.merge(message.key(), 1, Integer::sum);
      promises.hold(times == 1, () -> "a message is not sent twice: " + message.key());
    }
    Sent sent =
        kind < 7
            ? new Sent.Accepted("1")
            : kind == 7 ? new Sent.TryAgain("busy") : new Sent.Unknown("line broke");
    agenda.in(
        Streams.between(random, 200, 5_000),
        () -> center.take(new NotifyInput.Told(message.key(), attempt, sent)));
  }
}
