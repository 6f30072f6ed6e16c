package org.gengfu.core.alarm;

import java.time.Instant;

/**
 * One line of an alarm's journal.
 *
 * @param key the alarm
 * @param eventTime when it was so, by the device's clock where a device said it
 * @param arrival when it was decided, by the center's clock
 * @param change what is so
 */
public record AlarmFact(AlarmKey key, Instant eventTime, Instant arrival, AlarmChange change) {}
