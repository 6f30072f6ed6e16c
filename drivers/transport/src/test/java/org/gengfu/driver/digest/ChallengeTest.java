package org.gengfu.driver.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Challenges and answers, against the examples of the standards. */
class ChallengeTest {
  private static final String CNONCE = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
  private static final String REST =
      "realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm=%s, "
          + "nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", "
          + "opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";
  private static final String SHA_ANSWER =
      "response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1\"";

  private static String answer(String... fields) {
    Challenge.Digest digest = (Challenge.Digest) Challenge.best(List.of(fields));
    return AuthorizationField.digest(
        digest, "Mufasa", "Circle of Life", "GET", "/dir/index.html", 1, CNONCE);
  }

  // RFC 7616, 3.9.1: both hashes are offered, a client takes the one it likes best.
  @Test
  void theExamplesOfTheStandardComeOut() {
    String md5 = "Digest " + REST.formatted("MD5");
    String sha = "Digest " + REST.formatted("SHA-256");
    assertThat(answer(md5))
        .contains("response=\"8ca523f5e9506fed4657c9700eebdbec\"", "nc=00000001", "qop=auth,")
        .contains("opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"");
    assertThat(answer(md5, sha)).contains(SHA_ANSWER, "algorithm=SHA-256");
    assertThat(answer(md5 + ", " + sha)).as("in one field").contains(SHA_ANSWER);
  }

  // RFC 7616, 3.4.4: who is offered a hashed name may send it as it is.
  @Test
  void aNameIsSentAsItIsEvenWhereItMayBeHashed() {
    assertThat(answer("Digest userhash=true, charset=UTF-8, " + REST.formatted("SHA-256")))
        .contains("username=\"Mufasa\"", SHA_ANSWER)
        .doesNotContain("userhash");
  }

  // RFC 2069, 2.4, with the response of its errata 749: devices without qop still exist.
  @Test
  void aChallengeWithoutQopIsAnsweredTheOldWay() {
    String old =
        "Digest realm=\"testrealm@host.com\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\", "
            + "opaque=\"5ccc069c403ebaf9f0171e9517f40e41\"";
    Challenge.Digest digest = (Challenge.Digest) Challenge.best(List.of(old));
    String value =
        AuthorizationField.digest(
            digest, "Mufasa", "CircleOfLife", "GET", "/dir/index.html", 1, "x");
    assertThat(value)
        .contains("response=\"1949323746fe6a43ef61f9606e7febea\"")
        .doesNotContain("qop", "algorithm");
  }

  // RFC 2617, 2.
  @Test
  void basicSendsUserAndPassword() {
    assertThat(AuthorizationField.basic("Aladdin", "open sesame"))
        .isEqualTo("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
  }

  @Test
  void theBestOfferIsTaken() {
    String basic = "Basic realm=\"x\"";
    String md5 = "Digest realm=\"x\", nonce=\"1\"";
    String sha = "Digest realm=\"x\", nonce=\"2\", algorithm=\"SHA-256\", stale=TRUE";
    assertThat(Challenge.best(List.of(basic, md5, sha)))
        .isEqualTo(new Challenge.Digest("x", "2", "SHA-256", "SHA-256", null, false, true));
    assertThat(Challenge.best(List.of(md5, basic))).isInstanceOf(Challenge.Digest.class);
    assertThat(Challenge.best(List.of("Negotiate, " + basic))).isEqualTo(new Challenge.Basic());
    assertThat(Challenge.best(List.of("Negotiate", basic))).isEqualTo(new Challenge.Basic());
  }

  // A realm may look like a challenge of its own: it must not choose how a password is sent.
  @Test
  void whatStandsInQuotesIsNoChallenge() {
    Challenge only = Challenge.best(List.of("Digest realm=\"a, Basic b\", nonce=\"1\""));
    assertThat(only)
        .isEqualTo(new Challenge.Digest("a, Basic b", "1", "MD5", "", null, false, false));
  }

  @ParameterizedTest
  @CsvSource({
    "Negotiate, 'asks-for \"negotiate\"'",
    "'Digest realm=\"x\"', no-nonce",
    "'Digest nonce=\"1\", algorithm=SHA-512-256', 'asks-for-digest \"SHA-512-256\"'",
    "'Digest nonce=\"1\", algorithm=MD5-sess', 'asks-for-digest \"MD5-sess\"'",
    "'Digest nonce=\"1\", qop=\"auth-int\"', 'asks-for-qop \"auth-int\"'"
  })
  void whatIsNotSpokenIsSaid(String challenge, String why) {
    assertThat(Challenge.best(List.of(challenge))).isEqualTo(new Challenge.Unknown(why));
  }

  @Test
  void nothingAtAllIsSaid() {
    assertThat(Challenge.best(List.of())).isEqualTo(new Challenge.Unknown("no-challenge"));
  }
}
