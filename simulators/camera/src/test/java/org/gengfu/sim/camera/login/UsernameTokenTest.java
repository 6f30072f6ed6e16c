package org.gengfu.sim.camera.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.gengfu.sim.camera.login.UsernameToken.Verdict;
import org.junit.jupiter.api.Test;

/** The token of web services. */
class UsernameTokenTest {
  private static final Account USER = new Account("user", "userpassword");
  private static final String CREATED = "2010-09-16T07:50:45Z";
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static UsernameToken token(String digest) {
    return new UsernameToken("user", "LKqI6G/AikKCQrN0zqZFlg==", CREATED, digest, true);
  }

  private static Verdict check(UsernameToken token, Instant now) {
    return token.check(USER, now, TOLERANCE);
  }

  // A vector that cameras and clients have been tested with.
  @Test
  void theDigestProvesThePassword() {
    Instant now = Instant.parse(CREATED).plusSeconds(299);
    assertThat(check(token("tuOSpGlFlIXsozq4HFNeeGeFLEI="), now)).isEqualTo(Verdict.ADMITTED);
    assertThat(check(token("tuOSpGlFlIXsozq4HFNeeGeFLEJ="), now)).isEqualTo(Verdict.WRONG);
  }

  // The clock trap: the right password is refused when the clocks differ.
  @Test
  void anotherTimeIsRefusedBeforeThePasswordIsLookedAt() {
    Instant late = Instant.parse(CREATED).plusSeconds(301);
    assertThat(check(token("wrong"), late)).isEqualTo(Verdict.OTHER_TIME);
  }

  @Test
  void whatCannotBeReadIsWrong() {
    UsernameToken bad = new UsernameToken("user", "%%%", CREATED, "x", true);
    assertThat(check(bad, Instant.parse(CREATED))).isEqualTo(Verdict.WRONG);
    UsernameToken timeless = new UsernameToken("user", "", "yesterday", "x", true);
    assertThat(check(timeless, Instant.parse(CREATED))).isEqualTo(Verdict.WRONG);
  }
}
