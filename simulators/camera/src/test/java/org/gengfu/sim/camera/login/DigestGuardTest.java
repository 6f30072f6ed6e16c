package org.gengfu.sim.camera.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Digest of HTTP and RTSP. */
class DigestGuardTest {
  private static final Account ADMIN = new Account("admin", "Pass@123");

  // The example of RFC 2617, 3.5.
  @Test
  void theExampleOfTheStandardComesOut() {
    Map<String, String> said =
        Map.of(
            "realm", "testrealm@host.com",
            "nonce", "dcd98b7102dd2f0e8b11d0f600bfb0c093",
            "uri", "/dir/index.html",
            "qop", "auth",
            "nc", "00000001",
            "cnonce", "0a4f113b");
    assertThat(DigestGuard.response(new Account("Mufasa", "Circle Of Life"), "GET", said))
        .isEqualTo("6629fae49393a05397450978507c4ef1");
  }

  // Cameras offer no qop over RTSP; computed with another program.
  @Test
  void withoutAQuality() {
    Map<String, String> said =
        Map.of(
            "realm", "IP Camera(C1234)",
            "nonce", "0123456789abcdef0123456789abcdef",
            "uri", "rtsp://192.0.2.10:554/Streaming/Channels/101");
    assertThat(DigestGuard.response(ADMIN, "DESCRIBE", said))
        .isEqualTo("8054d1495bb15afaadf089adb0afbffb");
  }

  @Test
  void onlyItsOwnNoncesCount() {
    DigestGuard guard = new DigestGuard("r", false);
    String nonce = guard.challenge().replaceAll(".*nonce=\"(\\w+)\".*", "$1");
    assertThat(guard.admits(answer(nonce), "GET", ADMIN)).isTrue();
    assertThat(guard.admits(answer(nonce), "POST", ADMIN)).isFalse();
    assertThat(guard.admits(answer("a".repeat(32)), "GET", ADMIN)).isFalse();
    assertThat(guard.admits(null, "GET", ADMIN)).isFalse();
    assertThat(guard.admits("Basic YWRtaW46", "GET", ADMIN)).isFalse();
    assertThat(guard.admits(null, "GET", Account.NONE)).isTrue();
    for (int i = 0; i < DigestGuard.MOST_NONCES; i++) {
      guard.challenge();
    }
    assertThat(guard.admits(answer(nonce), "GET", ADMIN)).isFalse();
  }

  private static String answer(String nonce) {
    Map<String, String> said = Map.of("realm", "r", "nonce", nonce, "uri", "/x");
    return "Digest username=\"admin\", realm=\"r\", nonce=\"%s\", uri=\"/x\", response=%s"
        .formatted(nonce, DigestGuard.response(ADMIN, "GET", said));
  }
}
