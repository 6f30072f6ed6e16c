package org.gengfu.driver.rtsp.wire;

import org.jspecify.annotations.Nullable;

/**
 * One visit to make.
 *
 * @param url of the stream
 * @param login null when the camera asks for none
 * @param transport how the pictures come
 * @param limits what the visit may take
 */
public record VisitRequest(
    CameraUrl url, @Nullable Login login, Transport transport, VisitLimits limits) {

  /** How the pictures come. */
  public enum Transport {
    /** In the connection itself; over UDP when the camera refuses that (status 461). */
    TCP_THEN_UDP,
    TCP,
    UDP
  }
}
