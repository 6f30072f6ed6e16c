package org.gengfu.center.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialTest {
  /** RFC 7914, section 11: PBKDF2-HMAC-SHA256 of "passwd" with salt "salt", 1 iteration. */
  @Test
  void theHashIsTheStandardsOwn() {
    Credential credential =
        Credential.read("pbkdf2-sha256:1:c2FsdA==:VawEblbjCJ/sFpHCJUS2BflBhSFt3gRl5oudV8INrLw=");

    assertThat(credential.matches("passwd")).isTrue();
    assertThat(credential.matches("Passwd")).isFalse();
  }

  @Test
  void aHashedFileAdmitsThePasswordAndNoOther() {
    Credential credential = Credential.read(Credential.ofPassword("s3cret").text() + "\n");

    assertThat(credential.matches("s3cret")).isTrue();
    assertThat(credential.matches("s3cret ")).isFalse();
    assertThat(credential.matches("")).isFalse();
    assertThat(credential.matches("x".repeat(Credential.MAX_PASSWORD_LENGTH + 1))).isFalse();
  }

  @Test
  void thePasswordIsNowhereInTheText() {
    Credential credential = Credential.ofPassword("s3cret");

    assertThat(credential.text()).startsWith("pbkdf2-sha256:").doesNotContain("s3cret");
    assertThat(credential.toString()).doesNotContain("s3cret");
    assertThat(Credential.ofPassword("s3cret").text()).isNotEqualTo(credential.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "pbkdf2-sha256:",
        "pbkdf2-sha256:x:c2FsdA==:AAAA",
        "pbkdf2-sha256:0:c2FsdA==:AAAA",
        "pbkdf2-sha256:1:c2FsdA==:AAAA",
        "pbkdf2-sha256:1:c2FsdA=="
      })
  void aBrokenFileIsRefused(String content) {
    assertThatThrownBy(() -> Credential.read(content)).isInstanceOf(IllegalArgumentException.class);
  }
}
