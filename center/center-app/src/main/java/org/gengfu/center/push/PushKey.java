package org.gengfu.center.push;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** The center's own key, by which push services know it (VAPID, RFC 8292). Any thread. */
record PushKey(ECPrivateKey secret, ECPublicKey shown) {
  private static final Duration VALID = Duration.ofHours(12);
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  static PushKey made() throws GeneralSecurityException {
    KeyPair pair = Curve.pair();
    return new PushKey((ECPrivateKey) pair.getPrivate(), (ECPublicKey) pair.getPublic());
  }

  /** What phones subscribe with. */
  String text() {
    return BASE64.encodeToString(Curve.bytes(shown));
  }

  /**
   * The header {@code Authorization} of a request to a push service.
   *
   * @param contact a mail address or page by which the service reaches us
   */
  String authorization(URI endpoint, String contact, Instant now) throws GeneralSecurityException {
    String origin = endpoint.getScheme() + "://" + endpoint.getRawAuthority();
    String claims =
        "{\"aud\":\"%s\",\"exp\":%d,\"sub\":\"%s\"}"
            .formatted(origin, now.plus(VALID).getEpochSecond(), contact);
    String signed = base64("{\"typ\":\"JWT\",\"alg\":\"ES256\"}") + "." + base64(claims);
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initSign(secret);
    signature.update(signed.getBytes(StandardCharsets.US_ASCII));
    return "vapid t=%s.%s, k=%s".formatted(signed, BASE64.encodeToString(signature.sign()), text());
  }

  private static String base64(String text) {
    return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
