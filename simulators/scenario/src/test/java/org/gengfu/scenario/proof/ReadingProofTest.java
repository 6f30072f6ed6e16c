package org.gengfu.scenario.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gengfu.scenario.proof.ReadingProof.Finding;
import org.gengfu.scenario.proof.ReadingProof.Kind;
import org.gengfu.scenario.proof.ReadingProof.Outcome;
import org.junit.jupiter.api.Test;

class ReadingProofTest {
  private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");
  private static final Duration TOLERANCE = Duration.ofMillis(400);

  @Test
  void aPerfectStoreHasNoFindings() {
    List<Served> served = counter(0, 1, 2, 3);
    Outcome outcome = compare(served, storedOf(served));
    assertThat(outcome).isEqualTo(new Outcome(4, 4, List.of()));
  }

  @Test
  void findsAMissingReading() {
    List<Served> served = counter(0, 1, 2, 3);
    List<Stored> stored = storedOf(served);
    stored.remove(2);
    assertThat(compare(served, stored).findings())
        .containsExactly(new Finding(Kind.MISSING, 2, at(2)));
  }

  @Test
  void findsAMissingLastReadingUpToTheCutoffOnly() {
    List<Served> served = counter(0, 1, 2, 3);
    List<Stored> stored = storedOf(served).subList(0, 2);
    Outcome outcome = ReadingProof.compare(served, stored, 0, at(2), TOLERANCE);
    assertThat(outcome.findings()).containsExactly(new Finding(Kind.MISSING, 2, at(2)));
    assertThat(outcome.due()).isEqualTo(3);
    assertThat(outcome.found()).isEqualTo(2);
  }

  @Test
  void findsADoubledReading() {
    List<Served> served = counter(0, 1, 2, 3);
    List<Stored> stored = storedOf(served);
    stored.add(new Stored(at(1).plusMillis(300), 1, true));
    assertThat(compare(served, stored).findings())
        .extracting(Finding::kind)
        .containsExactly(Kind.DOUBLED);
    stored.removeLast();
    stored.add(new Stored(at(3).plusMillis(300), 1, true));
    assertThat(compare(served, stored).findings())
        .extracting(Finding::kind)
        .containsExactly(Kind.DOUBLED);
  }

  @Test
  void findsTwoReadingsAtOneEventTime() {
    List<Served> served = counter(0, 1);
    List<Stored> stored = storedOf(served);
    stored.add(stored.getFirst());
    assertThat(compare(served, stored).findings())
        .extracting(Finding::kind)
        .containsExactly(Kind.DOUBLED);
  }

  @Test
  void findsReadingsInTheWrongOrder() {
    List<Served> served = counter(0, 1, 2, 3);
    List<Stored> stored =
        List.of(
            new Stored(at(0), 0, true),
            new Stored(at(1), 2, true),
            new Stored(at(2), 1, true),
            new Stored(at(3), 3, true));
    assertThat(compare(served, stored).findings())
        .extracting(Finding::kind)
        .containsExactlyInAnyOrder(Kind.WRONG_TIME, Kind.OUT_OF_ORDER);
  }

  @Test
  void findsAnInventedReadingAndAWrongTime() {
    List<Served> served = counter(0, 1, 2);
    List<Stored> stored = storedOf(served);
    stored.set(1, new Stored(at(1).plusMillis(600), 1, true));
    stored.add(new Stored(at(2).plusMillis(50), 77, true));
    assertThat(compare(served, stored).findings())
        .containsExactlyInAnyOrder(
            new Finding(Kind.WRONG_TIME, 1, at(1)),
            new Finding(Kind.INVENTED, 77, at(2).plusMillis(50)));
  }

  /** Flags are polled each second and stored when they change; a heartbeat may repeat them. */
  @Test
  void onlyChangesHadToBeReportedButRepeatsMayBe() {
    List<Served> served = counter(0, 0, 0, 1, 1, 0, 0);
    List<Stored> stored = new ArrayList<>();
    stored.add(new Stored(at(0), 0, true));
    stored.add(new Stored(at(3), 1, true));
    stored.add(new Stored(at(5), 0, true));
    assertThat(compare(served, stored)).isEqualTo(new Outcome(3, 3, List.of()));
    stored.add(new Stored(at(2), 0, true));
    assertThat(compare(served, stored).findings()).isEmpty();
    stored.remove(1);
    assertThat(compare(served, stored).findings())
        .extracting(Finding::kind)
        .containsExactly(Kind.MISSING);
  }

