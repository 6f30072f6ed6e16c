package org.gengfu.driver.digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Values of the field {@code Authorization} (RFC 7616, 3.4; RFC 2617, 3.2.2; RFC 7617). User names
 * are sent as they are, never hashed ({@code userhash}). Pure.
 */
public final class AuthorizationField {
  private AuthorizationField() {}

  /** The password as it is. */
  public static String basic(String user, String password) {
    byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(both);
  }

  /**
   * Answers a digest challenge.
   *
   * @param uri as in the request line
   * @param use how often this nonce is used, from 1; used with qop only
   * @param clientNonce random, used with qop only
   */
  public static String digest(
      Challenge.Digest digest,
      String user,
      String password,
      String method,
      String uri,
      int use,
      String clientNonce) {
    String hash = digest.hash();
    String secret = hash(hash, user + ":" + digest.realm() + ":" + password);
    String request = hash(hash, method + ":" + uri);
    StringBuilder value =
        new StringBuilder("Digest username=\"" + escaped(user) + "\"")
            .append(", realm=\"" + escaped(digest.realm()) + "\"")
            .append(", nonce=\"" + escaped(digest.nonce()) + "\"")
            .append(", uri=\"" + uri + "\"");
    if (digest.withQop()) {
      String count = String.format("%08x", use);
      String middle = digest.nonce() + ":" + count + ":" + clientNonce + ":auth";
      value
          .append(", qop=auth, nc=" + count + ", cnonce=\"" + clientNonce + "\"")
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
