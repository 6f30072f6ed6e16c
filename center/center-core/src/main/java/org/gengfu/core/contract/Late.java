package org.gengfu.core.contract;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is owed when a promise is not kept.
 *
 * @param text in a sentence
 */
public record Late(Set<Duty> duties, Text text) {
  /** Nothing beside the breach itself. */
  public static final Late NOTHING = new Late(Set.of(), Text.NONE);

  /** What can be owed. */
  public enum Duty {
    /** By when it will be solved, in writing (解决时间表). */
    TIMETABLE,
    /** A whole unit in its place meanwhile (备机). */
    BACKUP_UNIT,
    /** An instrument in its place meanwhile (备用仪器). */
    STANDBY_INSTRUMENT,
    /** The client is told at once. */
    TELL_CLIENT,
    /** What happened, in writing (故障情况说明书). */
    STATEMENT,
    /** How it goes on, again and again (进展报告). */
    PROGRESS
  }

  public Late {
    duties = duties.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(duties));
  }
}
