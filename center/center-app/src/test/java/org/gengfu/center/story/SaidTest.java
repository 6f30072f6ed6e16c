package org.gengfu.center.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Texts in both languages. */
class SaidTest {
  @Test
  void aChoiceHoldsBothLanguagesInOne() {
    assertThat(Said.choice("自然老化 wear")).isEqualTo(new Said("自然老化", "wear"));
    assertThat(Said.choice("需处理 needs work")).isEqualTo(new Said("需处理", "needs work"));
    assertThat(Said.choice("UPS故障 UPS failed")).isEqualTo(new Said("UPS故障", "UPS failed"));
    for (String one : new String[] {"良好", "good", "not good", "更换 探头", "", "UPS 故障"}) {
      assertThat(Said.choice(one)).isEqualTo(Said.same(one));
    }
  }
}
