package org.gengfu.center.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class PushCipherTest {
  private static byte[] bytes(String base64) {
    return Base64.getUrlDecoder().decode(base64);
  }

  /** The example of RFC 8291, section 5. */
  @Test
  void theExampleOfTheStandard() throws Exception {
    KeyPair own =
        new KeyPair(
            Curve.point(
                bytes(
                    "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBr"
                        + "u3jl7A8")),
            Curve.secret(bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")));
    byte[] body =
        PushCipher.encrypt(
            "When I grow up, I want to be a watermelon".getBytes(StandardCharsets.UTF_8),
            bytes(
                "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIA"
                    + "iw4"),
            bytes("BTBZMqHH6r4Tts7J_aSIgg"),
            own,
            bytes("DGv6ra1nlYgDCS1FRnbzlw"));
    assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(body))
        .isEqualTo(
            "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmY"
                + "WAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLV"
                + "WGNWQexSgSxsj_Qulcy4a-fN");
  }

  @Test
  void theCentersWordIsSignedForTheServiceAlone() throws Exception {
    PushKey key = PushKey.made();
    String header =
        key.authorization(
            URI.create("https://push.example.net/abc?d"),
            "mailto:a@example.org",
            Instant.ofEpochSecond(1_000));
    assertThat(header).startsWith("vapid t=").endsWith(", k=" + key.text());
    String[] token = header.substring("vapid t=".length(), header.indexOf(',')).split("\\.");
    assertThat(new String(bytes(token[1]), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"aud\":\"https://push.example.net\",\"exp\":44200,\"sub\":\"mailto:a@example.org\"}");
    Signature check = Signature.getInstance("SHA256withECDSAinP1363Format");
    check.initVerify(Curve.point(bytes(key.text())));
    check.update((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));
    assertThat(check.verify(bytes(token[2]))).isTrue();
  }

  @Test
  void nobodyMakesTheCenterWriteToItsOwnHouse() {
    assertThat(PushDesk.outside(URI.create("https://fcm.googleapis.com/fcm/send/x"))).isTrue();
    for (String bad :
        new String[] {
          "http://fcm.googleapis.com/x",
          "https://127.0.0.1/x",
          "https://localhost/x",
          "https://[::1]/x",
          "https://router.lan/x",
          "https://a.example.com:8443/x",
          "https://u@a.example.com/x"
        }) {
      assertThat(PushDesk.outside(URI.create(bad))).as(bad).isFalse();
    }
    assertThatThrownBy(() -> Curve.point(new byte[65]))
        .isInstanceOf(GeneralSecurityException.class);
  }
}
