package org.gengfu.core.availability;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One device's line of time as known at one instant: every instant before that one has exactly one
 * {@link TimeClass}. What the center learned later changes nothing here, so an old report can be
 * made again. Immutable; any thread.
 *
 * <pre>
 * in service?  excused?  samples, steadied  back-filled  → class
 * no           any       any                any            OUT
 * yes          yes       any                any            EXCLUDED
 * yes          no        bad                any            DOWN
 * yes          no        good               any            UP
 * yes          no        nothing believed   bad            DOWN
 * yes          no        nothing believed   good           UP
 * yes          no        nothing believed   no             UNKNOWN
 * </pre>
 */
public final class AvailabilityTimeline {
  private static final Comparator<Grant> FIRST_APPROVED =
      Comparator.<Grant>comparingLong(grant -> grant.ruling().recordedAtMillis())
          .thenComparing(grant -> grant.exclusion().id());
  private static final Comparator<Backfill> BAD_FIRST =
      Comparator.comparing(Backfill::verdict, Comparator.reverseOrder())
          .thenComparingLong(fill -> fill.known().recordedAtMillis())
          .thenComparing(Backfill::evidence)
          .thenComparing(Backfill::range);
  private static final Comparator<Attribution> NEWEST_FIRST =
      Comparator.<Attribution>comparingLong(each -> -each.known().recordedAtMillis())
          .thenComparing(Attribution::root)
          .thenComparing(Attribution::range);

  private final long knownAtMillis;
  private final SteadyCondition condition;
  private final Layer<ServiceTime> service;
  private final Layer<Backfill> backfills;
  private final Layer<Grant> grants;
  private final Layer<Attribution> attributions;

  private AvailabilityTimeline(Evidence evidence, AvailabilityPolicy policy, long knownAtMillis) {
    this.knownAtMillis = knownAtMillis;
    this.condition = SteadyCondition.of(evidence, policy, knownAtMillis);
    this.service =
        Layer.of(evidence.service(), knownAtMillis, Comparator.comparing(ServiceTime::range));
    this.backfills = Layer.of(evidence.backfills(), knownAtMillis, BAD_FIRST);
    this.attributions = Layer.of(evidence.attributions(), knownAtMillis, NEWEST_FIRST);
    List<Grant> granted = new ArrayList<>();
    for (Exclusion exclusion : evidence.exclusions()) {
      if (policy.honoured().contains(exclusion.reason())) {
        exclusion.grant(knownAtMillis).ifPresent(granted::add);
      }
    }
    this.grants = Layer.of(granted, knownAtMillis, FIRST_APPROVED);
  }

  /**
   * The line of time.
   *
   * @param knownAtMillis what the center learned later does not count, and nothing is said of this
   *     instant and later ones; milliseconds since 1970-01-01 UTC
   */
  public static AvailabilityTimeline of(
      Evidence evidence, AvailabilityPolicy policy, long knownAtMillis) {
    return new AvailabilityTimeline(evidence, policy, knownAtMillis);
  }

  /** The part of a range of which something can be said, if there is one. */
  public Optional<TimeRange> covered(TimeRange range) {
    long to = Math.min(range.toMillis(), knownAtMillis);
    return range.fromMillis() < to
        ? Optional.of(new TimeRange(range.fromMillis(), to))
        : Optional.empty();
  }

  /** The stretches of a range, in order and without gaps, as far as it is covered. */
  public List<Stretch> stretches(TimeRange range) {
    StretchList list = new StretchList();
    paint(range, list);
    return list.stretches();
  }

  /** The time of a range summed up, as far as it is covered. */
  public TimeSheet sheet(TimeRange range) {
    TimeSheet.Counter counter = new TimeSheet.Counter();
    paint(range, counter);
    return counter.sheet();
  }

  /** How much time of each class a range has, as far as it is covered. */
  public Tally tally(TimeRange range) {
    return sheet(range).tally();
  }

