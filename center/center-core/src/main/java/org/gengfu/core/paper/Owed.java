package org.gengfu.core.paper;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * One report that is owed.
 *
 * @param id {@code duty@first day}
 * @param from first day of its period, within the contract
 * @param to first day after it
 * @param due instant at which it is late
 * @param zone whose days these are
 */
public record Owed(
    String id, PaperDuty duty, LocalDate from, LocalDate to, Instant due, ZoneId zone) {
  /** How it stands with a report. */
  public enum State {
    /** Its period is not over. */
    RUNNING,
    /** It can be written. */
    DRAFT,
    /** It was not issued, and is due. */
    LATE,
    /** It was issued in time. */
    ISSUED,
    /** It was issued, but late. */
    ISSUED_LATE
  }
}
