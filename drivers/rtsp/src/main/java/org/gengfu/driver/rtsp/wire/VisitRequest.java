package org.gengfu.driver.rtsp.wire;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One visit to make.
 *
 * @param url of the stream
 * @param login null when the camera asks for none
 * @param transport how the pictures come
 * @param limits what the visit may take
 * @param watch how long the stream is watched from its first packet on, to count pictures and bits;
 *     zero to leave with the first whole key frame. At most {@link #MAX_WATCH}; it comes on top of
 *     the limit of the whole visit. The key frame is the first one all the same, and once it is
 *     there, what ends the watch early takes nothing from it
 */
public record VisitRequest(
    CameraUrl url, @Nullable Login login, Transport transport, VisitLimits limits, Duration watch) {
  /** Longest watch. */
  public static final Duration MAX_WATCH = Duration.ofSeconds(60);

  public VisitRequest {
    if (watch.isNegative() || watch.compareTo(MAX_WATCH) > 0) {
      throw new IllegalArgumentException("watch: 0 s to 60 s, not " + watch);
    }
  }

  /** A visit that leaves with the first whole key frame. */
  public VisitRequest(
      CameraUrl url, @Nullable Login login, Transport transport, VisitLimits limits) {
    this(url, login, transport, limits, Duration.ZERO);
  }

  /** How the pictures come. */
  public enum Transport {
    /** In the connection itself; over UDP when the camera refuses that (status 461). */
    TCP_THEN_UDP,
    TCP,
    UDP
  }
}
