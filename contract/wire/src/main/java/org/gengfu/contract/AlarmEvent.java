package org.gengfu.contract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alarm condition that began or ended at a device, as judged by the edge: delays and hysteresis
 * are already applied there, and {@code eventTime} is the first exceeding (or returning) instant,
 * not the instant at which a delay ran out.
 *
 * @param device the device's id, unique within its edge
 * @param alarm id of the alarm rule in the device's profile; device + alarm is the alarm's identity
 * @param active true when the condition began, false when it ended
 * @param severity perceived severity
 * @param eventTime first instant at which the condition was so, to the millisecond
 * @param observed the value that decided, if it was a number
 * @param limit the limit that it crossed, if there was one
 */
public record AlarmEvent(
    String device,
    String alarm,
    boolean active,
    Severity severity,
    Instant eventTime,
    @Nullable Double observed,
    @Nullable Double limit) {}
