package org.gengfu.core.availability;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Time that somebody asked to have excused, and everything that was decided on it. The last ruling
 * that the center knew counts; without an approval nothing is excused.
 *
 * @param id its own
 * @param asked the window that was asked for
 * @param askedBy who asked; may not approve
 * @param askedAtMillis when
 * @param text what was given as the reason
 * @param evidence ids of papers, photographs, notices
 * @param rulings in the order in which they were recorded; at most {@value #MAX_RULINGS}, more are
 *     refused
 */
public record Exclusion(
    String id,
    ExclusionReason reason,
    TimeRange asked,
    String askedBy,
    long askedAtMillis,
    String text,
    List<String> evidence,
    List<Ruling> rulings) {
  /** Most rulings on one exclusion: who changes the mind more often asks anew. */
  public static final int MAX_RULINGS = 64;

  /** Most pieces of evidence of one exclusion. */
  public static final int MAX_EVIDENCE = 256;

  public Exclusion {
    evidence = List.copyOf(evidence);
    rulings = List.copyOf(rulings);
    if (rulings.size() > MAX_RULINGS || evidence.size() > MAX_EVIDENCE) {
      throw new IllegalArgumentException(
          "exclusion %s has more than %d rulings or %d pieces of evidence; ask for a new one"
              .formatted(id, MAX_RULINGS, MAX_EVIDENCE));
    }
    long before = Long.MIN_VALUE;
    for (Ruling ruling : rulings) {
      check(id, asked, askedBy, ruling);
      if (ruling.recordedAtMillis() < before) {
        throw new IllegalArgumentException(
            "exclusion " + id + ": rulings must stand in the order in which they were recorded");
      }
      before = ruling.recordedAtMillis();
    }
  }

  private static void check(String id, TimeRange asked, String askedBy, Ruling ruling) {
    TimeRange granted = ruling.granted();
    if (granted != null && !asked.contains(granted)) {
      throw new IllegalArgumentException(
          "exclusion " + id + ": more was granted than asked for: " + granted + " of " + asked);
    }
    if (granted != null && ruling.by().equals(askedBy)) {
      throw new IllegalArgumentException(
          "exclusion " + id + ": " + askedBy + " asked for it and may not approve it");
    }
  }

  /** This exclusion with one more ruling. */
  public Exclusion with(Ruling ruling) {
    List<Ruling> more = new ArrayList<>(rulings);
    more.add(ruling);
    return new Exclusion(id, reason, asked, askedBy, askedAtMillis, text, evidence, more);
  }

  /** The ruling that stood at an instant, if there was one. */
  public Optional<Ruling> ruling(long knownAtMillis) {
    Ruling last = null;
    for (Ruling ruling : rulings) {
      if (ruling.recordedAtMillis() <= knownAtMillis) {
        last = ruling;
      }
    }
    return Optional.ofNullable(last);
  }

  /** What was excused as known at an instant, if anything was. */
  public Optional<Grant> grant(long knownAtMillis) {
    Ruling last = ruling(knownAtMillis).orElse(null);
    TimeRange granted = last == null ? null : last.granted();
    return last == null || granted == null
        ? Optional.empty()
        : Optional.of(new Grant(this, last, granted));
  }
}
