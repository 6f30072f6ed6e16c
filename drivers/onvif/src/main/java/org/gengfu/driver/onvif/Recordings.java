package org.gengfu.driver.onvif;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What GetRecordingSummary says of everything that the device has recorded (ONVIF Recording Search,
 * profile G), in the device's time.
 *
 * @param from earliest recording, null without any
 * @param until latest, null without any
 * @param count recordings
 */
public record Recordings(@Nullable Instant from, @Nullable Instant until, int count) {}
