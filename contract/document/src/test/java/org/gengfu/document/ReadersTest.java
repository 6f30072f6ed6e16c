package org.gengfu.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each reader: a right value, a wrong type, a value out of range, each with its exact place. */
class ReadersTest {
  private final Problems problems = new Problems();

  private MapNode parse(String text) {
    return Documents.parse("f.yaml", text, problems);
  }

  /** How one reader reads the key {@code k}. */
  private record Reader(String name, BiFunction<MapNode, Problems, Object> read) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Reader reader(String name, BiFunction<MapNode, Problems, Object> read) {
    return new Reader(name, read);
  }

  private static final Reader STRING = reader("string", (m, p) -> m.string("k", "none", p));
  private static final Reader WHOLE = reader("whole", (m, p) -> m.whole("k", 7, 1, 100, p));
  private static final Reader NUMBER = reader("number", (m, p) -> m.number("k", 7, -1, 100, p));
  private static final Reader FLAG = reader("flag", (m, p) -> m.flag("k", false, p));
  private static final Reader DURATION =
      reader(
          "duration",
          (m, p) -> m.duration("k", Duration.ZERO, Duration.ofSeconds(1), Duration.ofHours(1), p));
  private static final Reader BYTES = reader("bytes", (m, p) -> m.bytes("k", 7, 1024, 1 << 20, p));
  private static final Reader CHOICE =
      reader("choice", (m, p) -> m.choice("k", TimeUnit.class, TimeUnit.DAYS, p));
  private static final Reader DECIMAL =
      reader("decimal", (m, p) -> m.decimal("k", java.math.BigDecimal.ONE, p));

  static Stream<Arguments> right() {
    return Stream.of(
        Arguments.of(STRING, "hello", "hello"),
        Arguments.of(STRING, "\"12\"", "12"),
        Arguments.of(STRING, "1.2.3", "1.2.3"),
        Arguments.of(STRING, "no", "no"),
        Arguments.of(WHOLE, "42", 42L),
        Arguments.of(WHOLE, "0x1F", 31L),
        Arguments.of(WHOLE, "0o17", 15L),
        Arguments.of(WHOLE, "+5", 5L),
        Arguments.of(WHOLE, "007", 7L),
        Arguments.of(NUMBER, "0.1", 0.1),
        Arguments.of(NUMBER, "1e1", 10.0),
        Arguments.of(NUMBER, "-1", -1.0),
        Arguments.of(DECIMAL, "0.10", new java.math.BigDecimal("0.10")),
        Arguments.of(FLAG, "true", true),
        Arguments.of(DURATION, "90s", Duration.ofSeconds(90)),
        Arguments.of(DURATION, "1500ms", Duration.ofMillis(1500)),
        Arguments.of(DURATION, "1h", Duration.ofHours(1)),
        Arguments.of(BYTES, "64KiB", 65_536L),
        Arguments.of(BYTES, "2048B", 2048L),
        Arguments.of(CHOICE, "seconds", TimeUnit.SECONDS));
  }

