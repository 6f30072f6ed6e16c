package org.gengfu.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before anything is read, with its place. */
class DocumentsTest {
  private final Problems problems = new Problems();
  @TempDir Path folder;

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a: 1;b: 2;a: 3              | 3:1: DUPLICATE_KEY the key "a" stands already in line 1
          x: {a: 1, a: 2}             | 1:11: DUPLICATE_KEY the key "a" stands already in line 1
          a: &x 1                     | 1:4: ALIAS anchors (&) are not allowed
          a: *x                       | 1:4: ALIAS aliases (*) are not allowed
          a: !!str 1                  | 1:4: TAG tags (!) are not allowed
          a: !java.io.File x          | 1:4: TAG tags (!) are not allowed
          a: 1;---;b: 2               | 2:1: SYNTAX a second document begins here
          - a                         | 1:1: WRONG_TYPE a document must be a map, not a list
          text                        | 1:1: WRONG_TYPE a document must be a map, not a text
          # nothing                   | 1:1: WRONG_TYPE a document must be a map, not nothing
          a: [1, 2                    | SYNTAX
          a: "x                       | SYNTAX
          ? [a]: b;c: d               | WRONG_TYPE a key must be a word
          a: b: c                     | 1:5: SYNTAX
          """)
  void whatIsNotStrictIsRefused(String text, String said) {
    Documents.parse("f.yaml", text.replace(';', '\n'), problems);
    assertThat(problems.list()).isNotEmpty();
    assertThat(problems.list().getFirst().toString()).contains(said);
  }

  @Test
  void aTabIsNamed() {
    assertThat(Documents.parse("f.yaml", "a:\n\tb: 1\n", problems)).isNull();
    assertThat(problems.list().getFirst())
        .hasToString("f.yaml:2:1: TAB a tab stands where only spaces may. Indent with spaces.");
  }

  @Test
  void theFirstOfTwoEqualKeysIsKept() {
    MapNode map = Documents.parse("f.yaml", "a: 1\na: 2\n", problems);
    assertThat(map.whole("a", 0, 0, 9, problems)).isEqualTo(1);
    assertThat(problems.list()).hasSize(1);
  }

  /** The schema is YAML 1.2 core: no, on and dates are texts, octal has 0o. */
  @Test
  void wordsThatYamlOnceTurnedIntoSomethingElseAreTexts() {
    MapNode map = Documents.parse("f.yaml", "a: no\nb: on\nc: 2026-11-22\nd: 12:30:45\n", problems);
    for (String key : map.keys()) {
      assertThat(map.optionalString(key, problems)).isNotNull();
    }
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void nestingIsBounded() {
    String deepest = "[".repeat(Documents.MAX_DEPTH - 1) + "]".repeat(Documents.MAX_DEPTH - 1);
    assertThat(Documents.parse("f.yaml", "a: " + deepest, problems)).isNotNull();
    assertThat(problems.list()).isEmpty();
    assertThat(Documents.parse("f.yaml", "a: [" + deepest + "]", problems)).isNull();
    assertThat(problems.list().getFirst().code()).isEqualTo("TOO_DEEP");
    assertThat(Documents.parse("f.yaml", "a: " + "[".repeat(1_000_000), problems)).isNull();
  }

  @Test
  void theCountOfValuesIsBounded() {
    String many = "a: [" + "1,".repeat(Documents.MAX_NODES) + "1]";
    assertThat(Documents.parse("f.yaml", many, problems)).isNull();
    assertThat(problems.list().getFirst().code()).isEqualTo("TOO_LARGE");
  }

  @Test
  void sizeIsBounded() throws IOException {
    Path file = folder.resolve("big.yaml");
    Files.writeString(file, "a: " + "x".repeat(Documents.MAX_BYTES));
    assertThat(Documents.load(file, problems)).isNull();
    assertThat(Documents.parse("f", Files.readString(file), problems)).isNull();
    assertThat(problems.list()).extracting(Problem::code).containsExactly("TOO_LARGE", "TOO_LARGE");
  }

  @Test
  void bytesThatAreNotUtf8AreReportedAtTheirPlace() throws IOException {
    Path file = folder.resolve("gbk.yaml");
    Files.write(file, new byte[] {'a', ':', ' ', '1', '\n', 'b', ':', ' ', (byte) 0xCE, 'x'});
    assertThat(Documents.load(file, problems)).isNull();
    assertThat(problems.list().getFirst().mark()).isEqualTo(new Mark(file.toString(), 2, 4));
    assertThat(problems.list().getFirst().code()).isEqualTo("NOT_UTF8");
  }

  @Test
  void aCutOffCharacterAtTheEndIsReported() throws IOException {
    Path file = folder.resolve("cut.yaml");
    byte[] text = "a: 温".getBytes(StandardCharsets.UTF_8);
    Files.write(file, java.util.Arrays.copyOf(text, text.length - 1));
    assertThat(Documents.load(file, problems)).isNull();
    assertThat(problems.list().getFirst().mark()).isEqualTo(new Mark(file.toString(), 1, 4));
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheText() throws IOException {
    Path file = folder.resolve("bom.yaml");
    Files.writeString(file, "\uFEFFa: 1\n");
    assertThat(Documents.load(file, problems).keys()).containsExactly("a");
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void controlCharactersAreReportedAtTheirPlace() {
    assertThat(Documents.parse("f.yaml", "a: 1\nb: x\u0007y\n", problems)).isNull();
    assertThat(problems.list().getFirst().toString())
        .startsWith("f.yaml:2:5: SYNTAX the character U+0007 is not allowed");
  }

  @Test
  void aFileThatIsNotThereIsAProblem() {
    assertThat(Documents.load(folder.resolve("none.yaml"), problems)).isNull();
    assertThat(Documents.load(folder, problems)).isNull();
    assertThat(problems.list()).extracting(Problem::code).containsExactly("NO_FILE", "UNREADABLE");
  }

  @Test
  void columnsCountCharactersAsPeopleDo() {
    MapNode map = Documents.parse("f.yaml", "温𠮷: x\nb: {温𠮷度: 12}\n", problems);
    map.map("b", problems).string("温𠮷度", "", problems);
    assertThat(problems.list().getFirst().mark()).isEqualTo(new Mark("f.yaml", 2, 10));
  }

  @Test
  void aPlaceWithinATextCanBeNamed() {
    MapNode map =
        Documents.parse("f.yaml", "a: one two\nb: 'one two'\nc: |\n  one two\n", problems);
    assertThat(((ScalarNode) map.get("a")).markAt(4)).isEqualTo(new Mark("f.yaml", 1, 8));
    assertThat(((ScalarNode) map.get("b")).markAt(4)).isEqualTo(new Mark("f.yaml", 2, 9));
    assertThat(((ScalarNode) map.get("c")).markAt(4)).isEqualTo(new Mark("f.yaml", 3, 4));
  }

  /** Whatever stands in a file, the answer is a map or a problem, never an exception. */
  @Property(tries = 3000)
  void anythingIsAnsweredByAMapOrAProblem(
      @ForAll
          @StringLength(max = 60)
          @CharRange(from = ' ', to = '~')
          @net.jqwik.api.constraints.Chars({'\n', '\t', '温', '\uD800', '\u0000'})
          String text) {
    Problems found = new Problems();
    MapNode map = Documents.parse("f.yaml", text, found);
    assertThat(map == null && found.isEmpty()).isFalse();
  }

  @Property(tries = 3000)
  void anyBracketsAreAnsweredByAMapOrAProblem(
      @ForAll
          @StringLength(max = 40)
          @net.jqwik.api.constraints.Chars({
            '{', '}', '[', ']', ':', ',', ' ', '\n', '-', '?', '"', '\'', '|', '>', '&', '*', '!',
            'a', '1', '#', '%', '@', '\\'
          })
          String text) {
    Problems found = new Problems();
    MapNode map = Documents.parse("f.yaml", text, found);
    assertThat(map == null && found.isEmpty()).isFalse();
  }
}
