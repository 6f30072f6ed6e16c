package org.gengfu.core.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TallyTest {
  // Half up, once, at the end: 0.00005 % decides at four places.
  @Test
  void aShareIsRoundedHalfUpWhenItIsShown() {
    assertThat(new Ratio(1, 2_000_000).percent(4)).isEqualByComparingTo("0.0001");
    assertThat(new Ratio(9_999_994, 20_000_000).percent(4)).isEqualByComparingTo("50.0000");
    assertThat(new Ratio(1, 3).percent(2)).isEqualByComparingTo("33.33");
  }

  @Test
  void sharesAreComparedByValueWithoutOverflow() {
    assertThat(new Ratio(1, 2)).isEqualByComparingTo(new Ratio(2, 4));
    assertThat(new Ratio(Long.MAX_VALUE - 1, Long.MAX_VALUE)).isLessThan(Ratio.ONE);
    assertThat(new Ratio(999, 1_000)).isGreaterThan(new Ratio(998, 999));
  }

  @Test
  void sumsFailRatherThanOverflow() {
    Tally large = new Tally(0, 0, 0, 0, Long.MAX_VALUE);
    assertThatThrownBy(() -> large.plus(new Tally(0, 0, 0, 0, 1)))
        .isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> large.times(2)).isInstanceOf(ArithmeticException.class);
    assertThatThrownBy(() -> new Tally(0, 0, 0, -1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aPartyCannotHaveMoreDowntimeThanThereIs() {
    Tally tally = new Tally(0, 0, 0, 10, 90);
    assertThat(tally.attributed(4).orElseThrow()).isEqualTo(new Ratio(96, 100));
    assertThatThrownBy(() -> tally.attributed(11)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void unknownTimeAloneIsNoRate() {
    assertThat(new Tally(0, 0, 100, 0, 0).published(new Ratio(0, 1)))
        .isEqualTo(
            new PublishedRate.InsufficientData(
                new Ratio(0, 100), new Ratio(100, 100), new Ratio(0, 100)));
  }
}
