package org.gengfu.center.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Hashes of people's passwords: PBKDF2 with HMAC-SHA-256 and {@value #ITERATIONS} iterations (the
 * number that the OWASP password storage cheat sheet asks for), a salt of 16 bytes each. Stateless;
 * any thread that may be busy for a few tenths of a second.
 */
final class PasswordHash {
  static final int ITERATIONS = 600_000;

  private static final String SCHEME = "pbkdf2-sha256";
  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** What a login with an unknown name is compared with, so that it takes as long. */
  private static final String NOBODY = of("nobody has this password");

  private PasswordHash() {}

  /** The text to store: scheme, iterations, salt, hash. */
  static String of(String password) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    Base64.Encoder encoder = Base64.getEncoder();
    return String.join(
        ":",
        SCHEME,
        Integer.toString(ITERATIONS),
        encoder.encodeToString(salt),
        encoder.encodeToString(derive(password, salt, ITERATIONS)));
  }

  /** True when the stored text was made from this password. */
  static boolean matches(String password, String stored) {
    String[] parts = stored.split(":", -1);
    if (parts.length != 4 || !parts[0].equals(SCHEME)) {
      throw new AccessException("a stored password hash is of an unknown kind: " + parts[0]);
    }
    byte[] salt = Base64.getDecoder().decode(parts[2]);
    byte[] expected = Base64.getDecoder().decode(parts[3]);
    return MessageDigest.isEqual(expected, derive(password, salt, Integer.parseInt(parts[1])));
  }

  /** Takes as long as a comparison. */
  static void pretend(String password) {
    matches(password, NOBODY);
  }

  private static byte[] derive(String password, byte[] salt, int iterations) {
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has PBKDF2WithHmacSHA256", e);
    } finally {
      spec.clearPassword();
    }
  }
}
