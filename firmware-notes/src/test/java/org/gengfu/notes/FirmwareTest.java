package org.gengfu.notes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class FirmwareTest {
  @Test
  void numbersCompareAsNumbersAndWordsWithoutCase() {
    List<String> inOrder =
        List.of(
            "V1R1C1SPC120", "v2r1C1SPC40", "V2R1C1SPC50", "V2R1C1SPC50 b", "1.2", "1.9", "1.10");
    for (int i = 0; i + 1 < inOrder.size(); i++) {
      assertThat(new Firmware(inOrder.get(i)).compareTo(new Firmware(inOrder.get(i + 1))))
          .as(inOrder.get(i) + " before " + inOrder.get(i + 1))
          .isNegative();
    }
    assertThat(new Firmware("V5.5.82 build 190220").compareTo(new Firmware("v5-5-82-BUILD-190220")))
        .isZero();
  }

  @Test
  void aNameWithoutLettersAndDigitsIsNotKnown() {
    assertThat(new Firmware(" --- ").known()).isFalse();
  }

  @Property
  void theOrderIsTheSameFromBothSides(
      @ForAll @StringLength(max = 30) String one, @ForAll @StringLength(max = 30) String other) {
    int there = Integer.signum(new Firmware(one).compareTo(new Firmware(other)));
    int back = Integer.signum(new Firmware(other).compareTo(new Firmware(one)));
    assertThat(there).isEqualTo(-back);
  }
}
