package org.gengfu.core.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.load.Activation.Priority;
import org.junit.jupiter.api.Test;

/** The figures against a stepper that looks at every second, and by hand. */
class LoadFiguresTest {
  private static final long START = 1_700_000_000_000L;
  private static final int SHIFT_SECONDS = 3 * 3_600 + 250;
  private static final TimeRange SHIFT = new TimeRange(START, START + SHIFT_SECONDS * 1_000L);

  private static Activation at(String source, int second, int lasts, Priority priority) {
    long from = START + second * 1_000L;
    return new Activation(source, "t", priority, from, from + lasts * 1_000L);
  }

  private static List<Activation> random(long seed) {
    Random random = new Random(seed);
    List<Activation> all = new ArrayList<>();
    int second = -90_000;
    while (second < SHIFT_SECONDS + 1_000) {
      boolean busy = random.nextInt(12) == 0;
      int burst = busy ? random.nextInt(40) : 1;
      for (int i = 0; i < burst; i++) {
        second += random.nextInt(busy ? 25 : second < 0 ? 4_000 : 500);
        int lasts = random.nextInt(4) == 0 ? random.nextInt(200_000) : random.nextInt(100);
        all.add(at("s" + random.nextInt(30), second, lasts, Priority.values()[random.nextInt(4)]));
      }
      if (random.nextInt(5) == 0) {
        for (int i = 0; i < 4; i++) {
          all.add(
              at(
                  "chatter" + random.nextInt(3),
                  second += 12 + random.nextInt(14),
                  10,
                  Priority.LOW));
        }
      }
    }
    return all;
  }

  /** How many began in the ten minutes up to a second, that second counted, the first not. */
  private static int lastTenMinutes(List<Activation> all, int second, boolean ofTheShiftOnly) {
    int count = 0;
    for (Activation one : all) {
      long begun = (one.fromMillis() - START) / 1_000;
      boolean counts = !ofTheShiftOnly || begun >= 0 && begun < SHIFT_SECONDS;
      if (counts && begun > second - 600 && begun <= second) {
        count++;
      }
    }
    return count;
  }

  @Test
  void theFiguresAreThoseOfAStepperThatLooksAtEverySecond() {
    for (long seed = 1; seed <= 25; seed++) {
      List<Activation> all = random(seed);
      List<Activation> shuffled = new ArrayList<>(all);
      Collections.shuffle(shuffled, new Random(seed));
      LoadFigures figures = LoadCount.of(shuffled, SHIFT);
      boolean flood = false;
      int inFlood = 0;
      int most = 0;
      for (int second = -4_000; second < SHIFT_SECONDS; second++) {
        int count = lastTenMinutes(all, second, false);
        flood = flood ? count >= 5 : count > 10;
        if (second >= 0) {
          inFlood += flood ? 1 : 0;
          most = Math.max(most, lastTenMinutes(all, second, true));
        }
      }
      assertThat(figures.floodShare())
          .as("seed %d", seed)
          .isEqualTo((double) inFlood / SHIFT_SECONDS);
      assertThat(figures.mostInTenMinutes()).as("seed %d", seed).isEqualTo(most);
      counts(all, figures, seed);
    }
  }

