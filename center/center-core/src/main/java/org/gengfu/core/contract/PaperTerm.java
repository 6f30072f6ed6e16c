package org.gengfu.core.contract;

import org.gengfu.core.calendar.WorkCalendar;
import org.gengfu.core.paper.PaperDuty;

/**
 * A regular paper that a contract wants (报告日历).
 *
 * @param duty what, of which periods, and when it is due
 * @param calendar whose days count where working days do
 */
public record PaperTerm(PaperDuty duty, WorkCalendar calendar) {}
