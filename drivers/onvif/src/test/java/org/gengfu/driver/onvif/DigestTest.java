package org.gengfu.driver.onvif;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class DigestTest {
  private static final OnvifLogin MUFASA = new OnvifLogin("Mufasa", "Circle of Life", false);
  private static final String CNONCE = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
  private static final String REST =
      "realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=%s, "
          + "nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", "
          + "opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";

  private static String answer(Challenge challenge) {
    assertThat(challenge).isInstanceOf(Challenge.Digest.class);
    Challenge.Digest digest = (Challenge.Digest) challenge;
    return HttpAnswering.digest(digest, MUFASA, "GET", "/dir/index.html", 1, CNONCE);
  }

  // RFC 7616, 3.9.1, holds both.
  @Test
  void theExamplesOfTheStandardComeOut() {
    String md5 = "Digest " + REST.formatted("MD5");
    String sha = "Digest " + REST.formatted("SHA-256");
    assertThat(answer(Challenge.best(List.of(md5))))
        .contains("response=\"8ca523f5e9506fed4657c9700eebdbec\"")
        .contains("nc=00000001")
        .contains("opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"");
    String better = "response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1\"";
    assertThat(answer(Challenge.best(List.of(md5, sha)))).contains(better);
    // Several challenges in one field (RFC 9110, 11.6.1).
    assertThat(answer(Challenge.best(List.of(md5 + ", " + sha)))).contains(better);
  }

  // RFC 2069, 2.4, with the response of its errata 749: devices without qop still exist.
  @Test
  void aChallengeWithoutQopIsAnsweredTheOldWay() {
    String old =
        "Digest realm=\"testrealm@host.com\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", "
            + "opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"";
    Challenge.Digest digest = (Challenge.Digest) Challenge.best(List.of(old));
    OnvifLogin login = new OnvifLogin("Mufasa", "CircleOfLife", false);
    assertThat(HttpAnswering.digest(digest, login, "GET", "/dir/index.html", 1, "x"))
        .contains("response=\"1949323746fe6a43ef61f9606e7febea\"")
        .doesNotContain("qop");
  }

  @Test
  void whatIsNotSpokenIsSaid() {
    assertThat(Challenge.best(List.of())).isInstanceOf(Challenge.Unknown.class);
    assertThat(Challenge.best(List.of("Negotiate"))).isInstanceOf(Challenge.Unknown.class);
    assertThat(Challenge.best(List.of("Digest realm=\"x\""))).isInstanceOf(Challenge.Unknown.class);
    assertThat(Challenge.best(List.of("Digest nonce=\"1\", algorithm=SHA-512")))
        .isEqualTo(new Challenge.Unknown("it asks for a digest by \"SHA-512\""));
    assertThat(Challenge.best(List.of("Negotiate", "Basic realm=\"x\"")))
        .isEqualTo(new Challenge.Basic());
  }

  // Computed with another tool from the UsernameToken Profile 1.0, 3.1.
  @Test
  void aTokensDigestIsTheKnownOne() {
    byte[] nonce = Base64.getDecoder().decode("LKqI6G/AikKCQrN0zqZFlg==");
    assertThat(UsernameToken.digest(nonce, "2010-09-16T07:50:45Z", "userpassword"))
        .isEqualTo("tuOSpGlFlIXsozq4HFNeeGeFLEI=");
    OnvifLogin login = new OnvifLogin("user", "userpassword", false);
    Instant created = Instant.parse("2010-09-16T07:50:45.9Z");
    XmlNode header = UsernameToken.header(login, nonce, created, true);
    assertThat(header.textAt("UsernameToken", "Password"))
        .isEqualTo("tuOSpGlFlIXsozq4HFNeeGeFLEI=");
    assertThat(header.textAt("UsernameToken", "Nonce")).isEqualTo("LKqI6G/AikKCQrN0zqZFlg==");
  }

  @Test
  void aLoginNeverShowsItsPassword() {
    assertThat(MUFASA.toString()).doesNotContain("Circle");
    assertThat(OnvifTarget.of("10.0.0.1", 80, MUFASA).toString()).doesNotContain("Circle");
  }
}
