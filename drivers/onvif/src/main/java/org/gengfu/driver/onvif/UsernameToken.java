package org.gengfu.driver.onvif;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;

/**
 * The header by which SOAP shows credentials: OASIS Web Services Security UsernameToken Profile
 * 1.0, with the digest of the password. Pure.
 */
final class UsernameToken {
  private static final String OASIS = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-";
  static final String SECURITY = OASIS + "wssecurity-secext-1.0.xsd";
  static final String UTILITY = OASIS + "wssecurity-utility-1.0.xsd";
  private static final String DIGEST = OASIS + "username-token-profile-1.0#PasswordDigest";
  private static final String BASE64 = OASIS + "soap-message-security-1.0#Base64Binary";

  /** Bytes of a nonce; cameras refuse long ones. */
  static final int NONCE_BYTES = 16;

  private UsernameToken() {}

  /**
   * The header.
   *
   * @param created in the device's time
   * @param wholeSeconds whether the stamp goes without a fraction; else it has milliseconds
   */
  static XmlNode header(OnvifLogin login, byte[] nonce, Instant created, boolean wholeSeconds) {
    ChronoUnit unit = wholeSeconds ? ChronoUnit.SECONDS : ChronoUnit.MILLIS;
    String stamp = created.truncatedTo(unit).toString();
    String digest = digest(nonce, stamp, login.password());
    return XmlNode.of(
        SECURITY,
        "Security",
        XmlNode.of(
            SECURITY,
            "UsernameToken",
            XmlNode.text(SECURITY, "Username", login.user()),
            XmlNode.text(SECURITY, "Password", digest).attribute("Type", DIGEST),
            XmlNode.text(SECURITY, "Nonce", Base64.getEncoder().encodeToString(nonce))
                .attribute("EncodingType", BASE64),
            XmlNode.text(UTILITY, "Created", stamp)));
  }

  /** Base64 of SHA-1 over nonce, stamp and password. */
  static String digest(byte[] nonce, String created, String password) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-1");
      sha.update(nonce);
      sha.update(created.getBytes(StandardCharsets.UTF_8));
      sha.update(password.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }
}
