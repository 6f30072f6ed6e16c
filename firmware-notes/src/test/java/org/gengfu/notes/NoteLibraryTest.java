package org.gengfu.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gengfu.document.Problem;
import org.gengfu.document.Problems;
import org.gengfu.notes.FirmwareNote.Fit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoteLibraryTest {
  private static final String NOTE =
      """
      ---
      note: acme-x200
      vendor: [ACME]
      models: ["X200*"]
      firmware: {from: "1.2", until: "1.9"}
      title: {zh: 标题, en: Title}
      seen: {zh: 现象, en: What}
      workaround: {zh: 办法, en: How}
      evidence:
        - {kind: manual, source: X200 manual, place: p. 12}
      ---

      # Title
      """;

  @TempDir Path folder;

  private NoteLibrary library(String text, Problems problems) throws IOException {
    Path vendor = Files.createDirectories(folder.resolve("acme"));
    Files.writeString(vendor.resolve("acme-x200.md"), text);
    return NoteLibrary.load(folder, problems);
  }

  private List<String> complaints(String text) throws IOException {
    Problems problems = new Problems();
    NoteLibrary library = library(text, problems);
    assertThat(library.all()).isEmpty();
    return problems.list().stream()
        .map(Problem::toString)
        .map(line -> line.substring(line.indexOf("acme-x200.md")))
        .toList();
  }

  @Test
  void aNoteIsFoundForTheFirmwareOfItsRangeOnly() throws IOException {
    Problems problems = new Problems();
    NoteLibrary library = library(NOTE, problems);
    assertThat(problems.list()).isEmpty();
    assertThat(library.about(new Identity("acme", "x200i", "1.9")))
        .singleElement()
        .satisfies(found -> assertThat(found.fit()).isEqualTo(Fit.CERTAIN));
    assertThat(library.about(new Identity("ACME", "X200", "1.10"))).isEmpty();
    assertThat(library.about(new Identity("ACME", "X100", "1.5"))).isEmpty();
    assertThat(library.about(new Identity("Other", "X200", "1.5"))).isEmpty();
  }

  @Test
  void aDeviceThatHidesItsFirmwareMayBeMeant() throws IOException {
    NoteLibrary library = library(NOTE, new Problems());
    assertThat(library.about(new Identity("ACME", "X100, X200", "")))
        .singleElement()
        .satisfies(found -> assertThat(found.fit()).isEqualTo(Fit.POSSIBLE));
  }

  @Test
  void aWrongKeyIsNamedWithItsPlaceInTheFile() throws IOException {
    assertThat(complaints(NOTE.replace("workaround:", "workarond:")))
        .anySatisfy(line ->
            assertThat(line)
                .startsWith("acme-x200.md:8:1: UNKNOWN_KEY")
                .contains("workarond")
                .contains("workaround"));
  }

  @Test
  void aNoteWithoutEvidenceIsRefused() throws IOException {
    String none = NOTE.replace("  - {kind: manual, source: X200 manual, place: p. 12}\n", "");
    assertThat(complaints(none.replace("evidence:", "evidence: []")))
        .containsExactly(
            "acme-x200.md:9:11: NO_EVIDENCE a note without evidence. Name at least one source.");
  }

  @Test
  void bothLanguagesAreWanted() throws IOException {
    assertThat(complaints(NOTE.replace("{zh: 现象, en: What}", "{en: What}")))
        .containsExactly("acme-x200.md:7:7: MISSING \"seen\" lacks zh. Write both zh and en.");
  }

  @Test
  void aRangeThatEndsBeforeItBeginsIsRefused() throws IOException {
    assertThat(complaints(NOTE.replace("\"1.9\"", "\"1.1\"")))
        .containsExactly(
            "acme-x200.md:5:11: OUT_OF_RANGE 1.2 is later than 1.1. Swap from and until.");
  }

  @Test
  void aFileWithoutFrontMatterIsRefused() throws IOException {
    assertThat(complaints("# Title\n"))
        .singleElement()
        .satisfies(line -> assertThat(line).startsWith("acme-x200.md:1:1: NO_FRONT_MATTER"));
  }

  @Test
  void aBrokenFileIsLeftOutAndItsNeighboursStay() throws IOException {
    Path vendor = Files.createDirectories(folder.resolve("acme"));
    Files.write(
        vendor.resolve("broken.md"), "---\nn: \u00e9".getBytes(StandardCharsets.ISO_8859_1));
    Problems problems = new Problems();
    assertThat(library(NOTE, problems).all()).hasSize(1);
    assertThat(problems.list())
        .singleElement()
        .satisfies(problem -> assertThat(problem.code()).isEqualTo("NOT_UTF8"));
  }
}
