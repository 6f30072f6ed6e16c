package org.gengfu.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.gengfu.core.clock.ClockReading;
import org.gengfu.core.clock.Clocks;

/**
 * Counts contract clocks anew from their histories, and compares every figure with a program that
 * looks at every single minute. {@code --clocks 100000 --histories 100000 --rounds 5 --seed 1}.
 */
public final class ClockBench {
  private ClockBench() {}

  private record Plan(int clocks, int histories, int rounds, int seed) {
    static Plan of(String[] arguments) {
      Plan plan = new Plan(100_000, 100_000, 5, 1);
      for (int i = 0; i < arguments.length; i += 2) {
        String value = i + 1 < arguments.length ? arguments[i + 1] : "";
        if (!value.matches("[1-9][0-9]{0,6}")) {
          throw new IllegalArgumentException(
              arguments[i] + " wants a number from 1 to 9999999, not " + value);
        }
        int number = Integer.parseInt(value);
        plan =
            switch (arguments[i]) {
              case "--clocks" -> new Plan(number, plan.histories, plan.rounds, plan.seed);
              case "--histories" -> new Plan(plan.clocks, number, plan.rounds, plan.seed);
              case "--rounds" -> new Plan(plan.clocks, plan.histories, number, plan.seed);
              case "--seed" -> new Plan(plan.clocks, plan.histories, plan.rounds, number);
              default ->
                  throw new IllegalArgumentException(
                      "unknown option %s; known are --clocks N, --histories N, --rounds N, --seed N"
                          .formatted(arguments[i]));
            };
      }
      return plan;
    }
  }

  /** Measures, then compares; ends with 1 when a figure differs. */
  public static void main(String[] arguments) throws IOException {
    Plan plan = Plan.of(arguments);
    ClockHistories histories = new ClockHistories();
    System.out.println(Machine.heading("Contract clocks (`./gengfu bench clocks`)"));
    recompute(plan, histories);
    if (!compare(plan, histories)) {
      System.exit(1);
    }
  }

  private static void recompute(Plan plan, ClockHistories histories) {
    List<ClockHistories.Made> made = new ArrayList<>();
    for (int i = 0; i < plan.clocks; i++) {
      made.add(histories.made(Integer.MAX_VALUE + (long) plan.seed * plan.clocks + i));
    }
    List<Double> seconds = new ArrayList<>();
    long broken = 0;
    for (int round = 0; round < plan.rounds; round++) {
      long begun = System.nanoTime();
      broken = made.stream().filter(each -> read(each).broken()).count();
      seconds.add((System.nanoTime() - begun) / 1e9);
    }
    System.out.printf(
        Locale.ROOT,
        "%n%d clocks, each counted anew from its history on one processor: elapsed, used,"
            + " deadline, broken (%d were), what it did when. The first round is that of a"
            + " program that has just started.%n%n"
            + "| first round, s | median of %d, s | least, s | goal, s |%n|---|---|---|---|%n"
            + "| %.2f | %.2f | %.2f | 2 |%n",
        plan.clocks,
        broken,
        plan.rounds,
        seconds.getFirst(),
        seconds.stream().sorted().toList().get(plan.rounds / 2),
        seconds.stream().min(Double::compare).orElseThrow());
  }

  private static ClockReading read(ClockHistories.Made clock) {
    return Clocks.read(clock.promise(), clock.history(), clock.endMillis(), clock.endMillis());
  }

  /** How far apart the two are at most, milliseconds; and how many deadlines there were. */
  private record Apart(long elapsed, long deadline, long reached, long seed) {
    Apart with(Apart other) {
      boolean worse = other.elapsed + other.deadline > elapsed + deadline;
      return new Apart(
          Math.max(elapsed, other.elapsed),
          Math.max(deadline, other.deadline),
          reached + other.reached,
          worse ? other.seed : seed);
    }
  }

  private static boolean compare(Plan plan, ClockHistories histories) {
    long begun = System.nanoTime();
    long first = (long) plan.seed * plan.histories;
    Apart apart =
        LongStream.range(first, first + plan.histories)
            .parallel()
            .mapToObj(seed -> apart(histories.made(seed), seed))
            .reduce(new Apart(0, 0, 0, -1), Apart::with);
    System.out.printf(
        Locale.ROOT,
        "%n%d random histories (both changes of clocks, National Day and its make-up day, service"
            + " across midnight, a leap day, key periods, pauses, other levels; three readings of"
            + " a span) against a program that looks at every single minute, %.0f s:%n%n"
            + "| deadlines reached | greatest error of elapsed time, s | of a deadline, s | goal,"
            + " s |%n|---|---|---|---|%n| %d | %.3f | %.3f | 0 |%n",
        plan.histories,
        (System.nanoTime() - begun) / 1e9,
        apart.reached,
        apart.elapsed / 1e3,
        apart.deadline / 1e3);
    if (apart.elapsed + apart.deadline > 0) {
      System.out.println("\nWorst seed: " + apart.seed);
    }
    return apart.elapsed + apart.deadline == 0;
  }

  private static Apart apart(ClockHistories.Made clock, long seed) {
    ClockStepper.Found found =
        clock.window().count(clock.promise(), clock.history(), clock.endMinute());
    ClockReading reading = read(clock);
    long elapsed = Math.abs(reading.elapsedMillis() - found.elapsedMillis());
    long end = clock.window().at(clock.window().minutes());
    long mine = reading.deadlineMillis().orElse(Long.MAX_VALUE);
    long theirs = found.deadlineMillis();
    long deadline;
    if (theirs < 0) {
      deadline = mine > end ? 0 : end - mine + 1;
    } else {
      deadline = mine == Long.MAX_VALUE ? end : Math.abs(mine - theirs);
    }
    return new Apart(elapsed, deadline, theirs < 0 ? 0 : 1, seed);
  }
}
