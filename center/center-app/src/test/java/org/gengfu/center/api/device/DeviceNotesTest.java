package org.gengfu.center.api.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.gengfu.document.Problems;
import org.gengfu.notes.NoteLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviceNotesTest {
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
      """;

  @TempDir Path folder;

  private DeviceNotes notes() throws IOException {
    Files.writeString(folder.resolve("acme-x200.md"), NOTE);
    Problems problems = new Problems();
    DeviceNotes notes = new DeviceNotes(NoteLibrary.load(folder, problems));
    assertThat(problems.list()).isEmpty();
    return notes;
  }

  @Test
  void aDeviceWhoseFirmwareFallsInTheRangeShowsTheNote() throws IOException {
    Map<String, String> facts = Map.of("vendor", "ACME", "model", "X200", "firmware", "1.4");
    assertThat(notes().about(facts))
        .singleElement()
        .satisfies(note -> {
          assertThat(note.note()).isEqualTo("acme-x200");
          assertThat(note.certain()).isTrue();
          assertThat(note.workaround()).containsEntry("zh", "办法");
          assertThat(note.evidence()).singleElement().hasFieldOrPropertyWithValue("place", "p. 12");
        });
  }

  @Test
  void aDeviceBehindOrAheadOfTheRangeDoesNot() throws IOException {
    DeviceNotes notes = notes();
    assertThat(notes.about(Map.of("vendor", "ACME", "model", "X200", "firmware", "1.1"))).isEmpty();
    assertThat(notes.about(Map.of("vendor", "ACME", "model", "X200", "firmware", "1.10")))
        .isEmpty();
    assertThat(notes.about(Map.of("model", "X200"))).isEmpty();
  }

  @Test
  void withoutAFirmwareTheNoteMayApply() throws IOException {
    assertThat(notes().about(Map.of("vendor", "ACME", "model", "X200")))
        .singleElement()
        .satisfies(note -> assertThat(note.certain()).isFalse());
  }
}
