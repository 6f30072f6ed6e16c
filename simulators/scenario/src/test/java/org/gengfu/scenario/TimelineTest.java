package org.gengfu.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {
  private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
  private static final Step KILL =
      new Step(Duration.ofSeconds(10), new Action.Kill("center"), "killed");
  private static final Step BACK = new Step(Duration.ofSeconds(20), new Action.Start("center"), "");
  private final Timeline timeline = new Timeline(START, List.of(KILL, BACK));

  @Test
  void givesEachStepWhenItsTimeHasCome() {
    assertThat(timeline.due(START)).isEmpty();
    assertThat(timeline.untilNext(START.plusSeconds(3))).contains(Duration.ofSeconds(7));
    assertThat(timeline.due(START.plusSeconds(25))).contains(KILL);
    assertThat(timeline.due(START.plusSeconds(25))).contains(BACK);
    assertThat(timeline.due(START.plusSeconds(25))).isEmpty();
    assertThat(timeline.untilNext(START.plusSeconds(25))).isEmpty();
  }

  @Test
  void remembersWhenALabelledStepReallyHappened() {
    timeline.happened(KILL, START.plusSeconds(11), START.plusSeconds(12));
    timeline.happened(BACK, START.plusSeconds(21), START.plusSeconds(22));
    assertThat(timeline.labels())
        .hasSize(2)
        .containsEntry("killed", START.plusSeconds(12))
        .containsEntry(Timeline.begun("killed"), START.plusSeconds(11));
  }

  @Test
  void whatStoodStillDoesNotPushTheNextStepsTogether() {
    assertThat(timeline.due(START.plusSeconds(10))).contains(KILL);
    timeline.standStill(Duration.ofSeconds(30));
    assertThat(timeline.due(START.plusSeconds(49))).isEmpty();
    assertThat(timeline.due(START.plusSeconds(50))).contains(BACK);
    assertThat(timeline.end(Duration.ofSeconds(60))).isEqualTo(START.plusSeconds(90));
  }

  @Test
  void theCommandLineIsCheckedAndExplained() {
    Arguments asked = Arguments.parse(new String[] {"--for", "2m", "--port", "8080", "--keep"});
    assertThat(asked.length()).isEqualTo(Duration.ofMinutes(2));
    assertThat(asked.port()).isEqualTo(8080);
    assertThat(asked.keeping()).isTrue();
    assertThat(Arguments.parse(new String[0]).length()).isNull();
    assertThatThrownBy(() -> Arguments.parse(new String[] {"--for", "soon"}))
        .hasMessageContaining("120s");
    assertThatThrownBy(() -> Arguments.parse(new String[] {"--for"})).hasMessageContaining("needs");
    assertThatThrownBy(() -> Arguments.parse(new String[] {"--port", "99999"}))
        .hasMessageContaining("65535");
    assertThatThrownBy(() -> Arguments.parse(new String[] {"--fro", "1s"}))
        .hasMessageContaining("--fro");
  }
}
