package org.gengfu.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.core.alarm.AlarmLife.START;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gengfu.contract.Severity;
import org.gengfu.core.alarm.AlarmInput.Acknowledge;
import org.gengfu.core.alarm.AlarmInput.Exceed;
import org.gengfu.core.alarm.AlarmInput.Reset;
import org.gengfu.core.alarm.AlarmInput.Return;
import org.gengfu.core.alarm.AlarmInput.SourceBack;
import org.gengfu.core.alarm.AlarmInput.SourceLost;
import org.gengfu.core.alarm.AlarmInput.TimePassed;

/** Random lives of an alarm; jqwik prints the seed of a life that breaks a promise. */
class AlarmMachineSimulationTest {

  private static AlarmPolicy policy(Random random) {
    Duration[] delays = {Duration.ZERO, Duration.ofSeconds(3), Duration.ofSeconds(40)};
    return AlarmPolicy.EDGE
        .withDelays(delays[random.nextInt(3)], delays[random.nextInt(3)])
        .withOperator(random.nextBoolean(), Duration.ofSeconds(300L * random.nextInt(2)));
  }

  private static AlarmInput input(Random random, Instant now) {
    Instant te = now.minusSeconds(random.nextInt(5) == 0 ? random.nextInt(300) : 0);
    Severity severity = Severity.values()[random.nextInt(5)];
    boolean historical = random.nextInt(4) == 0;
    return switch (random.nextInt(23)) {
      case 0, 1, 2, 3 -> new Exceed(te, 0, severity, 1.0, 0.5, historical);
      case 4, 5, 6, 7 -> new Return(te, 0, historical);
      case 8 -> new AlarmInput.SeverityIs(te, 0, severity, historical);
      case 9, 10 -> new Acknowledge("an", "", random.nextInt(3));
      case 11 -> new Reset("an");
      case 12 -> new AlarmInput.Close("an", "");
      case 13 ->
          new AlarmInput.Shelve(
              Duration.ofSeconds(random.nextInt(40_000)),
              random.nextBoolean(),
              "r",
              "an",
              Duration.ofHours(9));
      case 14 -> new AlarmInput.Unshelve("an");
      case 15 -> new AlarmInput.Suppress("r" + random.nextInt(3), "i" + random.nextInt(2));
      case 16 -> new AlarmInput.Unsuppress("r" + random.nextInt(3), "i" + random.nextInt(2));
      case 17 ->
          new AlarmInput.OutOfServiceOn(
              "w" + random.nextInt(2), now.plusSeconds(random.nextInt(7_200)), "bo");
      case 18 -> new AlarmInput.OutOfServiceOff("w" + random.nextInt(2), "bo");
      case 19 -> new SourceLost(now);
      case 20 ->
          new SourceBack(
              now, random.nextBoolean() ? new Exceed(te, 0, severity, null, null, false) : null);
      case 21 -> new AlarmInput.Merge(account(random, te, severity));
      default ->
          random.nextBoolean()
              ? new AlarmInput.ProofOfLife(te, "d")
              : new AlarmInput.Configure(policy(random));
    };
  }

  /** What an edge might tell: evidence, and who saw the alarm there. */
  private static AlarmAccount account(Random random, Instant te, Severity severity) {
    Observation said =
        random.nextBoolean()
            ? Observation.returned(te, 0, ClearCause.DEVICE)
            : new Observation(
                te, 0, Observation.Kind.EXCEED, severity, null, null, ClearCause.DEVICE);
    Instant from = te.minusSeconds(random.nextInt(300));
    Word word =
        new Word(
            te.plusMillis(random.nextInt(1_000)),
            random.nextInt(4) == 0 ? Word.Kind.ASKED : Word.Kind.SEEN,
            Word.Side.EDGE,
            "edge-" + random.nextInt(2),
            "",
            from,
            te,
            te,
            severity);
    return new AlarmAccount(AlarmLife.KEY, List.of(said), List.of(word));
  }

  @Property(tries = 100)
  void keepsItsPromisesInEveryLife(@ForAll long seed) {
    Random random = new Random(seed);
    AlarmLife life = new AlarmLife(policy(random));
    for (int step = 0; step < 250; step++) {
      life.now = life.now.plusMillis(random.nextInt(60_000));
      AlarmState before = life.state;
      AlarmInput input = input(random, life.now);
      List<AlarmChange> changes = life.get(input);
      checkState(life);
      checkStep(before, input, changes, life.state);
    }
    AlarmState replayed = life.first;
    for (AlarmFact fact : life.journal) {
      String text = AlarmFactText.write(fact);
      AlarmFact stored = AlarmFactText.read(text);
      assertThat(stored).isEqualTo(fact);
      assertThat(AlarmFactText.of(AlarmFactText.fields(fact))).isEqualTo(fact);
      replayed = AlarmMachine.apply(replayed, stored);
    }
    assertThat(replayed).as("A7: the journal replayed").isEqualTo(life.state);
  }

