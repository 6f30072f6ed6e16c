package org.gengfu.driver.onvif;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class LoginTest {
  private static final OnvifLogin MUFASA = new OnvifLogin("Mufasa", "Circle of Life", false);

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
