package org.gengfu.sim.camera.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Digest authentication with MD5 (RFC 2617, 3.2): gives out nonces and checks answers. Any thread.
 */
public final class DigestGuard {
  /** Nonces that are known at a time; older ones are no longer taken. */
  public static final int MOST_NONCES = 256;

  private static final Pattern FIELD =
      Pattern.compile("(\\w+)\\s*=\\s*(?:\"([^\"]*)\"|([^\\s,]+))");
  private static final int NONCE_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final String realm;
  private final boolean quality;
  private final ArrayDeque<String> nonces = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();

  /**
   * A guard.
   *
   * @param realm what it says it is
   * @param quality true when it offers {@code qop="auth"}; most cameras do not over RTSP
   */
  public DigestGuard(String realm, boolean quality) {
    this.realm = realm;
    this.quality = quality;
  }

  /** The value of {@code WWW-Authenticate}, with a new nonce. */
  public String challenge() {
    byte[] bytes = new byte[NONCE_BYTES];
    RANDOM.nextBytes(bytes);
    String nonce = HexFormat.of().formatHex(bytes);
    lock.lock();
    try {
      if (nonces.size() >= MOST_NONCES) {
        nonces.removeFirst();
      }
      nonces.addLast(nonce);
    } finally {
      lock.unlock();
    }
    String offer = quality ? ", qop=\"auth\"" : "";
    return "Digest realm=\"%s\", nonce=\"%s\"%s".formatted(realm, nonce, offer);
  }

  /**
   * True when an answer proves that somebody knows the password.
   *
   * @param authorization value of the header, or null when there was none
   * @param method of the request
   */
  public boolean admits(@Nullable String authorization, String method, Account account) {
    if (account.open()) {
      return true;
    }
    if (authorization == null || !authorization.regionMatches(true, 0, "Digest ", 0, 7)) {
      return false;
    }
    Map<String, String> said = fields(authorization.substring(7));
    if (!account.user().equals(said.get("username")) || !realm.equals(said.get("realm"))) {
      return false;
    }
    return known(said.getOrDefault("nonce", ""))
        && response(account, method, said).equals(said.get("response"));
  }

  /** What somebody who knows the password says, by what else he said (RFC 2617, 3.2.2.1). */
  static String response(Account account, String method, Map<String, String> said) {
    String first = md5(account.user() + ":" + said.get("realm") + ":" + account.password());
    String second = md5(method + ":" + said.get("uri"));
    String between = said.getOrDefault("nonce", "");
    String qop = said.get("qop");
    if (qop != null) {
      between += ":" + said.get("nc") + ":" + said.get("cnonce") + ":" + qop;
    }
    return md5(first + ":" + between + ":" + second);
  }

  private boolean known(String nonce) {
    lock.lock();
    try {
      return nonces.contains(nonce);
    } finally {
      lock.unlock();
    }
  }

  private static Map<String, String> fields(String text) {
    Map<String, String> fields = new TreeMap<>();
    Matcher matcher = FIELD.matcher(text);
    while (matcher.find()) {
      String value = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
      fields.put(matcher.group(1).toLowerCase(Locale.ROOT), value);
    }
    return fields;
  }

  private static String md5(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
