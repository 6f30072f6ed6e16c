package org.gengfu.core.learned;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChanceTest {
  private static final MathContext EXACT = new MathContext(60);

  /** The same by the plain sum of the terms below, in sixty digits. */
  private static double slow(long count, double expected) {
    BigDecimal mean = BigDecimal.valueOf(expected);
    BigDecimal power = BigDecimal.ONE;
    BigDecimal all = BigDecimal.ZERO;
    BigDecimal tail = BigDecimal.ZERO;
    for (int k = 0; k < 600; k++) {
      all = all.add(power);
      if (k >= count) {
        tail = tail.add(power);
      }
      power = power.multiply(mean).divide(BigDecimal.valueOf(k + 1), EXACT);
    }
    return tail.divide(all, EXACT).doubleValue();
  }

  @Test
  void theUpperTailIsThatOfThePlainSum() {
    for (double expected : new double[] {0.001, 0.5, 3, 29.5, 80}) {
      for (long count : new long[] {1, 2, 3, 31, 32, 33, 90, 150}) {
        if (count > expected) {
          double slow = slow(count, expected);
          assertThat(Chance.atLeast(count, expected))
              .as("%d of %s", count, expected)
              .isCloseTo(slow, within(slow * 1e-9));
        }
      }
    }
    assertThat(Chance.atLeast(5, 5)).isEqualTo(1);
    assertThat(Chance.atLeast(1, 0)).isZero();
  }

  /** The worked example of Benjamini and Hochberg 1995, table 1: fifteen tests, four are found. */
  @Test
  void theFalseShareIsKeptAsInThePublishedExample() {
    List<Double> chances =
        List.of(
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
            0.5719, 0.6528, 0.7590, 1.0);
    assertThat(Chance.threshold(chances, 15, 0.05)).isEqualTo(0.0095);
    assertThat(Chance.threshold(chances, 15_000, 0.05)).isNegative();
  }
}
