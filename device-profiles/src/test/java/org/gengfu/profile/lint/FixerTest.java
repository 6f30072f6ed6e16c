package org.gengfu.profile.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A fix changes what it must and not one byte beside it. */
class FixerTest {
  private static final String HEAD =
      """
      # a comment that stays
      profile: demo
      schema: 1
      version: 1.0.0
      kind: test.demo
      title: {zh: 示例, en: Demo}
      illustrative: true
      protocol: modbus
      modbus: {base: 0}
      points:
      """;

  @TempDir Path folder;

  @Test
  void aMisspeltKeyIsCorrectedAndItsCommentStays() throws IOException {
    fixes(
        "  x: {title: {zh: 值, en: X}, at: input:0, sclae: 0.1}   # tenths, page 3\n",
        "  x: {title: {zh: 值, en: X}, at: input:0, scale: 0.1}   # tenths, page 3\n");
  }

  @Test
  void aMisspeltWordIsCorrected() throws IOException {
    fixes(
        "  x: {title: {zh: 值, en: X}, at: input:0, poll: fsat}\n",
        "  x: {title: {zh: 值, en: X}, at: input:0, poll: fast}\n");
  }

  @Test
  void aKeyWithTwoNearOnesIsLeftAlone() throws IOException {
    stays("  x: {title: {zh: 值, en: X}, at: input:0, bitt: 1}\n");
  }

  @Test
  void aKeyThatWouldStandTwiceIsLeftAlone() throws IOException {
    stays("  x: {title: {zh: 值, en: X}, at: input:0, scale: 1, sclae: 0.1}\n");
  }

  @Test
  void modiconNumbersAndBitsBecomeTableNumberAndBit() throws IOException {
    fixes(
        """
          x: {title: {zh: 值, en: X}, at: 40011}
          y:
            title: {zh: 另, en: Other}
            at: input:10.3   # bit three
            poll: slow
        """,
        """
          x: {title: {zh: 值, en: X}, at: holding:10}
          y:
            title: {zh: 另, en: Other}
            at: input:10
            bit: 3   # bit three
            poll: slow
        """);
  }

  @Test
  void parallelListsBecomeOneMap() throws IOException {
    fixes(
        """
          x:
            title: {zh: 值, en: X}
            at: input:0
            enum: [0, 1]   # page 9
            enum_titles: ["Off", "Run, slow"]
            poll: slow
        """,
        """
          x:
            title: {zh: 值, en: X}
            at: input:0
            enum: {0: {id: off, label: {zh: "Off", en: "Off"}}, 1: {id: runSlow, label: {zh: "Run, slow", en: "Run, slow"}}}   # page 9
            poll: slow
        """);
  }

  @Test
  void aSwappedRangeIsTurned() throws IOException {
    fixes(
        "  x: {title: {zh: 值, en: X}, at: input:0, valid: [100, -40]}\r\n",
        "  x: {title: {zh: 值, en: X}, at: input:0, valid: [-40, 100]}\r\n");
  }

  @Test
  void quotesArePutAroundWhatOthersMisread() throws IOException {
    fixes(
        "  x: {title: {zh: 值, en: No}, at: input:0}\n",
        "  x: {title: {zh: 值, en: \"No\"}, at: input:0}\n");
  }

  @Test
  void severalFixesOfOneFileAreAllMade() throws IOException {
    fixes(
        """
          x: {title: {zh: 值, en: X}, at: input:0, sclae: 0.1, valid: [9, 1]}
          y: {title: {zh: 另, en: Other}, at: 30002, poll: fsat}
        """,
        """
          x: {title: {zh: 值, en: X}, at: input:0, scale: 0.1, valid: [1, 9]}
          y: {title: {zh: 另, en: Other}, at: input:1, poll: fast}
        """);
  }

  @Test
  void aFileThatChangedMeanwhileIsNotWritten() throws IOException {
    Path file = folder.resolve("p.yaml");
    Files.writeString(file, HEAD + "  x: {title: {zh: 值, en: X}, at: input:0, poll: fsat}\n");
    LintReport report = Linter.lint(List.of(file));
    Files.writeString(file, HEAD + "  y: {title: {zh: 值, en: X}, at: input:0, poll: fsat}\n");
    assertThatThrownBy(() -> Fixer.apply(report)).isInstanceOf(IOException.class);
    assertThat(Files.readString(file)).contains("fsat");
  }

  private void stays(String points) throws IOException {
    Path file = folder.resolve("p.yaml");
    Files.writeString(file, HEAD + points);
    assertThat(Linter.lint(List.of(file)).clean()).isFalse();
    assertThat(Fixer.apply(Linter.lint(List.of(file)))).isEmpty();
    assertThat(Files.readString(file)).isEqualTo(HEAD + points);
  }

  private void fixes(String points, String expected) throws IOException {
    Path file = folder.resolve("p.yaml");
    Files.writeString(file, HEAD + points);
    for (int round = 0; round < 3; round++) {
      Fixer.apply(Linter.lint(List.of(file)));
    }
    assertThat(Files.readString(file)).isEqualTo(HEAD + expected);
    assertThat(Linter.lint(List.of(file)).findings()).isEmpty();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.toList()).as("no file is left behind").containsExactly(file);
    }
  }
}
