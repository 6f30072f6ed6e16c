package org.gengfu.scenario.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RepetitionTest {
  @Test
  void writesEveryNumberAndLeavesTheRest() {
    String text = "a\n#each n 9..10\n- {id: cam-${n:3}, at: 127.0.${n}.1, by: ${mqtt}}\n#end\nb\n";
    assertThat(Template.fill("t", text, Map.of("mqtt", "m")))
        .isEqualTo(
            "a\n- {id: cam-009, at: 127.0.9.1, by: m}\n- {id: cam-010, at: 127.0.10.1, by: m}\nb\n");
  }

  @Test
  void repetitionsHoldOthers() {
    String text = "#each g 1..2\ngroup ${g}\n#each n 1..2\n${g}.${n}\n#end\n#end\n";
    assertThat(Repetition.writeOut("t", text).lines())
        .containsExactly("group 1", "1.1", "1.2", "group 2", "2.1", "2.2");
  }

  @Test
  void saysWhatIsWrong() {
    assertThatThrownBy(() -> Repetition.writeOut("t", "a\n#each n 1..2\nb\n"))
        .hasMessage("t, line 2: #each has no #end");
    assertThatThrownBy(() -> Repetition.writeOut("t", "#each n 1..99999\nb\n#end\n"))
        .hasMessageContaining("more than 20000 lines");
  }
}
