package org.gengfu.driver.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.Assertions;
import org.gengfu.driver.Bus;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.Driver;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadRequest;
import org.gengfu.profile.PollClass;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What the edge agent relies on with any driver. A driver's test extends it and gives the wire.
 *
 * <p>The device under test has whole-numbered points only; its first question of class FAST is
 * asked. Its time-out should be short, but leave a peer on a busy machine time to answer: some 800
 * ms.
 */
@Timeout(180)
public abstract class DriverContractTest {
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private Driver driver;
  private ScriptedPeer peer;
  private Bus bus;
  private DevicePlan plan;
  private ReadRequest request;

  /** A new driver. */
  protected abstract Driver driver();

  /** A new peer, ready to be spoken to. */
  protected abstract ScriptedPeer peer();

  /** Settings of the bus that leads to the peer. */
  protected abstract Driver.BusSettings settings(Driver driver, ScriptedPeer peer);

  /** A device on that bus, with at least one question of class FAST. */
  protected abstract DevicePlan plan(Driver driver, Driver.BusSettings settings);

  @BeforeEach
  void open() {
    driver = driver();
    peer = peer();
    Driver.BusSettings settings = settings(driver, peer);
    plan = plan(driver, settings);
    request = plan.requests(PollClass.FAST).getFirst();
    bus = driver.open(settings);
  }

  @AfterEach
  void closeAll() {
    bus.close();
    driver.close();
    peer.close();
  }

  /** Validating settings must not knock at a device that somebody else is using. */
  @Test
  void settingsAndPlansTouchNoWire() {
    assertThat(peer.contacts()).isZero();
  }

  /** Command steps and points on demand rely on it. */
  @Test
  void eachPlannedPointHasAQuestionThatBringsIt() {
    for (PollClass pollClass : PollClass.values()) {
      for (ReadRequest each : plan.requests(pollClass)) {
        for (String point : each.points()) {
          assertThat(plan.request(point).orElseThrow().points()).contains(point);
        }
      }
    }
    assertThat(plan.request("no such point")).isEmpty();
  }

  /** An owner always says who listens; a wire on which nobody speaks unasked is not disturbed. */
  @Test
  void listeningDoesNotDisturbQuestions() {
    BlockingQueue<ReadOutcome> heard = new LinkedBlockingQueue<>();
    bus.thread()
        .execute(
            () -> bus.listen(List.of(plan), (device, points, outcome, time) -> heard.add(outcome)));
    assertRecovers();
    assertThat(heard).isEmpty();
  }

  @Test
  void answersComeInOrderOnTheBusThread() {
    for (int value = 1; value <= 20; value++) {
      BlockingQueue<ReadOutcome> outcomes = ask();
      peer.awaitQuestion();
      peer.answer(value);
      assertValue(await(outcomes), value);
    }
  }

  /** An owner asks the next question from within the answer to the last. */
  @Test
  void askingFromWithinAnAnswerWorks() {
    List<ReadOutcome> seen = new ArrayList<>();
    BlockingQueue<ReadOutcome> last = new LinkedBlockingQueue<>();
    bus.thread()
        .execute(() ->
            bus.read(
                plan,
                request,
                first -> {
                  seen.add(first);
                  bus.read(plan, request, last::add);
                }));
    peer.awaitQuestion();
    peer.answer(1);
    peer.awaitQuestion();
    peer.answer(2);
    assertValue(await(last), 2);
    assertValue(seen.getFirst(), 1);
  }

  @Test
  void silenceIsNoAnswer() {
    BlockingQueue<ReadOutcome> outcomes = ask();
    peer.awaitQuestion();
    assertThat(await(outcomes)).isInstanceOf(ReadOutcome.NoAnswer.class);
  }

  /** The answer of yesterday must not become the value of today. */
  @Test
  void aLateAnswerThatComesBeforeTheNextQuestionIsDropped() {
    BlockingQueue<ReadOutcome> first = ask();
    peer.awaitQuestion();
    assertThat(await(first)).isInstanceOf(ReadOutcome.NoAnswer.class);
    peer.answer(111);
    BlockingQueue<ReadOutcome> second = ask();
    peer.awaitQuestion();
    peer.answer(222);
    assertValue(await(second), 222);
  }

  /**
   * For protocols whose answers name their question; a test of such a driver calls it. Where they
   * do not, only the rest before the next question protects.
   */
  protected final void lateAnswerAfterTheNextQuestionIsDropped() {
    BlockingQueue<ReadOutcome> first = ask();
    peer.awaitQuestion();
    assertThat(await(first)).isInstanceOf(ReadOutcome.NoAnswer.class);
    BlockingQueue<ReadOutcome> second = ask();
    peer.awaitQuestion();
    peer.answerPrevious(111);
    peer.answer(222);
    assertValue(await(second), 222);
  }

  /** Leaving a device alone is the owner's work: the driver asks what it is told to ask. */
  @Test
  void aSilentDeviceIsAskedEachTimeTheOwnerAsks() {
    for (int i = 0; i < 4; i++) {
      BlockingQueue<ReadOutcome> outcomes = ask();
      peer.awaitQuestion();
      assertThat(await(outcomes)).isInstanceOf(ReadOutcome.NoAnswer.class);
    }
    BlockingQueue<ReadOutcome> outcomes = ask();
    peer.awaitQuestion();
    peer.answer(5);
    assertValue(await(outcomes), 5);
  }

  @Test
  void anErrorOfTheDeviceIsToldApartFromSilence() {
    BlockingQueue<ReadOutcome> outcomes = ask();
    peer.awaitQuestion();
    peer.refuse();
    assertThat(await(outcomes)).isInstanceOf(ReadOutcome.DeviceError.class);
  }

