package org.gengfu.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.gengfu.document.Problems;
import org.gengfu.notes.FirmwareNote.Fit;
import org.junit.jupiter.api.Test;

/** The notes of this folder themselves. */
class ShippedNotesTest {
  private static final Path HOUSE = Path.of("").toAbsolutePath();

  @Test
  void everyShippedNoteIsRight() {
    Problems problems = new Problems();
    NoteLibrary library = NoteLibrary.load(HOUSE, problems);
    assertThat(problems.list()).isEmpty();
    assertThat(library.all()).hasSizeGreaterThan(10);
  }

  @Test
  void aHuaweiUpsFindsItsNotes() {
    List<NoteLibrary.Found> found =
        NoteLibrary.load(HOUSE, new Problems())
            .about(new Identity("HUAWEI", "UPS2000-A", "V100R001C01SPC120"));
    assertThat(found)
        .extracting(one -> one.note().id())
        .contains("huawei-ups2000-no-value", "huawei-ups2000-two-multipliers");
    assertThat(found).allSatisfy(one -> assertThat(one.fit()).isEqualTo(Fit.POSSIBLE));
  }

  @Test
  void theCommandLintsAndShows() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    assertThat(NotesMain.run(List.of("lint"), HOUSE, print, print)).isZero();
    assertThat(NotesMain.run(List.of("show", "APC", "SMT1500"), HOUSE, print, print)).isZero();
    assertThat(NotesMain.run(List.of("shine"), HOUSE, print, print)).isEqualTo(2);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("notes are right, 0 errors")
        .contains("apc-smart-ups-binary-fixed-point (possible)")
        .contains("usage: ./gengfu notes lint");
  }
}
