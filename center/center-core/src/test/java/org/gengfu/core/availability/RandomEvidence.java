package org.gengfu.core.availability;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Evidence of every kind about a few hundred milliseconds, known at any instant of them. */
public final class RandomEvidence {
  /** Instants lie from 0 on and before this one. */
  public static final int LENGTH = 120;

  private RandomEvidence() {}

  /** Ranges within the length. */
  public static Arbitrary<TimeRange> ranges() {
    return Combinators.combine(
            Arbitraries.longs().between(0, LENGTH - 1), Arbitraries.longs().between(1, LENGTH))
        .as((from, millis) -> new TimeRange(from, Math.min(LENGTH, from + millis)));
  }

  /** Instants at which something is learned: some later than all there is to know. */
  public static Arbitrary<Long> learned() {
    return Arbitraries.longs().between(0, LENGTH + 40);
  }

  static Arbitrary<Known> known() {
    Arbitrary<Known> standing = learned().map(Known::since);
    Arbitrary<Known> withdrawn =
        Combinators.combine(learned(), Arbitraries.longs().between(0, 60))
            .as((at, later) -> Known.since(at).withdrawn(at + later));
    return Arbitraries.frequencyOf(Tuple.of(3, standing), net.jqwik.api.Tuple.of(1, withdrawn));
  }

  /** One look. */
  public static Arbitrary<Sample> samples() {
    return Combinators.combine(
            Arbitraries.longs().between(0, LENGTH - 1),
            Arbitraries.of(Verdict.class),
            Arbitraries.longs().between(0, 9),
            Arbitraries.longs().between(0, 9),
            learned())
        .as((at, verdict, id, resolution, late) ->
            new Sample(at, verdict, "s" + id, resolution, late % 3 == 0 ? late : at));
  }

  static Arbitrary<Backfill> backfills() {
    return Combinators.combine(
            ranges(),
            Arbitraries.of(Verdict.GOOD, Verdict.BAD),
            Arbitraries.longs().between(0, 9),
            known())
        .as((range, verdict, id, known) -> new Backfill(range, verdict, "b" + id, known));
  }

  /** An exclusion with up to three rulings. */
  public static Arbitrary<Exclusion> exclusions() {
    Arbitrary<List<Long>> times = learned().list().ofMinSize(0).ofMaxSize(3);
    return Combinators.combine(
            Arbitraries.longs().between(0, 99),
            Arbitraries.of(ExclusionReason.MAINTENANCE, ExclusionReason.GRID_FAILURE),
            ranges(),
            times,
            Arbitraries.of(Ruling.Kind.class).list().ofSize(3),
            Arbitraries.longs().between(0, 20))
        .as(RandomEvidence::exclusion);
  }

  private static Exclusion exclusion(
      long id,
      ExclusionReason reason,
      TimeRange asked,
      List<Long> times,
      List<Ruling.Kind> kinds,
      long shorter) {
    List<Ruling> rulings = new ArrayList<>();
    for (long at : times.stream().sorted().toList()) {
      Ruling.Kind kind = kinds.get(rulings.size());
      long from = Math.min(asked.fromMillis() + shorter, asked.toMillis() - 1);
      TimeRange granted = new TimeRange(from, asked.toMillis());
      rulings.add(new Ruling(kind, "owner", at, at, kind == Ruling.Kind.APPROVED ? granted : null));
    }
    return new Exclusion(
        "x" + id, reason, asked, "contractor", 0, "", List.of("paper" + id), rulings);
  }

  static Arbitrary<Attribution> attributions() {
    return Combinators.combine(
            ranges(), Arbitraries.longs().between(0, 3), Arbitraries.of("grid", "carrier"), known())
        .as((range, id, party, known) ->
            new Attribution(range, new Root("i" + id, "r" + id, party), known));
  }

  /** All of it. */
  public static Arbitrary<Evidence> evidence() {
    Arbitrary<ServiceTime> service =
        Combinators.combine(ranges(), known())
            .as((range, known) -> new ServiceTime(range, "c", known));
    Arbitrary<List<ServiceTime>> services =
        Arbitraries.oneOf(
            Arbitraries.just(List.of(new ServiceTime(TimeRange.ALWAYS, "c", Known.since(0)))),
            service.list().ofMaxSize(3));
    Arbitrary<Doubt> doubts =
        Combinators.combine(ranges(), Arbitraries.longs().between(0, 9), known())
            .as((range, id, known) -> new Doubt(range, "d" + id, "clock", known));
    return Combinators.combine(
            services,
            samples().list().ofMaxSize(14),
            Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(List.<Doubt>of())),
                Tuple.of(1, doubts.list().ofMaxSize(2))),
            backfills().list().ofMaxSize(3),
            exclusions().list().ofMaxSize(3).uniqueElements(Exclusion::id),
            attributions().list().ofMaxSize(3))
        .as(Evidence::new);
  }

  /**
   * Short delays and trusts, half of the trusts so short that looks are often alone; one of the
   * reasons is not honoured.
   */
  public static Arbitrary<AvailabilityPolicy> policies() {
    return Combinators.combine(
            Arbitraries.longs().between(0, 20),
            Arbitraries.longs().between(0, 20),
            Arbitraries.oneOf(
                Arbitraries.longs().between(1, 15), Arbitraries.longs().between(1, LENGTH)),
            Arbitraries.of(Set.of(ExclusionReason.MAINTENANCE), Set.of(ExclusionReason.values())))
        .as((down, up, trust, honoured) ->
            new AvailabilityPolicy(Math.min(down, trust), up, trust, honoured, new Ratio(99, 100)));
  }
}
