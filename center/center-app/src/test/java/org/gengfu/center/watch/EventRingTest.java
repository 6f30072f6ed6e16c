package org.gengfu.center.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.gengfu.contract.Quality;
import org.gengfu.contract.Reading;
import org.junit.jupiter.api.Test;

/** The ring is bounded by events and by readings, and says how far back it reaches. */
class EventRingTest {
  private static final Reading READING =
      new Reading("d", "p", null, "", Quality.STALE, Instant.EPOCH);
  private static final LiveEvent EDGE =
      new LiveEvent.EdgeChanged(new EdgeLink("e", true, Instant.EPOCH, null));

  private final EventRing ring = new EventRing();

  @Test
  void eventsAreNumberedWithoutHoles() {
    ring.publish(List.of(EDGE, EDGE, EDGE));
    assertThat(ring.behind(1, 10)).extracting(EventRing.Numbered::number).containsExactly(2L, 3L);
    assertThat(ring.behind(0, 2)).extracting(EventRing.Numbered::number).containsExactly(1L, 2L);
    assertThat(ring.behind(3, 10)).isEmpty();
    assertThat(ring.reaches(0)).isTrue();
    assertThat(ring.reaches(4)).as("of another life").isFalse();
  }

  @Test
  void theOldestEventsGoFirst() {
    ring.publish(Collections.nCopies(EventRing.MAX_EVENTS + 10, EDGE));
    assertThat(ring.reaches(10)).isTrue();
    assertThat(ring.reaches(9)).isFalse();
    assertThat(ring.behind(10, 1).getFirst().number()).isEqualTo(11);
  }

  @Test
  void readingsAreBoundedToo() {
    LiveEvent many =
        new LiveEvent.Readings("e", Collections.nCopies(LiveEvent.Readings.MAX_READINGS, READING));
    int fit = EventRing.MAX_READINGS / LiveEvent.Readings.MAX_READINGS;
    ring.publish(Collections.nCopies(fit, many));
    assertThat(ring.reaches(0)).isTrue();
    ring.publish(List.of(many));
    assertThat(ring.reaches(0)).isFalse();
    assertThat(ring.reaches(1)).isTrue();
  }

  @Test
  void listenersAreToldAfterEachPublication() {
    int[] told = {0};
    Runnable listener = () -> told[0]++;
    ring.listen(listener);
    ring.publish(List.of(EDGE));
    ring.publish(List.of());
    ring.unlisten(listener);
    ring.publish(List.of(EDGE));
    assertThat(told[0]).isEqualTo(1);
  }
}
