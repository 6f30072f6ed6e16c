package org.gengfu.core.contract;

import java.util.List;
import org.gengfu.core.calendar.WorkCalendar;
import org.gengfu.core.inspection.CheckItem;
import org.gengfu.core.inspection.Frequency;
import org.gengfu.core.inspection.InspectionPlan;

/**
 * Rounds (巡检) that an item wants of its devices.
 *
 * @param id its name within the item
 * @param kind who looks
 * @param every how often
 * @param calendar which days work, for daily rounds; its zone for all
 * @param checks what is looked at; empty for what is usual for each kind of device
 * @param perMonth how often each device must have been on a finished round in a calendar month; 0
 *     when nothing is said
 * @param signed true when the place's owner signs each round
 */
public record InspectionDuty(
    String id,
    Text name,
    InspectionPlan.Kind kind,
    Frequency every,
    WorkCalendar calendar,
    List<CheckItem> checks,
    int perMonth,
    boolean signed) {
  /** The most things that are looked at, at each device. */
  public static final int MOST_CHECKS = 100;

  public InspectionDuty {
    checks = List.copyOf(checks);
    if (perMonth < 0 || perMonth > 31 || checks.size() > MOST_CHECKS) {
      throw new IllegalArgumentException(
          "inspection %s: %d rounds a month and device, %d checks"
              .formatted(id, perMonth, checks.size()));
    }
  }

  /** True when another edition asks for the very same. */
  public boolean same(InspectionDuty other) {
    return plain().equals(other.plain());
  }

  /** With the calendar's edition left out, which counts with the contract's. */
  private InspectionDuty plain() {
    WorkCalendar plain =
        new WorkCalendar(
            calendar.id(),
            1,
            calendar.zone(),
            calendar.workday(),
            calendar.restday(),
            calendar.week(),
            calendar.named());
    return new InspectionDuty(id, name, kind, every, plain, checks, perMonth, signed);
  }
}
