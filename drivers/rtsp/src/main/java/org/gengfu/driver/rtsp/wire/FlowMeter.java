package org.gengfu.driver.rtsp.wire;

import java.time.Duration;

/**
 * Counts pictures and bytes of a stream between the beginnings of its first and its last picture.
 * One thread.
 */
final class FlowMeter {
  /** Clock of pictures in packets, ticks a second (RFC 6184, 8.2.1; RFC 7798, 7.1). */
  private static final long CLOCK = 90_000;

  private int expected = -1;
  private long timestamp = -1;
  private long ticks;
  private long mostTicks;
  private long firstNanos;
  private long lastNanos;
  private long frames;
  private long bytes;
  private long ofThisFrame;
  private long lost;

  /** Takes the next packet, in order of sequence numbers. */
  void take(RtpPacket packet, long now) {
    if (expected >= 0 && packet.sequence() != expected) {
      lost += (packet.sequence() - expected) & 0xFFFF;
    }
    expected = (packet.sequence() + 1) & 0xFFFF;
    if (timestamp < 0) {
      firstNanos = now;
      lastNanos = now;
    } else if (packet.timestamp() != timestamp) {
      ticks += (int) (packet.timestamp() - timestamp);
      mostTicks = Math.max(mostTicks, ticks);
      lastNanos = now;
      frames++;
      bytes += ofThisFrame;
      ofThisFrame = 0;
    }
    timestamp = packet.timestamp();
    ofThisFrame += packet.payload().remaining();
  }

  long lost() {
    return lost;
  }

  /** Time since the first packet. */
  Duration since(long now) {
    return timestamp < 0 ? Duration.ZERO : Duration.ofNanos(now - firstNanos);
  }

  Flow flow() {
    Duration told = Duration.ofNanos(Math.round(mostTicks * (1e9 / CLOCK)));
    return new Flow(frames, bytes, told, Duration.ofNanos(lastNanos - firstNanos));
  }
}
