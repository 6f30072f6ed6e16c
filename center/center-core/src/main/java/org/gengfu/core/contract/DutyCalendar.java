package org.gengfu.core.contract;

import java.time.LocalDate;
import java.util.Set;
import org.gengfu.core.calendar.WorkCalendar;

/**
 * A calendar of a contract.
 *
 * @param text what it is, in a sentence
 * @param unconfirmed named days that are expected and not officially published
 */
public record DutyCalendar(WorkCalendar calendar, Text text, Set<LocalDate> unconfirmed) {
  public DutyCalendar {
    unconfirmed = Set.copyOf(unconfirmed);
  }

  /** Its name in the contract. */
  public String id() {
    return calendar.id();
  }
}