  @Test
  void aDeadbandHoldsBackSmallChanges() {
    List<Served> served = counter(10, 10.1, 10.3, 10.5, 10.2);
    List<Stored> stored =
        List.of(
            new Stored(at(0), 10, true),
            new Stored(at(2), 10.3, true),
            new Stored(at(4), 10.2, true));
    assertThat(ReadingProof.compare(served, stored.subList(0, 2), 0.2, at(9), TOLERANCE))
        .isEqualTo(new Outcome(2, 2, List.of()));
    assertThat(ReadingProof.compare(served, stored.subList(0, 1), 0.2, at(9), TOLERANCE).findings())
        .containsExactly(new Finding(Kind.MISSING, 10.3, at(2)));
  }

  /** A counter that began again after a reboot serves old numbers a second time, rightly. */
  @Test
  void aCounterMayBeginAgain() {
    List<Served> served = counter(0, 1, 2, 0, 1, 2);
    List<Stored> stored = storedOf(served);
    assertThat(compare(served, stored)).isEqualTo(new Outcome(6, 6, List.of()));
    stored.remove(4);
    assertThat(compare(served, stored).findings())
        .containsExactly(new Finding(Kind.MISSING, 1, at(4)));
  }

  /** A flag that never changes is stored once; a late time stamp must not look like a loss. */
  @Test
  void aLateTimeOfAnUnchangedFlagIsAWrongTimeNotALoss() {
    List<Served> served = counter(0, 0, 0);
    List<Stored> stored = List.of(new Stored(at(0).plusMillis(900), 0, true));
    assertThat(compare(served, stored).findings())
        .containsExactly(new Finding(Kind.WRONG_TIME, 0, at(0)));
  }

  @Test
  void readingsThatAreNotGoodProveNothing() {
    List<Served> served = counter(0, 1);
    List<Stored> stored = storedOf(served);
    stored.add(new Stored(at(5), 1, false));
    stored.add(new Stored(at(6), Double.NaN, true));
    assertThat(compare(served, stored).findings()).isEmpty();
  }

  @Test
  void anEmptyStoreIsAllMissing() {
    assertThat(compare(counter(0, 1, 2), List.of()).findings()).hasSize(3);
    assertThat(compare(List.of(), List.of())).isEqualTo(new Outcome(0, 0, List.of()));
  }

  /** Whatever single thing goes wrong with a counter's readings is found. */
  @Property(tries = 300)
  void anySingleErrorIsFound(@ForAll long seed) {
    Random random = new Random(seed);
    int length = 2 + random.nextInt(40);
    double[] values = new double[length];
    for (int i = 0; i < length; i++) {
      values[i] = i;
    }
    List<Served> served = counter(values);
    List<Stored> stored = storedOf(served);
    int place = random.nextInt(length);
    Kind expected =
        switch (random.nextInt(4)) {
          case 0 -> {
            stored.remove(place);
            yield Kind.MISSING;
          }
          case 1 -> {
            stored.add(new Stored(stored.get(place).at().plusMillis(100), place, true));
            yield Kind.DOUBLED;
          }
          case 2 -> {
            stored.add(new Stored(stored.get(place).at().plusMillis(100), -5, true));
            yield Kind.INVENTED;
          }
          default -> {
            stored.set(place, new Stored(stored.get(place).at().plusMillis(450), place, true));
            yield Kind.WRONG_TIME;
          }
        };
    Collections.shuffle(stored, random);
    assertThat(compare(served, stored).findings())
        .as("seed %d", seed)
        .extracting(Finding::kind)
        .containsExactly(expected);
  }

  private static Outcome compare(List<Served> served, List<Stored> stored) {
    return ReadingProof.compare(served, stored, 0, at(1_000), TOLERANCE);
  }

  private static List<Served> counter(double... values) {
    List<Served> served = new ArrayList<>();
    for (double value : values) {
      served.add(new Served(at(served.size()), value));
    }
    return served;
  }

  private static List<Stored> storedOf(List<Served> served) {
    List<Stored> stored = new ArrayList<>();
    served.forEach(s -> stored.add(new Stored(s.at().plusMillis(3), s.value(), true)));
    return stored;
  }

  private static Instant at(int seconds) {
    return START.plusSeconds(seconds);
  }
}
