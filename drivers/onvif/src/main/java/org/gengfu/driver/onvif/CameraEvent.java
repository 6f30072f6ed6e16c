package org.gengfu.driver.onvif;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One notification of a camera.
 *
 * @param topic without prefixes, as {@code VideoSource/SignalLoss}
 * @param operation {@code Initialized}, {@code Changed}, {@code Deleted}, or empty
 * @param time in the device's clock, null when it gives none
 * @param active whether what the kind says is the case; null when the notification does not say
 * @param source its SimpleItems by name, at most 32
 * @param data its SimpleItems by name, at most 32
 */
public record CameraEvent(
    Kind kind,
    String topic,
    String operation,
    @Nullable Instant time,
    @Nullable Boolean active,
    Map<String, String> source,
    Map<String, String> data) {
  public CameraEvent {
    source = Map.copyOf(source);
    data = Map.copyOf(data);
  }

  /** What it is about. */
  public enum Kind {
    /** Covered, turned away, out of focus, blinded. */
    TAMPER,
    /** The recorder or encoder has no picture from its source. */
    SIGNAL_LOSS,
    /** A disk or card failed. */
    DISK,
    /** Anything else; topic and items say what. */
    OTHER
  }
}