  @ParameterizedTest(name = "{0} reads {1}")
  @MethodSource("right")
  void aRightValueIsRead(Reader reader, String text, Object expected) {
    assertThat(reader.read().apply(parse("k: " + text + "\n"), problems)).isEqualTo(expected);
    assertThat(problems.list()).isEmpty();
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of(STRING, "12", "WRONG_TYPE \"k\" must be a text, not a whole number. Put"),
        Arguments.of(STRING, "true", "WRONG_TYPE \"k\" must be a text, not true or false. Put"),
        Arguments.of(STRING, "", "WRONG_TYPE \"k\" must be a text, not nothing"),
        Arguments.of(STRING, "[a]", "WRONG_TYPE \"k\" must be a text, not a list"),
        Arguments.of(WHOLE, "1.5", "WRONG_TYPE \"k\" must be a whole number, not a number"),
        Arguments.of(WHOLE, "\"5\"", "WRONG_TYPE \"k\" must be a whole number, not a text"),
        Arguments.of(WHOLE, "0", "OUT_OF_RANGE \"k\" is 0, which is out of range. Use 1 to 100"),
        Arguments.of(WHOLE, "99999999999999999999", "OUT_OF_RANGE"),
        Arguments.of(NUMBER, "many", "WRONG_TYPE \"k\" must be a finite number, not a text"),
        Arguments.of(NUMBER, ".nan", "WRONG_TYPE"),
        Arguments.of(NUMBER, "1e999999999", "WRONG_TYPE"),
        Arguments.of(NUMBER, "100.5", "OUT_OF_RANGE \"k\" is 100.5, which is out of range."),
        Arguments.of(DECIMAL, "1,5", "WRONG_TYPE"),
        Arguments.of(FLAG, "yes", "WRONG_TYPE \"k\" must be true or false, not a text. Write"),
        Arguments.of(DURATION, "5", "WRONG_TYPE \"k\" must be a duration, not a whole number."),
        Arguments.of(DURATION, "5 minutes", "WRONG_TYPE"),
        Arguments.of(
            DURATION, "2h", "OUT_OF_RANGE \"k\" is 2h, which is out of range. Use 1s to 1h"),
        Arguments.of(DURATION, "999999999999999d", "WRONG_TYPE"),
        Arguments.of(BYTES, "64", "WRONG_TYPE \"k\" must be a number of bytes"),
        Arguments.of(BYTES, "1GiB", "OUT_OF_RANGE \"k\" is 1GiB, which is out of range. Use 1KiB"),
        Arguments.of(
            CHOICE, "second", "UNKNOWN_WORD \"k\" has a word that is not known here. Did"));
  }

  @ParameterizedTest(name = "{0} refuses {1}")
  @MethodSource("wrong")
  void aWrongValueIsReportedAtItsPlaceAndTheFallbackUsed(Reader reader, String text, String said) {
    MapNode empty = parse("{}");
    Object fallback = reader.read().apply(empty, problems);
    assertThat(problems.list()).isEmpty();
    Object read = reader.read().apply(parse("a: 1\nk:   " + text + "\n"), problems);
    assertThat(read).isEqualTo(fallback);
    assertThat(problems.list()).hasSize(1);
    String problem = problems.list().getFirst().toString();
    int column = text.isEmpty() ? 3 : 6;
    assertThat(problem).startsWith("f.yaml:2:" + column + ": " + said);
  }

  @Test
  void aMissingTextIsReportedAtTheMap() {
    MapNode inner = parse("a:\n  b: 1\n").map("a", problems);
    assertThat(inner.string("name", problems)).isNull();
    assertThat(problems.list().getFirst())
        .hasToString("f.yaml:2:3: MISSING \"name\" is missing. Add name:.");
  }

  /** A password that looks like a number must not appear in a log. */
  @Test
  void textsAreNeverQuoted() {
    MapNode map = parse("password: 123456\nuser: [s3cret]\nmode: s3cret\nwait: s3cret\n");
    map.string("password", problems);
    map.string("user", problems);
    map.choice("mode", TimeUnit.class, TimeUnit.DAYS, problems);
    map.duration("wait", Duration.ZERO, Duration.ZERO, Duration.ofDays(1), problems);
    assertThat(problems.list()).hasSize(4);
    assertThat(problems.toString()).doesNotContain("123456", "s3cret");
  }

  @Test
  void mapsAndListsAreRead() {
    MapNode root = parse("m: {x: 1}\nl: [a, b]\nt: [{x: 1}, {x: 2}]\nbad: 1\n");
    assertThat(root.map("m", problems).keys()).containsExactly("x");
    assertThat(root.strings("l", problems)).containsExactly("a", "b");
    assertThat(root.list("l", problems)).hasSize(2);
    assertThat(root.maps("t", problems)).hasSize(2);
    assertThat(root.map("none", problems)).isNull();
    assertThat(root.list("none", problems)).isEmpty();
    assertThat(problems.list()).isEmpty();
    assertThat(root.map("bad", problems)).isNull();
    assertThat(root.list("bad", problems)).isEmpty();
    assertThat(root.maps("l", problems)).isEmpty();
    assertThat(problems.list())
        .extracting(Problem::toString)
        .satisfiesExactly(
            p -> assertThat(p).startsWith("f.yaml:4:6: WRONG_TYPE \"bad\" must be a map"),
            p -> assertThat(p).startsWith("f.yaml:4:6: WRONG_TYPE \"bad\" must be a list"),
            p -> assertThat(p).startsWith("f.yaml:2:5: WRONG_TYPE"),
            p -> assertThat(p).startsWith("f.yaml:2:8: WRONG_TYPE"));
  }

  @Test
  void textsByLanguageAreRead() {
    MapNode root = parse("a: {zh: 温度, en: Heat}\nb: UPS\nc: {zh: 一, de: Eins}\n");
    assertThat(root.texts("a", problems)).isEqualTo(Map.of("zh", "温度", "en", "Heat"));
    assertThat(root.texts("b", problems)).isEqualTo(Map.of("zh", "UPS", "en", "UPS"));
    assertThat(root.texts("none", problems)).isEmpty();
    assertThat(problems.list()).isEmpty();
    root.texts("c", problems);
    assertThat(problems.list().getFirst().toString()).startsWith("f.yaml:3:12: UNKNOWN_KEY");
  }

  @Test
  void whatNobodyAskedForIsAnErrorWithASuggestion() {
    MapNode root = parse("name: x\ntimeuot: 5s\nxyzzy: 1\n");
    root.string("name", problems);
    root.duration("timeout", Duration.ZERO, Duration.ZERO, Duration.ofDays(1), problems);
    root.close(problems);
    assertThat(problems.list())
        .extracting(Problem::toString)
        .containsExactly(
            "f.yaml:2:1: UNKNOWN_KEY unknown key \"timeuot\". Did you mean \"timeout\"?",
            "f.yaml:3:1: UNKNOWN_KEY unknown key \"xyzzy\". Known here: name, timeout.");
  }

  @Test
  void onlyTheFirstProblemsAreKept() {
    for (int i = 0; i < Problems.MAX_KEPT + 5; i++) {
      problems.add(new Mark("f", 1, 1), "X", "x", "");
      problems.warn(new Mark("f", 1, 1), "X", "x", "");
    }
    assertThat(problems.list()).hasSize(Problems.MAX_KEPT);
    assertThat(problems.warnings()).hasSize(Problems.MAX_KEPT);
    assertThat(problems.count()).isEqualTo(Problems.MAX_KEPT + 5);
    assertThat(problems.toString()).endsWith("and 5 more\n");
    assertThat(List.of(problems.isEmpty(), new Problems().isEmpty())).containsExactly(false, true);
  }
}
