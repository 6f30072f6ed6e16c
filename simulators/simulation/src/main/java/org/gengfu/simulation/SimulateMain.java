package org.gengfu.simulation;

import java.util.Locale;

/**
 * Runs seeds: {@code [--seeds N] [--from S] [--days D]}. Prints a section for docs/benchmarks.md,
 * or the first seed that breaks a promise, and then exits with 1.
 */
public final class SimulateMain {
  private int seeds = 200;
  private long from = 1;
  private int days = 1;

  private SimulateMain() {}

  /** Entry point. */
  public static void main(String[] arguments) {
    SimulateMain plan = new SimulateMain();
    for (int i = 0; i < arguments.length; i += 2) {
      plan.option(arguments[i], i + 1 < arguments.length ? arguments[i + 1] : "");
    }
    if (!plan.run()) {
      System.exit(1);
    }
  }

  private void option(String name, String value) {
    switch (name) {
      case "--seeds" -> seeds = Integer.parseInt(value);
      case "--from" -> from = Long.parseLong(value);
      case "--days" -> days = Integer.parseInt(value);
      default ->
          throw new IllegalArgumentException(
              "unknown option %s; known are --seeds N, --from S, --days D".formatted(name));
    }
    if (seeds < 1 || days < 1) {
      throw new IllegalArgumentException("at least one seed and one day");
    }
  }

  private boolean run() {
    long faults = 0;
    long steps = 0;
    long facts = 0;
    long restarts = 0;
    long told = 0;
    long began = System.nanoTime();
    for (long seed = from; seed < from + seeds; seed++) {
      try {
        Outcome outcome = Simulation.run(seed, days);
        faults += outcome.faults();
        steps += outcome.steps();
        facts += outcome.facts();
        restarts += outcome.restarts();
        told += outcome.told();
      } catch (PromiseBrokenException broken) {
        System.err.println(broken.getMessage());
        return false;
      }
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "## Simulation (`./gengfu bench simulate --seeds N`)%n%nJava %s, %d processors, one thread.%n%n",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors());
    System.out.printf(
        Locale.ROOT,
        "| seeds | days each | faults | steps, all promises after each | facts | restarts |"
            + " incidents told | s | ms per simulated day |%n|---|---|---|---|---|---|---|---|---|%n"
            + "| %,d–%,d | %d | %,d | %,d | %,d | %,d | %,d | %.1f | %.1f |%n",
        from,
        from + seeds - 1,
        days,
        faults,
        steps,
        facts,
        restarts,
        told,
        seconds,
        1_000 * seconds / seeds / days);
    return true;
  }
}
