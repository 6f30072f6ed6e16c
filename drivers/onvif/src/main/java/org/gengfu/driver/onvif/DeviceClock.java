package org.gengfu.driver.onvif;

import java.time.Duration;
import java.time.Instant;

/**
 * A device's clock beside ours.
 *
 * @param at our time, midway between question and answer
 * @param stated its time as it says it is in UTC; whole seconds
 * @param offset how far its clock is ahead of ours, negative when behind; exact to a second and the
 *     time of the way. With {@code misstated}: less its time zone, zero if that is not known
 * @param timeZone as it says it, POSIX 1003.1 form, empty when it does not
 * @param ntp whether it says that it takes its time from NTP
 * @param misstated it gives its local time as UTC
 */
public record DeviceClock(
    Instant at, Instant stated, Duration offset, String timeZone, boolean ntp, boolean misstated) {}
