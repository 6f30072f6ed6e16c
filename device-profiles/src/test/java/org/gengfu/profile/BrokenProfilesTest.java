package org.gengfu.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gengfu.document.Problem;
import org.gengfu.document.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One file per mistake in {@code src/test/resources/broken}. Its first lines say what must be
 * reported: {@code # expect: LINE:COLUMN: CODE text}, or without the place.
 */
class BrokenProfilesTest {
  static final Path FOLDER = Path.of("src/test/resources/broken");
  @TempDir Path folder;

  static Stream<Path> cases() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void isReportedWhereItIs(Path source) throws IOException {
    List<String> expected =
        Files.readAllLines(source).stream()
            .filter(line -> line.startsWith("# expect: "))
            .map(line -> line.substring("# expect: ".length()))
            .toList();
    assertThat(expected).isNotEmpty();
    Path file = folder.resolve("p.yaml");
    Files.copy(source, file);
    Problems problems = new Problems();
    ProfileLibrary library = ProfileLibrary.load(folder, problems);
    assertThat(library.all()).isEmpty();
    List<String> found = problems.list().stream().map(Problem::toString).toList();
    assertThat(found).as("one mistake, one report").hasSize(expected.size());
    for (String each : expected) {
      boolean placed = Character.isDigit(each.charAt(0));
      assertThat(found)
          .anySatisfy(problem ->
              assertThat(problem).startsWith(file + ":" + (placed ? each : "")).contains(each));
    }
  }

  @Test
  void theCasesAreThere() throws IOException {
    assertThat(cases()).hasSizeGreaterThan(50);
  }
}
