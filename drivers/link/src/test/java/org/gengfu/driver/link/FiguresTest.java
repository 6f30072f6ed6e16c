package org.gengfu.driver.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.gengfu.driver.RawValue;
import org.gengfu.profile.link.LinkSource.Measure;
import org.junit.jupiter.api.Test;

class FiguresTest {
  private static final long MILLI = 1_000_000;

  private static double real(Figures figures, Measure measure) {
    assertThat(figures.of(measure, true)).isInstanceOf(RawValue.Real.class);
    return figures.of(measure, true) instanceof RawValue.Real(double value) ? value : Double.NaN;
  }

  @Test
  void roundTripLossAndJitterOfAWindow() {
    Figures figures = new Figures();
    figures.answered(10 * MILLI);
    figures.answered(14 * MILLI);
    figures.lost();
    figures.answered(30 * MILLI);
    figures.answered(28 * MILLI);
    assertThat(real(figures, Measure.RTT_MEAN)).isEqualTo(20.5);
    assertThat(real(figures, Measure.RTT_MIN)).isEqualTo(10);
    assertThat(real(figures, Measure.RTT_MAX)).isEqualTo(30);
    assertThat(real(figures, Measure.LOSS)).isEqualTo(20);
    // 10 to 14 and 30 to 28; the lost one between 14 and 30 makes them no neighbours.
    assertThat(real(figures, Measure.JITTER)).isEqualTo(3);
    assertThat(figures.of(Measure.SENT, true)).isEqualTo(new RawValue.Whole(5));
    assertThat(figures.of(Measure.LOST, true)).isEqualTo(new RawValue.Whole(1));
  }

  @Test
  void withoutAnswersThereIsLossButNoRoundTrip() {
    Figures figures = new Figures();
    figures.lost();
    assertThat(real(figures, Measure.LOSS)).isEqualTo(100);
    assertThat(figures.of(Measure.RTT_MEAN, false)).isInstanceOf(RawValue.Absent.class);
    assertThat(figures.of(Measure.RTT_MIN, false)).isInstanceOf(RawValue.Absent.class);
    assertThat(figures.of(Measure.JITTER, false)).isInstanceOf(RawValue.Absent.class);
    assertThat(new Figures().of(Measure.LOSS, false)).isInstanceOf(RawValue.Absent.class);
  }
}
