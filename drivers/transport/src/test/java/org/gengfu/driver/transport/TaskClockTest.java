package org.gengfu.driver.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class TaskClockTest {
  private final TaskClock clock = new TaskClock(50);
  private final List<String> ran = new ArrayList<>();

  @Test
  void tasksThatAreDueOnTheSameTickRunInTheirOrder() {
    clock.add(60, () -> ran.add("c"));
    clock.add(51, () -> ran.add("b"));
    clock.add(() -> ran.add("a"));
    run(99);
    assertThat(ran).containsExactly("a");
    run(100);
    assertThat(ran).containsExactly("a", "b", "c");
  }

  @Test
  void aTaskThatAddsATaskDoesNotKeepTheThread() {
    clock.add(() -> clock.add(() -> ran.add("next turn")));
    run(0);
    assertThat(ran).isEmpty();
    assertThat(clock.waitNanos(0, TaskClock.NEVER)).isZero();
    run(0);
    assertThat(ran).containsExactly("next turn");
  }

  @Test
  void theThreadSleepsUntilTheFirstTickWithWork() {
    assertThat(clock.waitNanos(7, TaskClock.NEVER)).isEqualTo(TaskClock.NEVER);
    clock.add(120, () -> {});
    assertThat(clock.waitNanos(7, TaskClock.NEVER)).isEqualTo(143);
    assertThat(clock.waitNanos(7, 20)).isEqualTo(43);
    assertThat(clock.waitNanos(200, 20)).isZero();
  }

  /** System.nanoTime may be negative. */
  @Property
  void aTaskIsNeverEarlyAndAtMostOneTickLate(
      @ForAll @LongRange(min = -1000, max = 1000) long at,
      @ForAll @LongRange(min = -1000, max = 1000) long now) {
    boolean reached = clock.gridReached(at, now);
    if (now < at) {
      assertThat(reached).isFalse();
    }
    if (now >= at + 50) {
      assertThat(reached).isTrue();
    }
  }

  @Test
  void tooManyTasksAreRefused() {
    for (int i = 0; i < TaskClock.MAX_TASKS; i++) {
      clock.add(() -> {});
    }
    assertThatThrownBy(() -> clock.add(() -> {})).isInstanceOf(RejectedExecutionException.class);
    assertThatThrownBy(() -> clock.add(0, () -> {})).isInstanceOf(RejectedExecutionException.class);
  }

  private void run(long now) {
    clock.run(now, Runnable::run);
  }
}