  private static void counts(List<Activation> all, LoadFigures figures, long seed) {
    int begun = 0;
    int stale = 0;
    int[] intervals = new int[19];
    Map<String, Integer> sources = new TreeMap<>();
    int[] priorities = new int[4];
    for (Activation one : all) {
      int second = (int) Math.floorDiv(one.fromMillis() - START, 1_000L);
      int end = (int) Math.floorDiv(one.toMillis() - START, 1_000L);
      if (second >= 0 && second < SHIFT_SECONDS) {
        begun++;
        intervals[second / 600]++;
        sources.merge(one.source(), 1, Integer::sum);
        priorities[one.priority().ordinal()]++;
      }
      boolean wasStale = false;
      for (int at = 0; at < SHIFT_SECONDS && !wasStale; at += 1) {
        wasStale = second + 86_400 <= at && at < end;
      }
      stale += wasStale ? 1 : 0;
    }
    int crowded = 0;
    for (int count : intervals) {
      crowded += count > 10 ? 1 : 0;
    }
    List<Integer> counts = new ArrayList<>(sources.values());
    counts.sort(Collections.reverseOrder());
    int top = counts.stream().limit(10).mapToInt(Integer::intValue).sum();
    assertThat(figures.activations()).as("seed %d", seed).isEqualTo(begun);
    assertThat(figures.intervals()).isEqualTo(19);
    assertThat(figures.crowded()).as("seed %d", seed).isEqualTo(crowded);
    assertThat(figures.stale()).as("seed %d", seed).isEqualTo(stale);
    assertThat(figures.topShare()).as("seed %d", seed).isEqualTo((double) top / begun);
    for (Priority priority : Priority.values()) {
      assertThat(figures.share(priority))
          .isEqualTo((double) priorities[priority.ordinal()] / begun);
    }
    assertThat(figures.perHour()).isCloseTo(begun * 3_600.0 / SHIFT_SECONDS, within(1e-9));
  }

  @Test
  void aFloodStartsAtTheEleventhAndEndsWhenFewerThanFiveAreLeft() {
    List<Activation> all = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      all.add(at("s", 1_000 + i * 10, 300, Priority.HIGH));
    }
    LoadFigures figures = LoadCount.of(all, SHIFT);
    // the eleventh comes at 1100; the seventh leaves the ten minutes at 1060 + 600
    assertThat(figures.floods())
        .containsExactly(new TimeRange(START + 1_100_000, START + 1_660_000));
    assertThat(figures.mostInTenMinutes()).isEqualTo(11);
    assertThat(figures.peak()).isEqualTo(LoadFigures.Verdict.OVER);
    assertThat(figures.rate()).isEqualTo(LoadFigures.Verdict.ACCEPTABLE);
    assertThat(LoadCount.of(all.subList(0, 10), SHIFT).floods()).isEmpty();
  }

  @Test
  void aFloodOfTheShiftBeforeIsBorneOn() {
    List<Activation> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add(at("s", -100 + i, 300, Priority.LOW));
    }
    LoadFigures figures = LoadCount.of(all, SHIFT);
    assertThat(figures.activations()).isZero();
    assertThat(figures.mostInTenMinutes()).isZero();
    assertThat(figures.topShare()).isZero();
    assertThat(figures.floods()).containsExactly(new TimeRange(START, START + 515_000));
    assertThat(figures.flood()).isEqualTo(LoadFigures.Verdict.AT_LIMIT);
  }

  @Test
  void chatterIsThreeCyclesWithinAMinuteAndIsNotFleetingToo() {
    List<Activation> chatter =
        List.of(
            at("c", 10, 5, Priority.LOW),
            at("c", 30, 5, Priority.LOW),
            at("c", 60, 10, Priority.LOW),
            at("d", 10, 5, Priority.LOW),
            at("d", 30, 5, Priority.LOW),
            at("d", 60, 11, Priority.LOW),
            at("e", 500, 60, Priority.LOW));
    LoadFigures figures = LoadCount.of(chatter, SHIFT);
    assertThat(figures.chattering()).containsExactly("c:t");
    assertThat(figures.fleeting()).as("three of d; a minute is not fleeting").isEqualTo(3);
  }

  @Test
  void aSecondMoreThanADayIsStale() {
    List<Activation> all =
        List.of(
            at("a", -86_400 + SHIFT_SECONDS, 400_000, Priority.LOW),
            at("b", -86_400 + SHIFT_SECONDS - 1, 400_000, Priority.LOW),
            at("c", -86_500, 86_500, Priority.LOW));
    assertThat(LoadCount.of(all, SHIFT).stale()).isEqualTo(1);
    assertThat(LoadCount.of(all, SHIFT).staleness()).isEqualTo(LoadFigures.Verdict.ACCEPTABLE);
  }

  @Test
  void anActivationThatEndsBeforeItBeginsIsRefused() {
    assertThatThrownBy(() -> at("a", 5, -1, Priority.LOW)).hasMessageContaining("end after");
  }
}
