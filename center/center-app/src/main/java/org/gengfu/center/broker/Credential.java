package org.gengfu.center.broker;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as it may lie about: salted, hashed by PBKDF2 with HMAC-SHA-256 (RFC 8018), never in
 * clear. Immutable.
 */
public final class Credential {
  static final int MAX_PASSWORD_LENGTH = 256;
  private static final String PREFIX = "pbkdf2-sha256:";
  private static final int ITERATIONS = 20_000;
  private static final int MAX_ITERATIONS = 1_000_000;
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;

  private final int iterations;
  private final byte[] salt;
  private final byte[] hash;

  private Credential(int iterations, byte[] salt, byte[] hash) {
    this.iterations = iterations;
    this.salt = salt;
    this.hash = hash;
  }

  /**
   * Reads a password file's content: either {@code pbkdf2-sha256:<iterations>:<salt>:<hash>} (both
   * Base64), or the password itself. Line ends at the end do not count.
   *
   * @throws IllegalArgumentException when it is empty, too long, or the hashed form is broken
   */
  public static Credential read(String content) {
    String text = content.stripTrailing();
    if (!text.startsWith(PREFIX)) {
      return ofPassword(text);
    }
    String[] parts = text.substring(PREFIX.length()).split(":", -1);
    try {
      int iterations = Integer.parseInt(parts[0]);
      byte[] salt = Base64.getDecoder().decode(parts[1]);
      byte[] hash = Base64.getDecoder().decode(parts[2]);
      if (parts.length == 3
          && iterations > 0
          && iterations <= MAX_ITERATIONS
          && salt.length > 0
          && hash.length == HASH_BYTES) {
        return new Credential(iterations, salt, hash);
      }
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new IllegalArgumentException(broken(), e);
    }
    throw new IllegalArgumentException(broken());
  }

  private static String broken() {
    return "a hashed password must read " + PREFIX + "<iterations>:<salt>:<hash>, both Base64";
  }

  /**
   * Hashes a password with a new salt.
   *
   * @throws IllegalArgumentException when it is empty or longer than {@value #MAX_PASSWORD_LENGTH}
   */
  public static Credential ofPassword(String password) {
    if (password.isEmpty() || password.length() > MAX_PASSWORD_LENGTH) {
      throw new IllegalArgumentException(
          "a password has 1 to " + MAX_PASSWORD_LENGTH + " characters, not " + password.length());
    }
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return new Credential(ITERATIONS, salt, derive(password, salt, ITERATIONS));
  }

  /** Whether this is the password; takes as long whatever the answer. */
  boolean matches(String password) {
    if (password.isEmpty() || password.length() > MAX_PASSWORD_LENGTH) {
      return false;
    }
    return MessageDigest.isEqual(hash, derive(password, salt, iterations));
  }

  /** The hashed form that {@link #read} takes. */
  public String text() {
    Base64.Encoder encoder = Base64.getEncoder();
    return PREFIX
        + iterations
        + ":"
        + encoder.encodeToString(salt)
        + ":"
        + encoder.encodeToString(hash);
  }

  private static byte[] derive(String password, byte[] salt, int iterations) {
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BYTES * 8);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has PBKDF2WithHmacSHA256", e);
    } finally {
      spec.clearPassword();
    }
  }

  @Override
  public String toString() {
    return "Credential[hashed]";
  }
}
