package org.gengfu.core.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.load.Activation.Priority;
import org.gengfu.core.load.LoadFigures.Verdict;
import org.junit.jupiter.api.Test;

/** The limits of ISA-18.2, one activation below and above each. */
class LoadVerdictsTest {
  private static final long HOUR = 3_600_000;
  private static final TimeRange SHIFT = new TimeRange(0, 10 * HOUR);

  private static Map<String, Verdict> verdicts(List<Activation> all) {
    return LoadVerdicts.of(LoadCount.of(all, SHIFT));
  }

  private static List<Activation> spread(int count, int sources, Priority priority) {
    List<Activation> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long at = SHIFT.millis() / count * i;
      all.add(new Activation("s" + i % sources, "t", priority, at, at + 120_000));
    }
    return all;
  }

  @Test
  void oneInTenMinutesIsGoodTwoAreTheLimitMoreIsOver() {
    assertThat(verdicts(spread(60, 60, Priority.LOW)))
        .containsEntry("perTenMinutes", Verdict.ACCEPTABLE);
    assertThat(verdicts(spread(61, 61, Priority.LOW)))
        .containsEntry("perTenMinutes", Verdict.AT_LIMIT);
    assertThat(verdicts(spread(120, 120, Priority.LOW)))
        .containsEntry("perTenMinutes", Verdict.AT_LIMIT);
    assertThat(verdicts(spread(121, 121, Priority.LOW)))
        .containsEntry("perTenMinutes", Verdict.OVER);
  }

  @Test
  void elevenAtOnceAreAFloodACrowdAndAPeak() {
    List<Activation> burst = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      burst.add(new Activation("s" + i, "t", Priority.LOW, 60_000L + i, 5 * HOUR));
    }
    assertThat(verdicts(burst))
        .containsEntry("mostInTenMinutes", Verdict.OVER)
        .containsEntry("crowded", Verdict.OVER)
        .containsEntry("floodShare", Verdict.AT_LIMIT);
    assertThat(verdicts(burst.subList(0, 10)))
        .containsEntry("mostInTenMinutes", Verdict.ACCEPTABLE)
        .containsEntry("crowded", Verdict.ACCEPTABLE)
        .containsEntry("floodShare", Verdict.ACCEPTABLE);
  }

  @Test
  void sharesAreJudgedOnlyWhenThereAreEnough() {
    assertThat(verdicts(spread(99, 99, Priority.HIGHEST)))
        .doesNotContainKeys("byPriority", "topSources");
    assertThat(verdicts(spread(100, 100, Priority.HIGHEST)))
        .containsEntry("byPriority", Verdict.OVER);
    assertThat(verdicts(spread(200, 200, Priority.LOW)))
        .containsEntry("byPriority", Verdict.ACCEPTABLE)
        .containsEntry("topSources", Verdict.ACCEPTABLE);
    assertThat(verdicts(spread(200, 20, Priority.LOW))).containsEntry("topSources", Verdict.OVER);
  }

  @Test
  void chatterIsNeverGood() {
    List<Activation> cycles = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      cycles.add(new Activation("s", "t", Priority.LOW, i * 15_000L, i * 15_000L + 5_000));
    }
    assertThat(verdicts(cycles)).containsEntry("chattering", Verdict.OVER);
    assertThat(verdicts(cycles.subList(0, 1)))
        .containsEntry("chattering", Verdict.ACCEPTABLE)
        .containsEntry("fleeting", Verdict.AT_LIMIT);
  }
}
