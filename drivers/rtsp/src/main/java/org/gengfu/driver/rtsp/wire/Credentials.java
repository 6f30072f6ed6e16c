package org.gengfu.driver.rtsp.wire;

import java.util.function.Supplier;
import org.gengfu.driver.digest.Challenge;
import org.gengfu.driver.rtsp.wire.VisitOutcome.CredentialsRefused.Cause;
import org.jspecify.annotations.Nullable;

/**
 * What one visit does when it is asked who it is. A refused password is never sent a second time.
 * One thread.
 */
final class Credentials {
  /**
   * Most answers {@code stale=true}, or new nonces for a proven password, followed in one visit.
   */
  private static final int MAX_FRESH = 2;

  /** Why there is no entry. */
  record Refusal(Cause cause, String why) {}

  private final @Nullable Login login;
  private final boolean heldBack;
  private final Supplier<String> clientNonce;
  private int fresh;

  Credentials(@Nullable Login login, boolean heldBack, Supplier<String> clientNonce) {
    this.login = login;
    this.heldBack = heldBack;
    this.clientNonce = clientNonce;
  }

  /** Learns from a refusal that is no verdict yet, so that the next request may carry an answer. */
  void learn(Headers headers, Asking asking) {
    if (login != null && !heldBack) {
      var _ = takeUp(Challenge.best(headers.all("WWW-Authenticate")), login, asking);
    }
  }

  /**
   * The open request was refused with 401.
   *
   * @param proven the camera accepted these credentials before in this visit
   * @return null when the request is to be asked again
   */
  @Nullable Refusal refused(Headers headers, Asking asking, boolean proven) {
    Challenge challenge = Challenge.best(headers.all("WWW-Authenticate"));
    if (login == null) {
      return new Refusal(Cause.NONE_GIVEN, "credentials-asked");
    }
    if (heldBack) {
      return new Refusal(Cause.HELD_BACK, "credentials-resting");
    }
    if (asking.authorised() && !mayRepeat(challenge, asking, proven)) {
      return new Refusal(Cause.WRONG, "credentials-refused");
    }
    if (takeUp(challenge, login, asking)) {
      return null;
    }
    String why = challenge instanceof Challenge.Unknown(String reason) ? reason : "asks-in-clear";
    return new Refusal(Cause.NOT_SPOKEN, why);
  }

  /** Credentials that were sent may be right all the same: the nonce was too old. */
  private boolean mayRepeat(Challenge challenge, Asking asking, boolean proven) {
    return challenge instanceof Challenge.Digest digest
        && (digest.stale() || (proven && asking.repeats() == 0))
        && ++fresh <= MAX_FRESH;
  }

  private boolean takeUp(Challenge challenge, Login known, Asking asking) {
    boolean can =
        challenge instanceof Challenge.Digest
            || (challenge instanceof Challenge.Basic && known.inClear());
    if (can) {
      asking.answerChallengesWith(new Authorization(challenge, known, clientNonce));
    }
    return can;
  }
}
