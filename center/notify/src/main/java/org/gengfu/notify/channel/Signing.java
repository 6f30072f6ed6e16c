package org.gengfu.notify.channel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How requests are signed. Stateless; any thread. */
enum Signing {
  /** RFC 1321; what some gateways want, and no more than a check sum with a secret in it. */
  MD5("MD5", false),
  SHA256("SHA-256", false),
  HMAC_SHA1("HmacSHA1", true),
  HMAC_SHA256("HmacSHA256", true);

  private final String algorithm;
  private final boolean keyed;

  Signing(String algorithm, boolean keyed) {
    this.algorithm = algorithm;
    this.keyed = keyed;
  }

  /** How the bytes of a signature are written. */
  enum Form {
    HEX,
    BASE64;

    String write(byte[] bytes) {
      return switch (this) {
        case HEX -> HexFormat.of().formatHex(bytes);
        case BASE64 -> Base64.getEncoder().encodeToString(bytes);
      };
    }
  }

  /** The signature of a text in UTF-8; the secret is not used by a plain digest. */
  byte[] sign(String text, String secret) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      if (!keyed) {
        return MessageDigest.getInstance(algorithm).digest(bytes);
      }
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + algorithm, impossible);
    }
  }
}
