package org.gengfu.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.Verdict;
import org.gengfu.core.availability.report.Measure;
import org.jspecify.annotations.Nullable;

/** Doubts and back-fills as rows of an evidence folder. Any thread. */
final class ClaimFiles {
  private static final Set<Measure> BOTH = EnumSet.of(Measure.ONLINE, Measure.INTACT);

  private ClaimFiles() {}

  /** A row of {@code doubts.csv}. */
  static Claim doubt(CsvFile row) {
    return read(row, null, BOTH);
  }

  /** A row of {@code backfills.csv}. */
  static Claim backfill(CsvFile row) {
    Verdict verdict = row.choice("verdict", Verdict.class);
    Set<Measure> measures =
        switch (row.text("measure")) {
          case "BOTH" -> BOTH;
          case "ONLINE" -> EnumSet.of(Measure.ONLINE);
          case "INTACT" -> EnumSet.of(Measure.INTACT);
          default -> throw row.wrong("measure", "it is none of ONLINE, INTACT, BOTH");
        };
    return read(row, verdict, measures);
  }

  private static Claim read(CsvFile row, @Nullable Verdict verdict, Set<Measure> measures) {
    Claim.Decision decision = null;
    if (!row.text("decision").isEmpty()) {
      Claim.Outcome outcome = row.choice("decision", Claim.Outcome.class);
      String by =
          outcome == Claim.Outcome.ENTERED ? row.text("decided_by") : row.needed("decided_by");
      decision = new Claim.Decision(outcome, by, row.time("recorded"), row.text("comment"));
    } else if (!row.text("recorded").isEmpty()) {
      throw row.wrong("decision", "it is empty, but \"recorded\" is not");
    }
    Claim.Withdrawal withdrawal = null;
    if (!row.text("withdrawn").isEmpty()) {
      withdrawal =
          new Claim.Withdrawal(
              row.text("withdrawn_by"), row.time("withdrawn"), row.text("withdrawn_why"));
    }
    return new Claim(
        row.needed("id"),
        row.needed("camera"),
        row.range(),
        verdict,
        measures,
        row.text("evidence"),
        row.text("why"),
        row.needed("asked_by"),
        row.time("asked_at"),
        decision,
        withdrawal);
  }

  /** What {@link #doubt} or {@link #backfill} reads. */
  static Object[] row(Claim claim) {
    List<Object> cells = new ArrayList<>();
    cells.add(claim.id());
    cells.add(claim.camera());
    cells.add(CsvOut.time(claim.range().fromMillis()));
    cells.add(CsvOut.time(claim.range().toMillis()));
    Verdict verdict = claim.verdict();
    if (verdict != null) {
      cells.add(verdict);
      cells.add(measure(claim.measures()));
    }
    cells.add(claim.evidence());
    cells.add(claim.why());
    cells.add(claim.askedBy());
    cells.add(CsvOut.time(claim.askedAtMillis()));
    Claim.Decision decision = claim.decision();
    cells.add(decision == null ? "" : decision.outcome());
    cells.add(decision == null ? "" : decision.by());
    cells.add(CsvOut.time(decision == null ? TimeRange.LATEST : decision.atMillis()));
    cells.add(decision == null ? "" : decision.comment());
    Claim.Withdrawal withdrawal = claim.withdrawal();
    cells.add(withdrawal == null ? "" : withdrawal.by());
    cells.add(CsvOut.time(withdrawal == null ? TimeRange.LATEST : withdrawal.atMillis()));
    cells.add(withdrawal == null ? "" : withdrawal.comment());
    return cells.toArray();
  }

  private static String measure(Set<Measure> measures) {
    return measures.containsAll(BOTH)
        ? "BOTH"
        : measures.iterator().next().name().toUpperCase(Locale.ROOT);
  }
}
