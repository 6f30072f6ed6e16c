package org.gengfu.center.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gengfu.contract.AlarmEvent;
import org.gengfu.contract.Birth;
import org.gengfu.contract.CameraLook;
import org.gengfu.contract.CommandOutcome;
import org.gengfu.contract.Decoded;
import org.gengfu.contract.Numbered;
import org.gengfu.contract.OutboxOffset;
import org.gengfu.contract.OutboxRecord;
import org.gengfu.contract.Reading;
import org.gengfu.core.ledger.LedgerSnapshot;
import org.gengfu.core.ledger.OffsetLedger;
import org.gengfu.core.session.EdgeSession;
import org.gengfu.core.session.SessionEffect;
import org.gengfu.core.session.SessionSettings;
import org.jspecify.annotations.Nullable;

/**
 * What one edge says, turned into entries: its session, its ledger, its counts. Owned by ingest's
 * own thread.
 */
final class EdgeIntake {
  /** Longest explanation that is kept for the screens. */
  static final int MAX_EXPLANATION = 300;

  /** What a message that is too large to be read is to the session: malformed, in its place. */
  private static final byte[] UNREADABLE = new byte[0];

  /** Sends a rebirth request. */
  interface Rebirth {
    void ask(String edge, String why);
  }

  private final String edge;
  private final EdgeSession session;
  private final OffsetLedger ledger;
  private final Rebirth rebirth;
  private final Duration spread;
  private @Nullable Instant heardAt;
  private @Nullable Instant askAt;
  private String askWhy = "";
  private long messages;
  private long dropped;
  private long readings;
  private long alarms;
  private long births;
  private long duplicates;
  private long refused;
  private long gone;
  private long postponed;
  private String explanation = "";
  private @Nullable Instant explainedAt;

  EdgeIntake(String edge, SessionSettings settings, LedgerSnapshot ledger, Rebirth rebirth) {
    this.edge = edge;
    this.session = new EdgeSession(edge, settings);
    this.ledger = OffsetLedger.restore(ledger);
    this.rebirth = rebirth;
    long window = settings.spread().toMillis() + 1;
    this.spread = Duration.ofMillis(Math.floorMod(edge.hashCode() * 31, window));
  }

  /** Takes one message in. */
  void message(Inbox.Message message, OpenBatch batch) {
    messages++;
    heardAt = message.arrival();
    int metrics = PayloadShape.metrics(message.payload());
    boolean fits = metrics <= PayloadShape.MAX_METRICS;
    byte[] payload = fits ? message.payload() : UNREADABLE;
    carryOut(
        session.arrived(message.topic(), payload, message.arrival()), message.arrival(), batch);
    if (!fits) {
      explain(
          message.topic().kind()
              + " with "
              + metrics
              + " metrics, at most "
              + PayloadShape.MAX_METRICS
              + " are read",
          message.arrival());
    }
  }

  /** Lets time pass; to be called only when no message waits. */
  void tick(Instant now, OpenBatch batch) {
    if (session.nextDeadline().filter(deadline -> !now.isBefore(deadline)).isPresent()) {
      carryOut(session.tick(now), now, batch);
    }
    if (askAt != null && !now.isBefore(askAt)) {
      askAt = null;
      rebirth.ask(edge, askWhy);
    }
  }

  /** Messages were dropped before they came here. */
  void dropped(Inbox.Gap gap, Instant now, OpenBatch batch) {
    dropped += gap.messages();
    explain("dropped " + gap.messages() + " messages: too many waited for the stores", now);
    if (gap.births()) {
      carryOut(session.observationLost(now, "a birth or death had to be dropped"), now, batch);
    }
    askLater("messages had to be dropped", now);
  }

  /** The broker was away: the session may have changed unseen. */
  void unheard(Instant now, OpenBatch batch) {
    carryOut(session.observationLost(now, "the broker was out of reach"), now, batch);
    if (heardAt != null) {
      askLater("the broker was out of reach", now);
    }
  }

  /** Something of this edge was refused elsewhere. */
  void refused(long times, String why, Instant now) {
    refused += times;
    explain(why, now);
  }

  private void askLater(String why, Instant now) {
    if (askAt == null) {
      askAt = now.plus(spread);
      askWhy = why;
    }
  }

  private void carryOut(List<SessionEffect> effects, Instant now, OpenBatch batch) {
    for (SessionEffect effect : effects) {
      switch (effect) {
        case SessionEffect.Deliver(Decoded message) -> deliver(message, now, batch);
        case SessionEffect.NodeLost lost -> batch.add(new Entry.EdgeDied(edge, lost.at()), now);
        case SessionEffect.DeviceMissing missing ->
            batch.add(new Entry.DeviceMissing(edge, missing.device(), missing.at()), now);
        case SessionEffect.RequestRebirth ask -> rebirth.ask(edge, ask.why());
        case SessionEffect.Refused bad -> {
          refused++;
          explain(bad.why(), now);
        }
        case SessionEffect.Dropped left -> explain(left.why(), now);
        case SessionEffect.Ignored ignored -> {}
      }
    }
  }

