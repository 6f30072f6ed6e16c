package org.gengfu.profile.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.gengfu.document.Problems;
import org.gengfu.profile.ProfileLibrary;

/**
 * Shipped profiles that were cut off, or whose lines were changed, moved or taken out: linting ends
 * with findings or without, never with an exception.
 */
class TornProfilesTest {
  private static final String[] WORDS = {
    "",
    "0",
    "-1",
    "1e400",
    "0x7fffffffffffffff",
    "9223372036854775807",
    "true",
    "null",
    "[]",
    "{}",
    "[1, 2]",
    "{zh: a, en: b}",
    "${",
    "${x}",
    "${1/0}",
    "a.b[0]",
    "1.3.6.1",
    "input:70000",
    "holding:65535",
    "\"\"",
    "\"(\"",
    "\"[\"",
    "(a",
    "not a",
    "a > ",
    "99999d",
    "-9e18..9e18",
    "x"
  };

  private static Path folder = Path.of("");
  private static final List<String> SHIPPED = new ArrayList<>();

  @BeforeContainer
  static void read() throws IOException {
    folder = Files.createTempDirectory("torn");
    for (Path file : ProfileLibrary.files(List.of(Path.of("").toAbsolutePath()), new Problems())) {
      SHIPPED.add(Files.readString(file));
    }
    assertThat(SHIPPED).hasSizeGreaterThan(20);
  }

  @AfterContainer
  static void delete() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  @Property(tries = 400)
  void areLintedToTheEnd(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int changes)
      throws IOException {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(SHIPPED.get(random.nextInt(SHIPPED.size())));
    for (int i = 0; i < changes && text.length() > 100; i++) {
      tear(text, random);
    }
    Path file = folder.resolve("torn.yaml");
    Files.writeString(file, text);
    LintReport report = Linter.lint(List.of(folder));
    assertThat(report.files()).isEqualTo(1);
    Fixer.apply(report);
  }

  private static void tear(StringBuilder text, Random random) {
    int start = text.lastIndexOf("\n", random.nextInt(text.length())) + 1;
    int end = text.indexOf("\n", start);
    end = end < 0 ? text.length() : end;
    switch (random.nextInt(8)) {
      case 0 -> text.delete(start, Math.min(end + 1, text.length()));
      case 1 -> text.insert(start, text.substring(start, end) + "\n");
      case 2 -> text.setLength(start + random.nextInt(end - start + 1));
      case 3 -> text.insert(start, "  ");
      default -> value(text, start, end, random);
    }
  }

  /** Puts another value behind one of the line's colons. */
  private static void value(StringBuilder text, int start, int end, Random random) {
    List<Integer> colons = new ArrayList<>();
    for (int i = text.indexOf(": ", start); i >= 0 && i < end; i = text.indexOf(": ", i + 1)) {
      colons.add(i + 2);
    }
    if (!colons.isEmpty()) {
      int from = colons.get(random.nextInt(colons.size()));
      int to = from;
      while (to < end && ",]}".indexOf(text.charAt(to)) < 0) {
        to++;
      }
      text.replace(from, to, WORDS[random.nextInt(WORDS.length)]);
    }
  }
}
