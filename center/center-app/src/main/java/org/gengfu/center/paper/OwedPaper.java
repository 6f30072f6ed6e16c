package org.gengfu.center.paper;

import java.time.Instant;
import java.util.List;
import org.gengfu.center.story.Said;
import org.gengfu.core.contract.ContractEdition;
import org.gengfu.core.contract.PaperTerm;
import org.gengfu.core.paper.Owed;
import org.jspecify.annotations.Nullable;

/**
 * A paper that can be made.
 *
 * @param id {@code incident@} and the incident's id, {@code round@} and the round's, or {@code
 *     contract.duty@first day}
 * @param edition of the contract that wants it, null when none does
 * @param incident id of the incident that it analyses, null for any other paper
 * @param owed a regular paper's period, null for any other
 * @param made true of a round that was made: its report is whole before its window is over
 * @param from of what time it speaks; of a round, when it was to begin
 * @param to until when, exclusive; of an incident that lasts, now
 * @param due when it is late, null when no contract says, or it is not owed: its time was over
 *     before the center knew the contract
 */
record OwedPaper(
    String id,
    PaperKind kind,
    Said title,
    @Nullable ContractEdition edition,
    @Nullable String incident,
    @Nullable Owed owed,
    boolean made,
    Instant from,
    Instant to,
    @Nullable Instant due) {
  /** Id of the contract, or null. */
  @Nullable String contract() {
    return edition == null ? null : edition.id();
  }

  /** True of a regular paper that nobody owes: its time was over before that. */
  boolean past() {
    return owed != null && due == null;
  }

  /** Who gets its versions by mail, as the contract says now; nobody of what has no calendar. */
  List<String> receivers() {
    Owed regular = owed;
    if (edition == null || regular == null) {
      return List.of();
    }
    return edition.papers().stream()
        .filter(term -> term.duty().equals(regular.duty()))
        .findFirst()
        .map(PaperTerm::mailTo)
        .orElse(List.of());
  }

  /** True while its period is not over: it cannot be issued yet. */
  boolean running(Instant now) {
    boolean waits = owed != null || kind == PaperKind.INSPECTION;
    return waits && !made && now.isBefore(to);
  }

  /** The period of a regular paper. */
  Owed period() {
    if (owed == null) {
      throw new IllegalStateException(id + " is no regular paper");
    }
    return owed;
  }

  /** The contract of a regular paper. */
  ContractEdition terms() {
    if (edition == null) {
      throw new IllegalStateException(id + " is of no contract");
    }
    return edition;
  }
}
