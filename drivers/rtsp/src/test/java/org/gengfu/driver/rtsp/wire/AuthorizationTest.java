package org.gengfu.driver.rtsp.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gengfu.driver.digest.Challenge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Credentials, against the examples of the standards. */
class AuthorizationTest {
  private static final String CAMERA = "rtsp://192.0.2.10:554/Streaming/Channels/101";

  private static String answer(String challenge, Login login, String method, String uri) {
    return new Authorization(
            Challenge.best(List.of(challenge)),
            login,
            () ->
                challenge.contains("SHA-256")
                    ? "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"
                    : "0a4f113b")
        .value(method, uri);
  }

  // The form that most cameras speak: no qop, no algorithm. Values computed with md5sum.
  @ParameterizedTest
  @CsvSource({
    "DESCRIBE,'',8054d1495bb15afaadf089adb0afbffb",
    "SETUP,/trackID=1,0f7217ac32e5dfca011b38c8015dee4d",
    "PLAY,/,d1f5f5574f6e6a14642a24dda6db62f0"
  })
  void aCamerasPlainDigestIsAnswered(String method, String tail, String response) {
    String nonce = "0123456789abcdef0123456789abcdef";
    String challenge = "Digest realm=\"IP Camera(C1234)\", nonce=\"" + nonce + "\"";
    Login login = new Login("admin", "Pass@123", false);
    assertThat(answer(challenge, login, method, CAMERA + tail))
        .isEqualTo(
            "Digest username=\"admin\", realm=\"IP Camera(C1234)\", nonce=\"%s\", uri=\"%s\","
                    .formatted(nonce, CAMERA + tail)
                + " response=\""
                + response
                + "\"");
  }

  // RFC 2617, 3.5.
  @Test
  void theExampleOfRfc2617IsMet() {
    String challenge =
        "Digest realm=\"testrealm@host.com\", qop=\"auth,auth-int\","
            + " nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\","
            + " opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"";
    Login login = new Login("Mufasa", "Circle Of Life", false);
    assertThat(answer(challenge, login, "GET", "/dir/index.html"))
        .contains("response=\"6629fae49393a05397450978507c4ef1\"")
        .contains("nc=00000001", "qop=auth", "opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"");
  }

  // RFC 7616, 3.9.1.
  @Test
  void theExampleOfRfc7616IsMet() {
    String challenge =
        "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=SHA-256,"
            + " nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\","
            + " opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";
    Login login = new Login("Mufasa", "Circle of Life", false);
    assertThat(answer(challenge, login, "GET", "/dir/index.html"))
        .contains("753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1")
        .contains("algorithm=SHA-256");
  }

  // A second use of a nonce carries the next count, or the server takes it for a replay.
  @Test
  void usesOfANonceAreCounted() {
    Authorization authorization =
        new Authorization(
            Challenge.best(List.of("Digest realm=\"a\", nonce=\"n\", qop=auth")),
            new Login("u", "p", false),
            () -> "c");
    assertThat(authorization.value("SETUP", "/")).contains("nc=00000001");
    assertThat(authorization.value("PLAY", "/")).contains("nc=00000002");
  }

  @Test
  void aQuoteInANameDoesNotEndIt() {
    Login login = new Login("a\"b", "p", false);
    assertThat(answer("Digest realm=\"r\\\"s\", nonce=\"1\"", login, "PLAY", "/"))
        .startsWith("Digest username=\"a\\\"b\", realm=\"r\\\"s\"");
  }

  @Test
  void aPasswordIsNeverShown() {
    assertThat(new Login("admin", "secret", false).toString()).doesNotContain("secret");
  }
}
