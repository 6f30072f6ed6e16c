package org.gengfu.center.paper;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the list of papers.
 *
 * @param title by language
 * @param from of what time it speaks
 * @param to until when, exclusive
 * @param due null when no contract says
 * @param state draft, late (not issued in time) or issued
 * @param late true when it is not issued and late, or was issued late
 * @param running true while its period is not over: it cannot be issued yet
 * @param versions how often it was issued
 * @param issuedAt when its last version was issued, or null
 * @param lacks how many places that version left empty that only people can fill
 */
public record PaperRow(
    String id,
    PaperKind kind,
    Map<String, String> title,
    Instant from,
    Instant to,
    @Nullable Instant due,
    State state,
    boolean late,
    boolean running,
    int versions,
    @Nullable Instant issuedAt,
    int lacks,
    @Nullable String contract,
    @Nullable String incident) {
  /** How far it is. */
  public enum State {
    DRAFT,
    LATE,
    ISSUED
  }

  static PaperRow of(OwedPaper owed, PaperTable.@Nullable Issued issued, Instant now) {
    Instant due = owed.due();
    Instant came = issued == null ? now : issued.first();
    boolean late = due != null && !came.isBefore(due);
    return new PaperRow(
        owed.id(),
        owed.kind(),
        Map.of("zh", owed.title().zh(), "en", owed.title().en()),
        owed.from(),
        owed.to(),
        due,
        issued != null ? State.ISSUED : late ? State.LATE : State.DRAFT,
        late,
        owed.running(now),
        issued == null ? 0 : issued.versions(),
        issued == null ? null : issued.last(),
        issued == null ? 0 : issued.lacks(),
        owed.contract(),
        owed.incident());
  }
}
