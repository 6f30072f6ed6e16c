package org.gengfu.contracts;

import java.util.Map;
import java.util.Set;
import org.gengfu.core.calendar.KeyPeriods;
import org.gengfu.core.clock.SpanReading;
import org.gengfu.core.contract.DutyCalendar;

/** What promises of one contract share. */
record Frame(
    int edition,
    Map<String, DutyCalendar> calendars,
    KeyPeriods keys,
    Set<String> pauses,
    SpanReading reading,
    long reopenMillis) {}
