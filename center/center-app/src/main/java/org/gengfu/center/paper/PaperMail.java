package org.gengfu.center.paper;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A version of a paper on its way to one receiver. Never changes.
 *
 * @param paper its id
 * @param number of the version
 * @param receiver a mail address
 * @param made when the version was issued
 * @param attempts how often it was tried
 * @param tried when it was tried last, null while it was not
 * @param sent when the mail server took it, null while it did not
 * @param why what went wrong the last time, empty when nothing did
 */
public record PaperMail(
    String paper,
    int number,
    String receiver,
    Instant made,
    int attempts,
    @Nullable Instant tried,
    @Nullable Instant sent,
    String why) {
  /** After this long it is given up; the paper's history says so. */
  public static final Duration GIVEN_UP = Duration.ofDays(7);

  private static final int MOST_MINUTES = 60;
  private static final int DOUBLINGS = 6;

  /** How far it is. */
  public enum State {
    WAITING,
    SENT,
    FAILED
  }

  /** How far it is at an instant. */
  public State state(Instant now) {
    return sent != null
        ? State.SENT
        : now.isBefore(made.plus(GIVEN_UP)) ? State.WAITING : State.FAILED;
  }

  /** True when it is to be tried now: after 1, 2, 4 minutes and so on, at most an hour apart. */
  public boolean due(Instant now) {
    Instant last = tried;
    if (state(now) != State.WAITING) {
      return false;
    }
    int minutes = Math.min(MOST_MINUTES, 1 << Math.clamp(attempts - 1L, 0, DOUBLINGS));
    return last == null || !now.isBefore(last.plus(Duration.ofMinutes(minutes)));
  }
}