  private void deliver(Decoded message, Instant now, OpenBatch batch) {
    switch (message) {
      case Decoded.NodeBorn born -> born(born.birth(), born.complaints(), now, batch);
      case Decoded.DeviceBorn born -> born(born.birth(), born.complaints(), now, batch);
      case Decoded.DeviceDied died -> {
        if (Sieve.isName(died.device())) {
          Instant time = new Sieve(now).time(died.time());
          batch.add(new Entry.DeviceDied(edge, died.device(), time), now);
        }
      }
      case Decoded.Data data -> data(data, now, batch);
      case Decoded.NodeDied never -> throw undeliverable(never);
      case Decoded.NeedsRebirth never -> throw undeliverable(never);
      case Decoded.Malformed never -> throw undeliverable(never);
    }
  }

  private IllegalStateException undeliverable(Decoded message) {
    return new IllegalStateException("edge " + edge + ": the session delivered " + message);
  }

  private void born(Birth birth, List<String> complaints, Instant now, OpenBatch batch) {
    complain(complaints, now);
    if (!birth.device().isEmpty() && !Sieve.isName(birth.device())) {
      refused(1, "a device's id is too long or not printable", now);
      return;
    }
    Sieve sieve = new Sieve(now);
    Birth kept = sieve.birth(birth);
    take(sieve, now);
    births++;
    batch.add(new Entry.Born(edge, kept), now);
  }

  private void data(Decoded.Data data, Instant now, OpenBatch batch) {
    complain(data.complaints(), now);
    if (!data.device().isEmpty() && !Sieve.isName(data.device())) {
      refused(1, "a device's id is too long or not printable", now);
      return;
    }
    Sieve sieve = new Sieve(now);
    OutboxOffset judged = null;
    boolean wanted = true;
    boolean known = false;
    boolean moved = false;
    for (Numbered numbered : data.records()) {
      OutboxOffset at = numbered.at();
      if (at != null && !at.equals(judged)) {
        judged = at;
        wanted = note(at, numbered.record());
        moved |= wanted;
        known |= !wanted;
      }
      if (at == null || wanted) {
        record(numbered.record(), data.historical(), sieve, now, batch);
      }
    }
    take(sieve, now);
    if (moved) {
      batch.ledgerMoved(edge, ledger, now);
    } else if (known) {
      batch.answer(edge, ledger, now);
    }
  }

  /** Notes the record's place; false when it is not to be stored, now or at all. */
  private boolean note(OutboxOffset at, OutboxRecord record) {
    return switch (ledger.judge(at)) {
      case NEW -> place(at, record);
      case KNOWN -> {
        if (record instanceof OutboxRecord.Gone(long many) && !isCovered(at, many)) {
          LedgerSnapshot before = ledger.snapshot();
          yield place(at, record) && !ledger.snapshot().equals(before);
        }
        duplicates++;
        yield false;
      }
      case NO_ROOM -> {
        postponed++;
        yield false;
      }
    };
  }

  private boolean isCovered(OutboxOffset from, long count) {
    return ledger
        .contiguous()
        .filter(upTo -> upTo.epoch() == from.epoch() && upTo.offset() - from.offset() >= count - 1)
        .isPresent();
  }

  private boolean place(OutboxOffset at, OutboxRecord record) {
    long count = record instanceof OutboxRecord.Gone(long many) ? many : 1;
    boolean added = ledger.add(at, count);
    if (!added) {
      postponed += count;
    }
    return added;
  }

  private void record(
      OutboxRecord record, boolean historical, Sieve sieve, Instant now, OpenBatch batch) {
    switch (record) {
      case OutboxRecord.Readings some -> {
        List<Reading> kept = sieve.readings(some.readings());
        if (!kept.isEmpty()) {
          readings += kept.size();
          batch.add(new Entry.Readings(edge, kept, historical), now);
        }
      }
      case OutboxRecord.Alarm(AlarmEvent event) -> {
        AlarmEvent kept = sieve.alarm(event);
        if (kept != null) {
          alarms++;
          batch.add(new Entry.Alarm(edge, kept, historical), now);
        }
      }
      case OutboxRecord.Outcome(CommandOutcome outcome) ->
          batch.add(new Entry.Outcome(edge, sieve.outcome(outcome)), now);
      case OutboxRecord.Look(CameraLook look) -> {
        CameraLook kept = sieve.look(look, historical);
        if (kept != null) {
          batch.add(new Entry.Look(edge, kept, historical), now);
        }
      }
      case OutboxRecord.Gone(long many) -> gone += many;
    }
  }

  private void take(Sieve sieve, Instant now) {
    if (sieve.refused() > 0) {
      refused(sieve.refused(), sieve.explanation(), now);
    }
  }

  private void complain(List<String> complaints, Instant now) {
    if (!complaints.isEmpty()) {
      refused(complaints.size(), complaints.getFirst(), now);
    }
  }

  private void explain(String why, Instant now) {
    explanation = why.length() <= MAX_EXPLANATION ? why : why.substring(0, MAX_EXPLANATION);
    explainedAt = now;
  }

  /** A picture for other threads. */
  EdgeStatus status() {
    return new EdgeStatus(
        edge,
        session.view(),
        heardAt,
        ledger.contiguous().orElse(null),
        new EdgeStatus.Counts(
            messages, dropped, readings, alarms, births, duplicates, refused, gone, postponed),
        explanation,
        explainedAt);
  }
}
