package org.gengfu.profile.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The archetypes as they are shipped. */
class ArchetypesTest {
  @Test
  void everyFileIsAnArchetypeAndTheOtherWayRound() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("archetypes"))) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".yaml", "")))
          .containsExactlyInAnyOrderElementsOf(Archetypes.WORDS);
    }
    assertThat(Archetypes.all())
        .extracting(Archetype::word)
        .containsExactlyElementsOf(Archetypes.WORDS);
  }

  @Test
  void everyAlarmSpeaksBothLanguagesAndSaysWhatToDo() {
    assertThat(Archetypes.all())
        .allSatisfy(archetype -> {
          assertThat(archetype.titles()).containsOnlyKeys("zh", "en");
          assertThat(archetype.protocols()).isNotEmpty();
          assertThat(archetype.entries())
              .as(archetype.word())
              .anySatisfy(e -> assertThat(e.need()).isEqualTo(Archetype.Need.REQUIRED));
        });
  }
}
