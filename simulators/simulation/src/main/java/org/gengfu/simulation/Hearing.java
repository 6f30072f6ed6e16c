package org.gengfu.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.gengfu.contract.OutboxOffset;
import org.gengfu.contract.Severity;
import org.gengfu.core.alarm.AlarmInput;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.alarm.AlarmState;
import org.gengfu.core.incident.AlarmEvent;
import org.gengfu.core.incident.IncidentInput;
import org.gengfu.core.ledger.LedgerSnapshot;
import org.gengfu.core.ledger.OffsetLedger;

/** What the center makes of one edge's messages, and of its silence. */
final class Hearing {
  private static final long EPOCH = 1;

  private final EdgeSide edge;

  Hearing(EdgeSide edge) {
    this.edge = edge;
  }

  private static long highest(LedgerSnapshot ledger) {
    return ledger.epochs().isEmpty() ? -1 : ledger.epochs().getLast().ranges().getLast().last();
  }

  /** Each record counts once; one that was overtaken tells of the past. */
  void records(Draft draft, Told.Records records) {
    OffsetLedger ledger = OffsetLedger.restore(draft.ledger(edge.name()));
    boolean any = false;
    for (Told.Record record : records.records()) {
      OutboxOffset offset = new OutboxOffset(EPOCH, record.offset());
      if (ledger.isNew(offset)) {
        boolean past = records.again() || record.offset() < highest(ledger.snapshot());
        draft.take(record.key(), record.evidence(past));
        ledger.add(offset);
        any = true;
      }
    }
    if (any) {
      draft.ledger(edge.name(), ledger.snapshot());
    }
  }

  /** Tells the edge how far it may forget. */
  void acknowledge(Memory memory) {
    LedgerSnapshot ledger = memory.ledgers().getOrDefault(edge.name(), LedgerSnapshot.EMPTY);
    OffsetLedger.restore(ledger)
        .contiguous()
        .ifPresent(offset -> edge.line().send(() -> edge.acknowledged(offset.offset())));
  }

  /** The edge's list of what is true; false when it was overtaken by what came after it. */
  boolean list(Draft draft, Told.Listing listing) {
    if (highest(draft.ledger(edge.name())) >= listing.next()) {
      return false;
    }
    List<AlarmEvent> active = new ArrayList<>();
    for (AlarmKey key : edge.watched()) {
      Told.Record listed = listing.active().get(key.toString());
      AlarmState known = draft.alarm(key);
      if (known != null || listed != null) {
        draft.take(
            key,
            new AlarmInput.SourceBack(listing.at(), listed == null ? null : listed.exceed(true)));
      }
      AlarmState now = draft.alarm(key);
      if (now != null && now.condition().isActive()) {
        long raised = now.occurrences().getLast().span().raised().toEpochMilli();
        active.add(
            new AlarmEvent(key, AlarmEvent.Change.RAISE, raised, edge.name(), listing.next()));
      }
    }
    draft.take(new IncidentInput.Snapshot(edge.name(), listing.at().toEpochMilli(), active));
    seen(draft);
    return true;
  }

  private SortedSet<String> nodes() {
    SortedSet<String> nodes = new TreeSet<>();
    edge.watched().forEach(key -> nodes.add(key.resource()));
    return nodes;
  }

  private AlarmKey offline() {
    return City.key(edge.name() + "/", "edge_offline");
  }

  private void seen(Draft draft) {
    AlarmState offline = draft.alarm(offline());
    if (offline != null && offline.condition().isActive()) {
      draft.take(offline(), new AlarmInput.Return(draft.now(), 0, false));
      for (String node : nodes()) {
        draft.event(City.key(node, "data_stale"), AlarmEvent.Change.CLEAR, draft.now());
      }
    }
  }

  /** True while the edge is not heard. */
  boolean isLost(Memory memory) {
    AlarmState offline = memory.alarms().get(offline().toString());
    return offline != null && offline.condition().isActive();
  }

  /** The edge was not heard for too long: what it watches is not observed. */
  void lost(Draft draft) {
    Instant now = draft.now();
    for (AlarmKey key : edge.watched()) {
      if (draft.alarm(key) != null) {
        draft.take(key, new AlarmInput.SourceLost(now));
      }
    }
    AlarmState offline = draft.alarm(offline());
    if (offline == null || !offline.condition().isActive()) {
      draft.take(offline(), new AlarmInput.Exceed(now, 0, Severity.MAJOR, null, null, false));
      for (String node : nodes()) {
        draft.event(City.key(node, "data_stale"), AlarmEvent.Change.RAISE, now);
      }
    }
  }
}
