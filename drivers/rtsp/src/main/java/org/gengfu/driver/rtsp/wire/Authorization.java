package org.gengfu.driver.rtsp.wire;

import java.util.function.Supplier;
import org.gengfu.driver.digest.AuthorizationField;
import org.gengfu.driver.digest.Challenge;

/** Answers a challenge, request by request, and counts the uses of its nonce. One thread. */
final class Authorization {
  private final Challenge challenge;
  private final Login login;
  private final Supplier<String> clientNonce;
  private int uses;

  /**
   * Begins to answer a challenge.
   *
   * @param clientNonce gives a random text each time
   */
  Authorization(Challenge challenge, Login login, Supplier<String> clientNonce) {
    this.challenge = challenge;
    this.login = login;
    this.clientNonce = clientNonce;
  }

  /** Value of the field {@code Authorization} for one request. */
  String value(String method, String uri) {
    return switch (challenge) {
      case Challenge.Basic basic -> AuthorizationField.basic(login.user(), login.password());
      case Challenge.Digest digest ->
          AuthorizationField.digest(
              digest, login.user(), login.password(), method, uri, ++uses, clientNonce.get());
      case Challenge.Unknown(String why) -> throw new IllegalStateException(why);
    };
  }
}
