package org.gengfu.core.ledger;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gengfu.contract.OutboxOffset;

/**
 * Which records of one edge's outbox are committed: what makes a record that comes twice count
 * once, and what says how far the edge may forget. Offsets come in any order, since live alarms
 * pass the backlog. Whoever writes the commits owns it; no other thread may call it.
 *
 * <p>Two bounds. {@value #MAX_RANGES} ranges per epoch: an offset that would open one more is
 * refused, which loses nothing, since it is not acknowledged and the edge sends it again once the
 * holes have closed. {@value #MAX_EPOCHS} epochs: when one more appears, the one that was added to
 * longest ago is forgotten; its records, should they ever come again, count as new, which the
 * stores' own keys make harmless.
 */
public final class OffsetLedger {
  /** Most ranges of one epoch. */
  public static final int MAX_RANGES = 4_096;

  /** Most epochs that are remembered of one edge. */
  public static final int MAX_EPOCHS = 4;

  /** By epoch; the one that was added to last is at the end. */
  private final Map<Long, RangeSet> epochs = new LinkedHashMap<>();

  private long lastEpoch;

  /** What an offset is to the ledger. */
  public enum Verdict {
    /** Not committed yet, and there is room to note it. */
    NEW,
    /** Committed before: acknowledge it, but do not store it again. */
    KNOWN,
    /** Not committed, but too many holes are open: leave it, the edge will send it again. */
    NO_ROOM
  }

  /** A ledger of an edge that was never heard. */
  public OffsetLedger() {}

  /** The ledger as it was when the snapshot was taken. */
  public static OffsetLedger restore(LedgerSnapshot snapshot) {
    OffsetLedger ledger = new OffsetLedger();
    for (EpochRanges epoch : snapshot.epochs()) {
      RangeSet ranges = ledger.rangesToAddTo(epoch.epoch());
      for (OffsetRange range : epoch.ranges()) {
        ranges.add(range.first(), range.last());
      }
    }
    return ledger;
  }

  /** What the offset is to this ledger; changes nothing. */
  public Verdict judge(OutboxOffset at) {
    RangeSet ranges = epochs.get(at.epoch());
    if (ranges == null) {
      return Verdict.NEW;
    }
    if (ranges.contains(at.offset())) {
      return Verdict.KNOWN;
    }
    return fits(ranges, at.offset(), at.offset()) ? Verdict.NEW : Verdict.NO_ROOM;
  }

  /** True when the record at this offset is to be committed: {@link Verdict#NEW}. */
  public boolean isNew(OutboxOffset at) {
    return judge(at) == Verdict.NEW;
  }

  /**
   * Notes that the record at this offset is committed.
   *
   * @return false when there was no room for it; nothing changed then
   */
  public boolean add(OutboxOffset at) {
    return add(at, 1);
  }

  /**
   * Notes that {@code count} records from this offset on are committed, or are gone at the edge and
   * will never come.
   *
   * @param count 1 and up
   * @return false when there was no room for them; nothing changed then
   * @throws IllegalArgumentException when the count is not positive or runs past the last offset
   */
  public boolean add(OutboxOffset from, long count) {
    long last = from.offset() + count - 1;
    if (count < 1 || last < from.offset()) {
      throw new IllegalArgumentException(count + " records from " + from + " on");
    }
    RangeSet known = epochs.get(from.epoch());
    if (known != null && !fits(known, from.offset(), last)) {
      return false;
    }
    rangesToAddTo(from.epoch()).add(from.offset(), last);
    return true;
  }

  /**
   * What to acknowledge to the edge: of the epoch that was added to last, the highest offset up to
   * which everything is committed. Empty while offset 0 of it is missing.
   */
  public Optional<OutboxOffset> contiguous() {
    RangeSet ranges = epochs.get(lastEpoch);
    return ranges == null || ranges.contiguous() < 0
        ? Optional.empty()
        : Optional.of(new OutboxOffset(lastEpoch, ranges.contiguous()));
  }

  /** An unchanging copy for the store. */
  public LedgerSnapshot snapshot() {
    List<EpochRanges> copies = new ArrayList<>(epochs.size());
    epochs.forEach((epoch, ranges) -> copies.add(new EpochRanges(epoch, ranges.ranges())));
    return new LedgerSnapshot(copies);
  }

  private static boolean fits(RangeSet ranges, long first, long last) {
    return ranges.size() < MAX_RANGES || !ranges.grows(first, last);
  }

  private RangeSet rangesToAddTo(long epoch) {
    RangeSet ranges = epochs.get(epoch);
    if (ranges != null && epoch == lastEpoch) {
      return ranges;
    }
    if (ranges == null) {
      ranges = new RangeSet();
      if (epochs.size() == MAX_EPOCHS) {
        Iterator<Long> oldest = epochs.keySet().iterator();
        oldest.next();
        oldest.remove();
      }
    } else {
      epochs.remove(epoch);
    }
    epochs.put(epoch, ranges);
    lastEpoch = epoch;
    return ranges;
  }
}