  @Test
  void garbageIsNeverAValueAndTheBusRecovers() {
    BlockingQueue<ReadOutcome> outcomes = ask();
    peer.awaitQuestion();
    peer.garbage();
    assertThat(await(outcomes)).isInstanceOf(ReadOutcome.Malformed.class);
    assertRecovers();
  }

  /** Another device's value under this one's name is worse than none. */
  @Test
  void aStrangersAnswerCostsItsOwnReadingAtMost() {
    BlockingQueue<ReadOutcome> outcomes = ask();
    peer.awaitQuestion();
    Assumptions.assumeTrue(peer.strangersAnswer(999), "this wire carries no stranger's answer");
    assertNoValue(await(outcomes));
    assertRecovers();
  }

  @Test
  void halfAnAnswerCostsItsOwnReadingAndNothingElse() {
    BlockingQueue<ReadOutcome> outcomes = ask();
    peer.awaitQuestion();
    Assumptions.assumeTrue(peer.halfAnswer(999), "an answer on this wire comes whole or never");
    assertNoValue(await(outcomes));
    assertRecovers();
  }

  @Test
  void anAnswerWithoutAnEndCostsItsOwnReadingAndNothingElse() {
    BlockingQueue<ReadOutcome> outcomes = ask();
    peer.awaitQuestion();
    Assumptions.assumeTrue(peer.endless(), "an answer on this wire always has an end");
    assertNoValue(await(outcomes));
    assertRecovers();
  }

  @Test
  void aPeerThatHangsUpCostsOneQuestionAtMost() {
    BlockingQueue<ReadOutcome> outcomes = ask();
    peer.awaitQuestion();
    peer.answer(1);
    assertValue(await(outcomes), 1);
    outcomes = ask();
    peer.awaitQuestion();
    peer.hangUp();
    assertThat(await(outcomes)).isInstanceOf(ReadOutcome.NoAnswer.class);
    assertRecovers();
  }

  @Test
  void closingEndsTheQuestionUnderWayAsNoAnswerOnce() {
    AtomicInteger outcomesHeard = new AtomicInteger();
    BlockingQueue<ReadOutcome> outcomes = new LinkedBlockingQueue<>();
    bus.thread()
        .execute(() ->
            bus.read(
                plan,
                request,
                outcome -> {
                  outcomesHeard.incrementAndGet();
                  outcomes.add(outcome);
                }));
    peer.awaitQuestion();
    bus.close();
    assertThat(await(outcomes)).isInstanceOf(ReadOutcome.NoAnswer.class);
    bus.close();
    peer.answer(1);
    assertThat(outcomesHeard).hasValue(1);
    assertThat(outcomes).isEmpty();
  }

  @Test
  void askingTwiceAtOnceOrFromAnotherThreadIsAMistake() {
    BlockingQueue<String> mistakes = new LinkedBlockingQueue<>();
    bus.thread()
        .execute(() -> {
          bus.read(plan, request, outcome -> {});
          try {
            bus.read(plan, request, outcome -> {});
          } catch (IllegalStateException e) {
            mistakes.add("twice");
          }
        });
    assertThat(await(mistakes)).isEqualTo("twice");
    Assertions.assertThatThrownBy(() -> bus.read(plan, request, outcome -> {}))
        .isInstanceOf(IllegalStateException.class);
  }

  /** An owner's mistake in one callback must not end the polling of everything else. */
  @Test
  void aCallbackThatThrowsDoesNotEndTheBus() {
    BlockingQueue<ReadOutcome> outcomes = new LinkedBlockingQueue<>();
    bus.thread()
        .execute(() ->
            bus.read(
                plan,
                request,
                outcome -> {
                  outcomes.add(outcome);
                  throw new IllegalStateException("a mistake, on purpose");
                }));
    peer.awaitQuestion();
    peer.answer(1);
    assertValue(await(outcomes), 1);
    assertRecovers();
  }

  @Test
  void tasksRunInOrderAndNeverEarly() {
    BlockingQueue<String> ran = new LinkedBlockingQueue<>();
    long start = System.nanoTime();
    bus.thread().schedule(Duration.ofMillis(120), () -> ran.add("later"));
    bus.thread().execute(() -> ran.add("first"));
    bus.thread().execute(() -> ran.add("second"));
    assertThat(await(ran)).isEqualTo("first");
    assertThat(await(ran)).isEqualTo("second");
    assertThat(await(ran)).isEqualTo("later");
    assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(120_000_000L);
  }

  private static void assertNoValue(ReadOutcome outcome) {
    assertThat(outcome).isInstanceOfAny(ReadOutcome.Malformed.class, ReadOutcome.NoAnswer.class);
  }

  private void assertRecovers() {
    BlockingQueue<ReadOutcome> outcomes = ask();
    peer.awaitQuestion();
    peer.answer(7);
    assertValue(await(outcomes), 7);
  }

  private BlockingQueue<ReadOutcome> ask() {
    BlockingQueue<ReadOutcome> outcomes = new LinkedBlockingQueue<>();
    bus.thread()
        .execute(() ->
            bus.read(
                plan,
                request,
                outcome -> {
                  assertThat(bus.thread().isCurrent()).isTrue();
                  outcomes.add(outcome);
                }));
    return outcomes;
  }

  private void assertValue(ReadOutcome outcome, int value) {
    assertThat(outcome).isInstanceOf(ReadOutcome.Values.class);
    List<RawValue> values = ((ReadOutcome.Values) outcome).values();
    assertThat(values).hasSameSizeAs(request.points());
    assertThat(values).containsOnly(new RawValue.Whole(value));
  }

  private static <T> T await(BlockingQueue<T> queue) {
    try {
      T item = queue.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      assertThat(item).as("an outcome within " + PATIENCE).isNotNull();
      return item;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
