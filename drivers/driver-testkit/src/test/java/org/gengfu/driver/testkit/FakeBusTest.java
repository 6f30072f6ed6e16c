package org.gengfu.driver.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadRequest;
import org.gengfu.profile.PollClass;
import org.junit.jupiter.api.Test;

class FakeBusTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final FakeDriver driver = new FakeDriver(START);
  private final FakeBus bus = (FakeBus) driver.open(new FakeDriver.FakeSettings("line"));
  private final FakeDriver.FakePlan plan = FakeDriver.FakePlan.of("a", PollClass.FAST, "x");
  private final ReadRequest request = plan.requests(PollClass.FAST).getFirst();
  private final List<ReadOutcome> outcomes = new ArrayList<>();

  @Test
  void anAnswerComesAfterItsTimeAndNotBefore() {
    bus.values("a", new RawValue.Whole(4));
    ask();
    driver.thread().advance(Duration.ofMillis(9));
    assertThat(outcomes).isEmpty();
    driver.thread().advance(Duration.ofMillis(1));
    assertThat(outcomes).containsExactly(new ReadOutcome.Values(List.of(new RawValue.Whole(4))));
    assertThat(bus.asked()).containsExactly(new FakeBus.Asked("a", request, START));
  }

  @Test
  void closingEndsTheQuestionUnderWayOnce() {
    ask();
    driver.thread().runDue();
    bus.close();
    driver.thread().advance(Duration.ofSeconds(1));
    assertThat(outcomes)
        .containsExactly(new ReadOutcome.NoAnswer(Duration.ZERO, "the bus was closed"));
  }

  @Test
  void aSecondQuestionAtOnceIsRefused() {
    ask();
    ask();
    assertThatThrownBy(() -> driver.thread().runDue()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void tasksRunByTheirInstantThenInTheOrderGiven() {
    List<String> ran = new ArrayList<>();
    ManualBusThread thread = driver.thread();
    thread.schedule(Duration.ofMillis(2), () -> ran.add("late"));
    thread.schedule(Duration.ofMillis(1), () -> ran.add("first"));
    thread.schedule(Duration.ofMillis(1), () -> ran.add("second"));
    thread.advance(Duration.ofMillis(2));
    assertThat(ran).containsExactly("first", "second", "late");
    assertThat(thread.now()).isEqualTo(START.plusMillis(2));
  }

  @Test
  void whatADeviceSaysUnaskedIsHeardOnTheThread() {
    List<String> heard = new ArrayList<>();
    FakeDriver.FakePlan caller = FakeDriver.FakePlan.speaking("b", Duration.ofMinutes(1));
    driver
        .thread()
        .execute(() ->
            bus.listen(
                List.of(plan, caller),
                (device, points, outcome, time) -> {
                  assertThat(driver.thread().isCurrent()).isTrue();
                  heard.add(((FakeDriver.FakePlan) device).device() + points + outcome + time);
                }));
    ReadOutcome said = new ReadOutcome.Values(List.of(new RawValue.Absent("---")));
    bus.say("b", List.of("y"), said, START);
    driver.thread().runDue();
    assertThat(heard).containsExactly("b[y]" + said + START);
    assertThat(caller.silence()).contains(Duration.ofMinutes(1));
    assertThat(caller.request("y")).isEmpty();
  }

  private void ask() {
    driver.thread().execute(() -> bus.read(plan, request, outcomes::add));
  }
}
