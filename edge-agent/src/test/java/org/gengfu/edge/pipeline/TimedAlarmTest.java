package org.gengfu.edge.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gengfu.contract.PointValue;
import org.gengfu.profile.AlarmExtra;
import org.gengfu.profile.Operand;
import org.gengfu.profile.Window;
import org.junit.jupiter.api.Test;

/** Windows of time, no data, explanations, latches, telling again. */
class TimedAlarmTest {
  private static Rig window(Window.Of of, String when) {
    return Made.rig(Made.alarm("a", when, Made.window(of, 10, null)));
  }

  @Test
  void anAverageIsUnknownUntilTheWindowIsFull() {
    Rig rig = window(Window.Of.AVERAGE, "window > 10").whole(0, 50).whole(5, 50).whole(9, 50);
    assertThat(rig.transitions()).isEmpty();
    assertThat(rig.pipeline.nextDeadline()).contains(Rig.at(10));
    assertThat(rig.tick(10).transitions()).containsExactly("+a@10.0");
    assertThat(rig.alarms.getFirst().observed()).isEqualTo(50);
  }

  /** One outlier among many does not raise what is judged by its average. */
  @Test
  void anAverageFollowsTheSamplesOfItsTimeOnly() {
    Rig rig = window(Window.Of.AVERAGE, "window > 10");
    for (int second = 0; second <= 21; second++) {
      rig.whole(second, second == 12 ? 60 : 5);
    }
    rig.whole(22, 5);
    assertThat(rig.transitions()).containsExactly("+a@12.0", "-a@22.0");
  }

  @Test
  void leastAndGreatestAndChange() {
    Rig least = window(Window.Of.MINIMUM, "window > 4");
    Rig greatest = window(Window.Of.MAXIMUM, "window > 8");
    Rig change = window(Window.Of.CHANGE, "window > 4");
    for (Rig rig : List.of(least, greatest, change)) {
      rig.whole(0, 5).whole(4, 9).whole(9, 7).tick(10);
    }
    assertThat(least.transitions()).containsExactly("+a@10.0");
    assertThat(greatest.transitions()).containsExactly("+a@10.0");
    assertThat(change.transitions()).isEmpty();
  }

  @Test
  void onlyTheSamplesThatAreMeantCount() {
    Rig rig = Made.rig(Made.alarm("a", "window >= 2", Made.window(Window.Of.COUNT, 10, "x > 5")));
    rig.whole(0, 9).whole(3, 1).whole(9, 9).tick(10);
    assertThat(rig.transitions()).isEmpty();
    assertThat(rig.whole(11, 9).transitions()).containsExactly("+a@11.0");
    assertThat(rig.tick(19).tick(21).transitions()).containsExactly("+a@11.0", "-a@19.0");
  }

  /** A point that never said anything is silent from the start. */
  @Test
  void noDataIsAnAlarmOfItsOwnAlsoWhenNothingEverCame() {
    Rig rig = window(Window.Of.COUNT, "window == 0").tick(0);
    assertThat(rig.tick(9.9).transitions()).isEmpty();
    assertThat(rig.tick(10).transitions()).containsExactly("+a@10.0");
    assertThat(rig.whole(12, 1).transitions()).containsExactly("+a@10.0", "-a@12.0");
    assertThat(rig.pipeline.nextDeadline()).contains(Rig.at(22));
    assertThat(rig.tick(22).transitions()).endsWith("+a@22.0");
  }

  /** More samples than are kept: what is told of them stays right. */
  @Test
  void aWindowHoldsABoundedNumberOfSamplesAndCountsThemAll() {
    int most = 3 * Window.MAX_SAMPLES;
    SampleRing ring = new SampleRing(new Window("x", Duration.ofHours(2), Window.Of.COUNT, null));
    ring.watch(Rig.at(0));
    for (int i = 0; i < most; i++) {
      ring.add(new PointValue.Whole(i), Rig.at(i / 10.0));
    }
    assertThat(ring.value(Rig.at(7_200))).isEqualTo(new Operand.Number(most));
    assertThat(ring.kept()).isLessThanOrEqualTo(Window.MAX_SAMPLES);
  }

  @Test
  void whatLatchesStaysUntilAPersonResetsItAndItsCauseIsGone() {
    AlarmExtra latch = Made.extra(Map.of(), List.of(), true, null);
    Rig rig = Made.rig(Made.alarm("a", "x > 5", latch)).whole(1, 9);
    rig.keep(rig.pipeline.reset("a", Rig.at(2)));
    rig.whole(3, 1).tick(60);
    assertThat(rig.transitions()).containsExactly("+a@1.0");
    rig.keep(rig.pipeline.reset("a", Rig.at(61)));
    assertThat(rig.transitions()).containsExactly("+a@1.0", "-a@3.0");
  }

  @Test
  void whatIsExplainedByAnotherAlarmIsNotRaisedWhileThatStands() {
    AlarmExtra explained = Made.extra(Map.of(), List.of("cause"), false, null);
    Rig rig =
        Made.rig(
            Made.alarm("effect", "x > 5", explained),
            Made.alarm("cause", "x > 8", AlarmExtra.NONE));
    assertThat(rig.whole(1, 9).transitions()).containsExactly("+cause@1.0");
    assertThat(rig.whole(2, 7).transitions())
        .containsExactly("+cause@1.0", "-cause@2.0", "+effect@2.0");
    assertThat(rig.whole(3, 9).whole(4, 1).transitions())
        .endsWith("+cause@3.0", "-cause@4.0", "-effect@4.0");
  }

  @Test
  void whatStandsIsToldAgain() {
    AlarmExtra again = Made.extra(Map.of(), List.of(), false, Duration.ofSeconds(30));
    Rig rig = Made.rig(Made.alarm("a", "x > 5", again)).whole(0, 9);
    assertThat(rig.pipeline.nextDeadline()).contains(Rig.at(30));
    assertThat(rig.tick(30).tick(45).tick(60).transitions())
        .containsExactly("+a@0.0", "+a@0.0", "+a@0.0");
    assertThat(rig.whole(61, 1).tick(120).transitions()).endsWith("-a@61.0");
  }
}
