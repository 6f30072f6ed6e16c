package org.gengfu.center.camera;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.gengfu.core.availability.Exclusion;
import org.gengfu.core.availability.ExclusionReason;
import org.gengfu.core.availability.Ruling;
import org.gengfu.core.availability.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * Time that somebody asked to have excused, of one or more cameras, and what was decided.
 *
 * @param cameras their codes
 * @param evidence ids of papers
 * @param rulings in their order
 */
public record ExclusionRow(
    long id,
    List<String> cameras,
    ExclusionReason reason,
    Instant from,
    Instant to,
    String askedBy,
    Instant askedAt,
    String text,
    List<String> evidence,
    List<Decided> rulings) {
  public ExclusionRow {
    cameras = List.copyOf(cameras);
    evidence = List.copyOf(evidence);
    rulings = List.copyOf(rulings);
  }

  /**
   * One ruling.
   *
   * @param from beginning of what was granted, null unless approved
   * @param to its end, the same
   */
  public record Decided(
      Ruling.Kind decision,
      String by,
      Instant at,
      @Nullable Instant from,
      @Nullable Instant to,
      String comment) {

    Ruling ruling() {
      TimeRange granted = from == null || to == null ? null : ExclusionTable.range(from, to);
      return new Ruling(decision, by, at.toEpochMilli(), at.toEpochMilli(), granted);
    }
  }

  /** What the last ruling says, {@code undecided} before the first. */
  public String state() {
    return rulings.isEmpty()
        ? "undecided"
        : rulings.getLast().decision().name().toLowerCase(Locale.ROOT);
  }

  /** The same, asked at an instant. */
  public ExclusionRow askedAt(Instant at) {
    return new ExclusionRow(id, cameras, reason, from, to, askedBy, at, text, evidence, rulings);
  }

  ExclusionRow with(List<Decided> others) {
    return new ExclusionRow(
        id, cameras, reason, from, to, askedBy, askedAt, text, evidence, others);
  }

  /** As the core counts it. */
  Exclusion exclusion() {
    return new Exclusion(
        "exclusion/" + id,
        reason,
        ExclusionTable.range(from, to),
        askedBy,
        askedAt.toEpochMilli(),
        text,
        evidence,
        rulings.stream().map(Decided::ruling).toList());
  }
}
