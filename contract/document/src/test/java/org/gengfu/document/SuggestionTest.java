package org.gengfu.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What a person may have meant. */
class SuggestionTest {
  private static final List<String> KNOWN = List.of("readBack", "role", "min", "maxRegisters");

  @Test
  void theNearestWordIsMeant() {
    assertThat(Suggestion.nearest("readback", KNOWN)).contains("readBack");
    assertThat(Suggestion.nearest("raedBack", KNOWN)).contains("readBack");
    assertThat(Suggestion.nearest("maxRegister", KNOWN)).contains("maxRegisters");
    assertThat(Suggestion.nearest("mni", KNOWN)).contains("min");
  }

  @Test
  void whatIsFarFromAllIsNotGuessed() {
    assertThat(Suggestion.nearest("serialPort", KNOWN)).isEmpty();
    assertThat(Suggestion.nearest("", KNOWN)).isEmpty();
    assertThat(Suggestion.nearest("x".repeat(1000), KNOWN)).isEmpty();
    assertThat(Suggestion.among("zzz", KNOWN)).startsWith("Known here: maxRegisters, min");
    assertThat(Suggestion.among("zzz", List.of())).isEqualTo("Nothing is known here; remove it");
  }
}
