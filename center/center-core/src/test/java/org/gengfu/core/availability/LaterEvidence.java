package org.gengfu.core.availability;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Adds to evidence what the center learns only after an instant. */
final class LaterEvidence {
  private LaterEvidence() {}

  /** The first, and the second as if all of it were learned after the instant. */
  static Evidence add(Evidence evidence, Evidence more, long knownAt) {
    Known later = Known.since(knownAt + 1);
    return new Evidence(
        join(
            evidence.service(),
            more.service().stream()
                .map(each -> new ServiceTime(each.range(), each.evidence(), later))),
        join(
            evidence.samples(),
            more.samples().stream()
                .map(each -> new Sample(each.atMillis(), each.verdict(), "late", 0, knownAt + 1))),
        join(
            evidence.doubts(),
            more.doubts().stream()
                .map(each -> new Doubt(each.range(), each.evidence(), each.why(), later))),
        join(
            evidence.backfills(),
            more.backfills().stream()
                .map(each -> new Backfill(each.range(), each.verdict(), "late", later))),
        exclusions(evidence, more, knownAt),
        join(
            evidence.attributions(),
            more.attributions().stream()
                .map(each -> new Attribution(each.range(), each.root(), later))));
  }

  /** New ones with late rulings, and a late change of mind about the old ones. */
  private static List<Exclusion> exclusions(Evidence evidence, Evidence more, long knownAt) {
    List<Exclusion> all = new ArrayList<>();
    for (Exclusion old : evidence.exclusions()) {
      long after = Math.max(knownAt + 1, 1_000);
      all.add(old.with(new Ruling(Ruling.Kind.REVOKED, "owner", after, after, null)));
    }
    for (Exclusion other : more.exclusions()) {
      Exclusion undecided =
          new Exclusion(
              "late-" + other.id(),
              other.reason(),
              other.asked(),
              other.askedBy(),
              0,
              "",
              List.of(),
              List.of());
      all.add(undecided.with(Ruling.approved("owner", knownAt + 1, other.asked())));
    }
    return all;
  }

  private static <T> List<T> join(List<T> one, Stream<T> other) {
    return Stream.concat(one.stream(), other).toList();
  }
}
