package org.gengfu.driver.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.profile.host.HostSource;
import org.gengfu.profile.host.HostSource.Measure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A look that hangs, fails or is cut short costs itself and nothing else. */
@Timeout(60)
class HostBusTest {
  private static final HostPlan PLAN = new HostPlan(Map.of());
  private static final HostPlan.Look DISK = look("disk", Measure.DISK_USED, "/remote");
  private static final HostPlan.Look NAME = look("name", Measure.HOST_NAME, "");

  private final CountDownLatch release = new CountDownLatch(1);
  private final AtomicInteger looks = new AtomicInteger();
  private HostBus bus = new HostBus(this::see, Duration.ofMillis(200));

  private static HostPlan.Look look(String point, Measure measure, String of) {
    return new HostPlan.Look(
        List.of(point), List.of(new HostSource(measure, of)), Duration.ofMillis(1));
  }

  /** The disk hangs as one on another machine does that is gone. */
  private RawValue see(HostSource source, Duration timeout) {
    if (source.measure() != Measure.DISK_USED) {
      return new RawValue.Text("here");
    }
    looks.incrementAndGet();
    try {
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new RawValue.Real(50);
  }

  @AfterEach
  void close() {
    release.countDown();
    bus.close();
  }

  private BlockingQueue<ReadOutcome> ask(HostPlan.Look look) {
    BlockingQueue<ReadOutcome> outcomes = new LinkedBlockingQueue<>();
    bus.thread().execute(() -> bus.read(PLAN, look, outcomes::add));
    return outcomes;
  }

  private static ReadOutcome await(BlockingQueue<ReadOutcome> outcomes) {
    try {
      ReadOutcome outcome = outcomes.poll(30, TimeUnit.SECONDS);
      assertThat(outcome).as("an outcome").isNotNull();
      return outcome;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Test
  void aLookThatHangsCostsItsOwnValuesAndIsNotBegunTwice() {
    assertThat(await(ask(DISK)).toString()).contains("nothing came back");
    assertThat(await(ask(DISK)).toString()).contains("earlier look");
    assertThat(await(ask(NAME)).toString()).contains("here");
    assertThat(looks).hasValue(1);
    release.countDown();
    while (!await(ask(DISK)).toString().contains("50.0")) {
      assertThat(looks).hasValueLessThan(3);
    }
  }

  @Test
  void aLookThatBreaksIsAbsent() {
    HostBus broken =
        new HostBus(
            (source, timeout) -> {
              throw new StackOverflowError("on purpose");
            },
            Duration.ofSeconds(30));
    bus = broken;
    assertThat(await(ask(NAME)).toString()).contains("the look failed");
  }

  /** An owner waits for exactly one outcome of each question. */
  @Test
  void closingEndsTheLookUnderWay() {
    HostBus slow = new HostBus(this::see, Duration.ofSeconds(30));
    bus = slow;
    BlockingQueue<ReadOutcome> outcomes = ask(DISK);
    slow.close();
    assertThat(await(outcomes)).isInstanceOf(ReadOutcome.NoAnswer.class);
  }
}
