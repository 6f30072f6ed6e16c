package org.gengfu.center.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every table of records relies on. */
class RecordJsonTest {
  record Said(String text, Instant at, Duration took, int times) {}

  private static final RecordJson STRICT = new RecordJson(RecordJson.strict().build());
  private static final RecordJson LENIENT = new RecordJson(RecordJson.lenient().build());

  static Stream<RecordJson> both() {
    return Stream.of(STRICT, LENIENT);
  }

  private static Said said(String text) {
    return new Said(text, Instant.parse("2026-11-22T07:00:00.123456Z"), Duration.ofMinutes(4), 2);
  }

  @ParameterizedTest
  @MethodSource("both")
  void aRecordComesBackEqual(RecordJson json) {
    assertThat(json.write(said("看到了"))).contains("\"2026-11-22T07:00:00.123456Z\"", "\"PT4M\"");
    assertThat(json.read(json.write(said("看到了")), Said.class)).isEqualTo(said("看到了"));
  }

  /**
   * PostgreSQL refuses NUL. A text that only reads like its escape is no NUL: without its backslash
   * what is stored could not be read again.
   */
  @ParameterizedTest
  @MethodSource("both")
  void nulIsLeftOutAndWhatOnlyReadsSoStays(RecordJson json) {
    assertThat(json.read(json.write(said("a\0b\0\0c")), Said.class)).isEqualTo(said("abc"));
    for (String text : new String[] {"a\\u0000b", "\\\\u0000", "\\\0", "\\u0000\0"}) {
      assertThat(json.read(json.write(said(text)), Said.class))
          .isEqualTo(said(text.replace("\0", "")));
    }
  }

  @Test
  void whatALaterReleaseAddedIsPassedOverOnlyWhereThatIsMeant() {
    String later = LENIENT.write(said("x")).replace("{", "{\"new\":1,");
    assertThat(LENIENT.read(later, Said.class)).isEqualTo(said("x"));
    assertThatThrownBy(() -> STRICT.read(later, Said.class))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("a stored Said cannot be read")
        .hasMessageContaining("new");
    assertThatThrownBy(() -> STRICT.read("{\"text\":\"x\",\"times\":null}", Said.class))
        .isInstanceOf(StoreException.class);
  }
}
