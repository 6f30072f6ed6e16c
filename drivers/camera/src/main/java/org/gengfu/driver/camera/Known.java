package org.gengfu.driver.camera;

import java.time.Duration;
import java.time.Instant;
import org.gengfu.driver.onvif.DeviceInformation;
import org.gengfu.driver.onvif.Recordings;
import org.gengfu.driver.rtsp.wire.Flow;
import org.jspecify.annotations.Nullable;

/**
 * What a camera told at its last inspection, and its last watch.
 *
 * @param at of the inspection, null before the first that was answered
 * @param information null when it does not tell
 * @param clockOffset how far its clock is ahead of ours, null when it does not tell
 * @param recordings null when it does not tell
 * @param accepted credentials were sent and accepted
 * @param flow pictures and bits of the last watch, null before the first
 */
record Known(
    @Nullable Instant at,
    @Nullable DeviceInformation information,
    @Nullable Duration clockOffset,
    @Nullable Recordings recordings,
    boolean accepted,
    @Nullable Flow flow) {
  static final Known NOTHING = new Known(null, null, null, null, false, null);

  Known with(Flow newFlow) {
    return new Known(at, information, clockOffset, recordings, accepted, newFlow);
  }
}
