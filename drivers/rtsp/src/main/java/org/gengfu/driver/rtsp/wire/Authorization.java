package org.gengfu.driver.rtsp.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.Supplier;

/**
 * Answers a challenge, request by request (RFC 2617, 3.2.2; RFC 7616, 3.4). Counts the uses of a
 * nonce. One thread.
 */
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
      case Challenge.Basic basic ->
          "Basic "
              + Base64.getEncoder()
                  .encodeToString(
                      (login.user() + ":" + login.password()).getBytes(StandardCharsets.UTF_8));
      case Challenge.Digest digest -> digest(digest, method, uri);
      case Challenge.Unknown(String why) -> throw new IllegalStateException(why);
    };
  }

  private String digest(Challenge.Digest digest, String method, String uri) {
    String hash = digest.hash();
    String secret = hash(hash, login.user() + ":" + digest.realm() + ":" + login.password());
    String request = hash(hash, method + ":" + uri);
    StringBuilder value =
        new StringBuilder("Digest username=\"" + escaped(login.user()) + "\"")
            .append(", realm=\"" + escaped(digest.realm()) + "\"")
            .append(", nonce=\"" + escaped(digest.nonce()) + "\"")
            .append(", uri=\"" + uri + "\"");
    if (digest.withQop()) {
      String count = String.format("%08x", ++uses);
      String own = clientNonce.get();
      String middle = digest.nonce() + ":" + count + ":" + own + ":auth";
      value
          .append(", qop=auth, nc=" + count + ", cnonce=\"" + own + "\"")
          .append(", response=\"" + hash(hash, secret + ":" + middle + ":" + request) + "\"");
    } else {
      String response = hash(hash, secret + ":" + digest.nonce() + ":" + request);
      value.append(", response=\"" + response + "\"");
    }
    if (!digest.algorithm().isEmpty()) {
      value.append(", algorithm=" + hash);
    }
    if (digest.opaque() != null) {
      value.append(", opaque=\"" + escaped(digest.opaque()) + "\"");
    }
    return value.toString();
  }

  private static String escaped(String text) {
    return text.replaceAll("[\r\n]", "").replaceAll("([\"\\\\])", "\\\\$1");
  }

  private static String hash(String algorithm, String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
