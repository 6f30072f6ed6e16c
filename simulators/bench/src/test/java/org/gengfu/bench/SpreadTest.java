package org.gengfu.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void leastMiddleAndGreatest() {
    assertThat(Spread.of(List.of(3.0, 1.0, 2.0))).isEqualTo(new Spread(1, 2, 3));
    assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(new Spread(1, 2.5, 4));
    assertThat(Spread.of(List.of(3.0, 1.0, 2.0)).cell("%.1f")).isEqualTo("2.0 (1.0–3.0)");
    assertThatThrownBy(() -> Spread.of(List.of())).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void optionsSayWhatTheyWant() {
    assertThat(Options.of(new String[] {"--rounds", "3"})).isEqualTo(new Options(3, 5, "all"));
    assertThatThrownBy(() -> Options.of(new String[] {"--rounds", "0"}))
        .hasMessageContaining("1 to 9999");
    assertThatThrownBy(() -> Options.of(new String[] {"--fast"})).hasMessageContaining("--only");
  }
}
