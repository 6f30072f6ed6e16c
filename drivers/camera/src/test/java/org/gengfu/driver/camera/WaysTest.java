package org.gengfu.driver.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What proves a way. */
class WaysTest {
  private static final List<String> EAST = List.of("east");
  private static final long SECOND = 1_000_000_000;

  private final List<String> gone = new ArrayList<>();
  private int probes;
  private boolean answers;
  private final Ways ways =
      new Ways(
          Map.of("east", new GroupSettings("east", 4, new GroupSettings.Probe("h", 80), "")),
          (target, taken) -> {
            probes++;
            taken.accept(answers);
          });

  private String asked(long failedNanos) {
    gone.clear();
    ways.ask(EAST, failedNanos, gone::add);
    return gone.getFirst();
  }

  /** The way died between the neighbour's visit and this one's failure. */
  @Test
  void aNeighbourReachedBeforeTheFailureProvesNothing() {
    ways.reached(EAST, 10 * SECOND);
    assertThat(asked(11 * SECOND)).isEqualTo("east");
    ways.reached(EAST, 12 * SECOND);
    assertThat(asked(11 * SECOND)).isNull();
  }

  @Test
  void aProbeThatAnsweredIsAskedAtTheNextFailureAgain() {
    answers = true;
    assertThat(asked(SECOND)).isNull();
    answers = false;
    assertThat(asked(2 * SECOND)).isEqualTo("east");
    assertThat(asked(3 * SECOND)).as("a probe that does not answer is believed").isEqualTo("east");
    assertThat(probes).isEqualTo(2);
  }
}
