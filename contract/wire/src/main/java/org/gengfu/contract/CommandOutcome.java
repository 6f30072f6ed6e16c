package org.gengfu.contract;

import java.time.Instant;

/**
 * What came of one request to set a point, run a command or reset an alarm.
 *
 * @param device the device that was asked
 * @param request the host's number of the request, as it came with it; see {@link #isRequest}
 * @param metric what was asked: a point, {@code Commands/<id>} or {@code Alarms/<id>}
 * @param state what came of it
 * @param why the reason, empty when it was done; at most {@link #MAX_WHY} characters
 * @param time when, by the edge's clock
 */
public record CommandOutcome(
    String device, String request, String metric, State state, String why, Instant time) {
  /** Longest reason. */
  public static final int MAX_WHY = 500;

  /** Longest number of a request. */
  public static final int MAX_REQUEST = 64;

  public CommandOutcome {
    if (why.length() > MAX_WHY) {
      why = why.substring(0, MAX_WHY - 1) + "…";
    }
  }

  /** What may come of a request. */
  public enum State {
    /** The device took it; where the profile asks for that, it was read back. */
    DONE,
    /** It was not begun: out of range, guard not true, too soon, too often, no such point. */
    REFUSED,
    /** It was begun and did not succeed. */
    FAILED,
    /** It was begun, and nobody knows whether the device took it. */
    UNKNOWN
  }

  /** True for 1 to 64 letters, digits, dashes and underscores. */
  public static boolean isRequest(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_REQUEST
        && text.chars()
            .allMatch(c ->
                (c >= '0' && c <= '9')
                    || (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || c == '-'
                    || c == '_');
  }
}
