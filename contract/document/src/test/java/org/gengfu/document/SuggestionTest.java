package org.gengfu.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
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

  /** The order in which words are known does not matter, nor how many there are. */
  @Property(tries = 500)
  void theFirstOfTheNearestIsMeant(
      @ForAll @Size(min = 1, max = 20)
          List<@StringLength(max = 6) @CharRange(from = 'a', to = 'c') String> known,
      @ForAll @StringLength(min = 1, max = 6) @CharRange(from = 'a', to = 'c') String word) {
    Optional<String> meant = Suggestion.nearest(word, known);
    List<String> backwards = new ArrayList<>(known);
    Collections.reverse(backwards);
    assertThat(Suggestion.nearest(word, backwards)).isEqualTo(meant);
    String alone =
        known.stream()
            .sorted()
            .reduce((a, b) ->
                Suggestion.nearest(word, List.of(a, b)).equals(Optional.of(b)) && !a.equals(b)
                    ? b
                    : a)
            .orElseThrow();
    assertThat(meant).isEqualTo(Suggestion.nearest(word, List.of(alone)));
  }
}