  private static void checkState(AlarmLife life) {
    AlarmState state = life.state;
    Visibility visibility = state.visibility();
    if (visibility.shelf() != null) {
      assertThat(visibility.shelf().until())
          .as("A3")
          .isAfter(life.now)
          .isBeforeOrEqualTo(life.now.plus(state.policy().maxShelve()));
    }
    assertThat(visibility.outOfService())
        .as("A3")
        .allSatisfy(order -> assertThat(order.until()).isAfter(life.now));
    if (state.condition().isActive() && visibility.isShown()) {
      assertThat(state.isAnnunciated()).as("A11").isTrue();
    }
    assertThat(AlarmMachine.nextDeadline(state).filter(due -> !due.isAfter(life.now)))
        .as("nothing is overdue after time has passed")
        .isEmpty();
    List<Occurrence> occurrences = state.occurrences();
    for (int i = 0; i < occurrences.size(); i++) {
      Span span = occurrences.get(i).span();
      boolean isLast = i == occurrences.size() - 1;
      assertThat(span.isOpen()).isEqualTo(isLast && state.condition().isActive());
      if (!span.isOpen()) {
        assertThat(span.cleared()).isAfterOrEqualTo(span.raised());
      }
      if (i > 0) {
        Span earlier = occurrences.get(i - 1).span();
        assertThat(span.number()).isGreaterThan(earlier.number());
        assertThat(span.raised()).isAfterOrEqualTo(earlier.cleared());
      }
    }
    assertThat(state.timeline().observations().size())
        .isLessThanOrEqualTo(Timeline.MAX_OBSERVATIONS);
  }

  private static void checkStep(
      AlarmState before, AlarmInput input, List<AlarmChange> changes, AlarmState after) {
    assertThat(after.words()).hasSizeLessThanOrEqualTo(Words.MAX).isSorted();
    boolean acknowledged = changes.stream().anyMatch(AlarmChange.Acknowledged.class::isInstance);
    assertThat(acknowledged && !(input instanceof Acknowledge))
        .as("A4: only a person acknowledges")
        .isFalse();
    if (input instanceof Acknowledge && changes.size() == 1) {
      assertThat(after.condition())
          .as("A4: an acknowledgement clears nothing")
          .isEqualTo(before.condition());
    }
    if (input instanceof SourceLost) {
      assertThat(after.condition()).as("A5").isInstanceOf(Condition.Unknown.class);
    }
    if (input instanceof Reset && changes.size() == 1) {
      boolean ended = before.latched() && before.condition() instanceof Condition.Normal;
      assertThat(after.latched()).as("A6").isEqualTo(before.latched() && !ended);
    }
    if (changes.stream().noneMatch(AlarmChange::changesState)) {
      assertThat(after).isEqualTo(before);
    }
  }

  /** A8: whatever the order in which a device's words come, the end is the same. */
  @Property(tries = 250)
  void anyOrderOfArrivalLeadsToTheSameEnd(@ForAll long seed) {
    Random random = new Random(seed);
    AlarmPolicy policy = policy(random);
    List<AlarmInput> inputs = new ArrayList<>();
    long second = 0;
    for (int i = 0; i < 2 + random.nextInt(20); i++) {
      second += random.nextInt(90);
      Instant te = START.plusSeconds(second);
      Severity severity = Severity.values()[random.nextInt(5)];
      inputs.add(
          switch (random.nextInt(5)) {
            case 0, 1 -> new Exceed(te, i, severity, null, null, true);
            case 2, 3 -> new Return(te, i, true);
            default -> new AlarmInput.SeverityIs(te, i, severity, true);
          });
    }
    Instant end = START.plus(Duration.ofDays(2));
    List<Object> expected = null;
    for (int order = 0; order < 6; order++) {
      AlarmLife life = new AlarmLife(policy);
      List<AlarmInput> arriving = new ArrayList<>(inputs);
      if (order > 0) {
        Collections.shuffle(arriving, random);
        arriving.add(arriving.get(random.nextInt(arriving.size())));
      }
      life.now = START.plusSeconds(order == 0 ? second : second + random.nextInt(1_000));
      for (AlarmInput input : arriving) {
        life.now = life.now.plusSeconds(random.nextInt(order == 0 ? 1 : 60));
        life.get(input);
      }
      life.now = end;
      life.get(new TimePassed());
      List<Object> ending = ending(life.state);
      if (expected == null) {
        expected = ending;
      }
      assertThat(ending).as("order " + order).isEqualTo(expected);
    }
  }

  private static List<Object> ending(AlarmState state) {
    Stream<Span> spans = state.occurrences().stream().map(Occurrence::span);
    return List.of(
        state.condition(),
        state.latched(),
        state.isUnacknowledged(),
        state.display(),
        state.timeline(),
        spans.toList());
  }

  /** Doubling every message changes nothing (metamorphic). */
  @Property(tries = 100)
  void doublingEveryWordOfTheDeviceChangesNothing(@ForAll long seed) {
    Random random = new Random(seed);
    AlarmPolicy policy = policy(random);
    AlarmLife once = new AlarmLife(policy);
    AlarmLife twice = new AlarmLife(policy);
    for (int step = 0; step < 100; step++) {
      Instant now = START.plusSeconds(step * 20L);
      AlarmInput input =
          random.nextBoolean()
              ? new Exceed(now, step, Severity.MAJOR, null, null, true)
              : new Return(now, step, true);
      once.now = now;
      once.get(input);
      twice.now = now;
      twice.get(input);
      twice.get(input);
    }
    assertThat(twice.state).isEqualTo(once.state);
  }
}
