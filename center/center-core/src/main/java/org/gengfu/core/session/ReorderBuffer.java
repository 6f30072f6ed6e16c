package org.gengfu.core.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.gengfu.contract.SparkplugTopic;
import org.jspecify.annotations.Nullable;

/**
 * Messages that came before an earlier one, by their place in the circle of 256 sequence numbers.
 * They are kept as they came, since only the births before them tell how to read them. Owned by its
 * session.
 *
 * <p>Bounds: {@value #MAX_AHEAD} places ahead (half the circle: beyond, ahead and behind cannot be
 * told apart) and {@value #MAX_BYTES} bytes; who does not fit ends the wait.
 */
final class ReorderBuffer {
  /** Furthest place ahead of the awaited one. */
  static final int MAX_AHEAD = 127;

  /** Most payload bytes. */
  static final int MAX_BYTES = 16 * 1024 * 1024;

  private final @Nullable Held[] held = new Held[256];
  private int count;
  private long bytes;

  /** A message that waits. */
  record Held(SparkplugTopic topic, byte[] payload, Instant arrival) {}

  boolean fits(byte[] payload) {
    return bytes + payload.length <= MAX_BYTES;
  }

  boolean has(int seq) {
    return held[seq] != null;
  }

  void hold(int seq, Held message) {
    held[seq] = message;
    count++;
    bytes += message.payload().length;
  }

  @Nullable Held take(int seq) {
    Held message = held[seq];
    if (message != null) {
      held[seq] = null;
      count--;
      bytes -= message.payload().length;
    }
    return message;
  }

  int count() {
    return count;
  }

  void clear() {
    Arrays.fill(held, null);
    count = 0;
    bytes = 0;
  }

  /** When the message that waits longest has waited long enough, or null when none waits. */
  @Nullable Instant deadline(Duration timeout) {
    Instant first = null;
    for (int seq = 0; count > 0 && seq < held.length; seq++) {
      Held message = held[seq];
      if (message != null && (first == null || message.arrival().isBefore(first))) {
        first = message.arrival();
      }
    }
    return first == null ? null : first.plus(timeout);
  }
}
