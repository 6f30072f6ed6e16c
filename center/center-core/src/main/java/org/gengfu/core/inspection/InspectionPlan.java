package org.gengfu.core.inspection;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.calendar.KeyPeriods;
import org.gengfu.core.calendar.WorkCalendar;

/**
 * What a contract item wants looked at, and how often. Never changes; an edit is a new version, and
 * a round keeps that by which it was planned.
 *
 * @param id its name
 * @param version counts its editions
 * @param contract id of the contract
 * @param item id of the contract item, empty for the contract as a whole
 * @param source where the contract says so
 * @param calendar which days work, for daily rounds; its zone for all
 * @param occasions festivals and big events, for rounds before them
 * @param life from when until when the contract holds
 * @param checklist at most {@value #MOST_ITEMS}
 * @param perMonth how often each device must have been on a finished round in a calendar month; 0
 *     when nothing is said
 * @param warnDay day of the month on which a device that falls short is named, 1 to 28
 * @param signed true when the place's owner signs each round
 */
public record InspectionPlan(
    String id,
    int version,
    String contract,
    String item,
    String source,
    Words name,
    Kind kind,
    Frequency frequency,
    WorkCalendar calendar,
    KeyPeriods occasions,
    TimeRange life,
    List<CheckItem> checklist,
    int perMonth,
    int warnDay,
    boolean signed) {
  /** The most items of a checklist. */
  public static final int MOST_ITEMS = 200;

  /** Who looks. */
  public enum Kind {
    /** A person on the spot (人工巡查). */
    ON_SITE,
    /** The program looks at its own values, and a person confirms (系统巡查). */
    SYSTEM,
    /** The maker's engineer (原厂巡检). */
    MAKER
  }

  public InspectionPlan {
    checklist = List.copyOf(checklist);
    if (checklist.isEmpty() || checklist.size() > MOST_ITEMS) {
      throw new IllegalArgumentException(
          "plan %s has %d items: 1 to %d are possible".formatted(id, checklist.size(), MOST_ITEMS));
    }
    Set<String> ids = new HashSet<>();
    for (CheckItem each : checklist) {
      if (!ids.add(each.id())) {
        throw new IllegalArgumentException("plan " + id + " has two items " + each.id());
      }
    }
    if (perMonth < 0 || perMonth > 31 || warnDay < 1 || warnDay > 28) {
      throw new IllegalArgumentException(
          "plan %s: %d rounds a month and device, named on day %d"
              .formatted(id, perMonth, warnDay));
    }
  }
}
