package org.gengfu.profile.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of the codes: what they show is what the linter says. */
class CodePagesTest {
  private static final List<Path> SOURCES =
      List.of(Path.of("src/main/java"), Path.of("../contract/document/src/main/java"));
  private static final Pattern CODE =
      Pattern.compile(
          "(?:\\.(?:add|warn|error|warning|hint)\\(|refuse\\(|CODE = |\\? )[^;]*?\"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)\"");

  @TempDir Path folder;

  static Stream<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(CodePage.FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void theBadExampleGivesTheMessageThatThePageShows(Path file) throws Exception {
    CodePage page = CodePage.read(file);
    CodePage.lay(page.bad(), "bad.yaml", folder);
    List<String> shown = CodePage.messages(page.bad());
    assertThat(shown).anySatisfy(line -> assertThat(line).contains(" " + page.code() + " "));
    assertThat(found()).containsExactlyElementsOf(shown);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void theGoodExampleIsClean(Path file) throws Exception {
    CodePage page = CodePage.read(file);
    assertThat(page.good()).isNotEmpty();
    CodePage.lay(page.good(), "good.yaml", folder);
    assertThat(found()).isEmpty();
  }

  private List<String> found() {
    String prefix = folder + "/";
    return Linter.lint(List.of(folder)).findings().stream()
        .map(finding -> finding.toString().replace(prefix, ""))
        .toList();
  }

  @Test
  void everyCodeHasItsPage() throws IOException {
    Set<String> codes = codes();
    assertThat(codes).hasSizeGreaterThan(40);
    Set<String> pages = new TreeSet<>();
    pages().forEach(file -> pages.add(file.getFileName().toString().replace(".md", "")));
    assertThat(pages).containsAll(codes);
  }

  /** Every code that the sources give, by the way in which they give it. */
  private static Set<String> codes() throws IOException {
    Set<String> codes = new TreeSet<>();
    for (Path root : SOURCES) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          Matcher matcher = CODE.matcher(Files.readString(file));
          int from = 0;
          while (matcher.find(from)) {
            codes.add(matcher.group(1));
            from = matcher.end() - 1;
          }
        }
      }
    }
    codes.removeAll(Set.of("ABCD"));
    return codes;
  }
}
