package org.gengfu.sim.camera.login;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;

/**
 * The token of a web service request (OASIS, Web Services Security UsernameToken Profile 1.0).
 *
 * @param nonce as it came, in Base64
 * @param created as it came
 * @param password digest in Base64, or the password itself
 * @param digest true when {@code password} is the digest
 */
public record UsernameToken(
    String user, String nonce, String created, String password, boolean digest) {

  /** What a camera makes of a token. */
  public enum Verdict {
    /** Somebody who knows the password. */
    ADMITTED,
    /** Not, or nobody can tell. */
    WRONG,
    /** The time in it is too far from the camera's own. */
    OTHER_TIME
  }

  /**
   * Checks it as cameras do: first the time, then the digest.
   *
   * @param now by the camera's own clock
   * @param tolerance how far the two clocks may be apart
   */
  public Verdict check(Account account, Instant now, Duration tolerance) {
    if (account.open()) {
      return Verdict.ADMITTED;
    }
    if (!digest) {
      boolean right = account.user().equals(user) && account.password().equals(password);
      return right ? Verdict.ADMITTED : Verdict.WRONG;
    }
    try {
      Duration apart = Duration.between(Instant.parse(created), now).abs();
      if (apart.compareTo(tolerance) > 0) {
        return Verdict.OTHER_TIME;
      }
      boolean right = account.user().equals(user) && expected(account).equals(password);
      return right ? Verdict.ADMITTED : Verdict.WRONG;
    } catch (DateTimeParseException | IllegalArgumentException unreadable) {
      return Verdict.WRONG;
    }
  }

  private String expected(Account account) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-1");
      sha.update(Base64.getDecoder().decode(nonce));
      sha.update(created.getBytes(StandardCharsets.UTF_8));
      sha.update(account.password().getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }

  @Override
  public String toString() {
    return "UsernameToken[" + user + "]";
  }
}