  /** What a stretch of this line rests on. */
  public EvidenceIds evidence(Stretch stretch) {
    List<String> ids = new ArrayList<>();
    Grant excused = stretch.excused();
    if (excused != null) {
      ids.add(excused.exclusion().id());
      ids.addAll(excused.exclusion().evidence());
    }
    Attribution cause = stretch.cause();
    if (cause != null) {
      ids.add(cause.root().incident());
    }
    Backfill filled = stretch.filled();
    if (filled != null) {
      ids.add(filled.evidence());
    } else if (stretch.timeClass() != TimeClass.OUT) {
      Sample before = stretch.seen();
      if (before != null && !stretch.range().contains(before.atMillis())) {
        ids.add(before.evidence());
      }
      condition.between(stretch.range()).forEach(sample -> ids.add(sample.evidence()));
    }
    int named = Math.min(ids.size(), EvidenceIds.MAX_IDS);
    return new EvidenceIds(ids.subList(0, named), ids.size() - named);
  }

  /**
   * Looks in a range that said otherwise than what counts, but not for long enough: the blips that
   * hysteresis passed over, for whoever asks what else was not counted.
   */
  public List<Sample> passedOver(TimeRange range) {
    return condition.passedOver().stream()
        .filter(sample -> range.contains(sample.atMillis()))
        .toList();
  }

  /**
   * The instant of the sample from which on samples must be given for this line to stay the same
   * from {@code fromMillis} on: the last one at or before it that says what the confirmed condition
   * is; empty when all samples must be given.
   */
  public Optional<Long> safeStart(long fromMillis) {
    for (int i = condition.placeAt(fromMillis); i >= 0; i--) {
      Sample sample = condition.sample(i);
      if (sample.verdict() != Verdict.NOT_OBSERVED) {
        return Optional.of(sample.atMillis());
      }
    }
    return Optional.empty();
  }

  private void paint(TimeRange range, Brush brush) {
    TimeRange covered = covered(range).orElse(null);
    if (covered == null) {
      return;
    }
    long at = covered.fromMillis();
    SteadyCondition.Cursor seen = condition.from(at);
    Overlay overlay = new Overlay(at);
    while (at < covered.toMillis()) {
      overlay.moveTo(at);
      Sample sample = seen.at(at);
      long end = Math.min(Math.min(seen.next(at), overlay.end), covered.toMillis());
      if (overlay.inService) {
        TimeClass looked = seen.timeClass(at);
        Backfill deciding = looked == TimeClass.UNKNOWN ? overlay.filled : null;
        TimeClass was = deciding == null ? looked : classOf(deciding);
        TimeClass counts = overlay.excused == null ? was : TimeClass.EXCLUDED;
        Attribution whose = was == TimeClass.DOWN ? overlay.cause : null;
        brush.paint(at, end, counts, was, sample, deciding, overlay.excused, whose);
      } else {
        brush.paint(at, end, TimeClass.OUT, TimeClass.OUT, null, null, null, null);
      }
      at = end;
    }
  }

  private static TimeClass classOf(Backfill filled) {
    return filled.verdict() == Verdict.GOOD ? TimeClass.UP : TimeClass.DOWN;
  }

  /** What lies over the samples at one instant; moves on. It changes much more rarely than they. */
  private final class Overlay {
    private final Layer<ServiceTime>.Cursor serving;
    private final Layer<Backfill>.Cursor filling;
    private final Layer<Grant>.Cursor excusing;
    private final Layer<Attribution>.Cursor causing;
    private long end;
    private boolean inService;
    private @Nullable Backfill filled;
    private @Nullable Grant excused;
    private @Nullable Attribution cause;

    Overlay(long at) {
      serving = service.from(at);
      filling = backfills.from(at);
      excusing = grants.from(at);
      causing = attributions.from(at);
      end = at;
    }

    void moveTo(long at) {
      if (at < end) {
        return;
      }
      inService = serving.at(at) != null;
      filled = filling.at(at);
      excused = excusing.at(at);
      cause = causing.at(at);
      end = Math.min(serving.next(at), filling.next(at));
      end = Math.min(end, Math.min(excusing.next(at), causing.next(at)));
    }
  }
}
