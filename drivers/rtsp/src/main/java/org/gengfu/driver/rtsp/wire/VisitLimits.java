package org.gengfu.driver.rtsp.wire;

import java.time.Duration;

/**
 * What one visit may take at most. Exceeding one ends the visit with an outcome that says so.
 *
 * @param connect for the connection, 100 ms to 60 s
 * @param answer for the answer to each request, 100 ms to 60 s
 * @param picture from the request to play to the whole key frame, 100 ms to 60 s; streams with a
 *     key frame every 10 s exist
 * @param whole for everything up to the key frame, at least {@code picture}, at most 5 min
 * @param bytes everything received, 64 KiB to 1 GiB
 * @param frameBytes the key frame with its parameter sets, 1 KiB to 64 MiB
 */
public record VisitLimits(
    Duration connect,
    Duration answer,
    Duration picture,
    Duration whole,
    long bytes,
    int frameBytes) {
  private static final Duration LEAST = Duration.ofMillis(100);
  private static final Duration MOST = Duration.ofSeconds(60);

  /** Ten seconds for the first picture, 32 MiB in all, 4 MiB for the key frame. */
  public static final VisitLimits DEFAULT =
      new VisitLimits(
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          32L << 20,
          4 << 20);

  /** How long is waited for the answer to the farewell, which frees the camera's stream place. */
  static final Duration FAREWELL = Duration.ofSeconds(1);

  public VisitLimits {
    check("connect", connect, LEAST, MOST);
    check("answer", answer, LEAST, MOST);
    check("picture", picture, LEAST, MOST);
    check("whole", whole, picture, Duration.ofMinutes(5));
    if (bytes < 64 << 10 || bytes > 1L << 30) {
      throw new IllegalArgumentException("bytes: 65536 to 1073741824, not " + bytes);
    }
    if (frameBytes < 1 << 10 || frameBytes > 64 << 20) {
      throw new IllegalArgumentException("frameBytes: 1024 to 67108864, not " + frameBytes);
    }
  }

  private static void check(String name, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      throw new IllegalArgumentException(name + ": " + least + " to " + most + ", not " + value);
    }
  }
}
