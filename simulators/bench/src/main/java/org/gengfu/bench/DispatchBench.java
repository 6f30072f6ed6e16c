package org.gengfu.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gengfu.core.dispatch.Cost;
import org.gengfu.core.dispatch.OpenOrder;
import org.gengfu.core.dispatch.Plan;
import org.gengfu.core.dispatch.Planner;
import org.gengfu.core.dispatch.Problem;
import org.gengfu.core.dispatch.Stability;
import org.gengfu.core.dispatch.Why;
import org.gengfu.dispatch.Improver;

/**
 * Measures the dispatcher: how soon a new order has its technician, how soon a whole plan is made,
 * and what the search in the background gains. {@code [--technicians N] [--orders N] [--rounds N]
 * [--moves N]}; with {@code --instance FILE} a technician routing instance instead, see {@link
 * DispatchInstance}.
 */
public final class DispatchBench {
  private DispatchBench() {}

  private record Size(int technicians, int orders, int rounds, long moves) {
    static Size of(String[] arguments) {
      int technicians = 25;
      int orders = 500;
      int rounds = 300;
      long moves = 200_000;
      for (int i = 0; i < arguments.length; i += 2) {
        String value = i + 1 < arguments.length ? arguments[i + 1] : "";
        if (!value.matches("[1-9][0-9]{0,8}")) {
          throw new IllegalArgumentException(arguments[i] + " wants a number, not " + value);
        }
        switch (arguments[i]) {
          case "--technicians" -> technicians = Integer.parseInt(value);
          case "--orders" -> orders = Integer.parseInt(value);
          case "--rounds" -> rounds = Integer.parseInt(value);
          case "--moves" -> moves = Long.parseLong(value);
          default ->
              throw new IllegalArgumentException(
                  "unknown option %s; known are --technicians N, --orders N, --rounds N, --moves N"
                          .formatted(arguments[i])
                      + ", or --instance FILE");
        }
      }
      return new Size(technicians, orders, rounds, moves);
    }
  }

  /** Measures and prints. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (Arrays.asList(arguments).contains("--instance")) {
      DispatchInstance.main(arguments);
      return;
    }
    Size size = Size.of(arguments);
    System.out.println(Machine.heading("Dispatch (`./gengfu bench dispatch`)"));
    System.out.printf(
        "%n%d technicians, %d open orders in a city of 40 km, 4 warehouses, 3 orders of 10 need a"
            + " part; made up from a seed.%n%n",
        size.technicians, size.orders);
    Problem whole = DispatchTown.make(1, size.technicians, size.orders);
    System.out.println("| what | p50, ms | p99, ms | most, ms | goal |\n|---|---|---|---|---|");
    row("a new order is assigned, and why, into a full plan", first(size, whole), "p99 <= 500");
    row("all at once, without a plan before", all(size), "");
    improve(size, whole);
  }

  private static void row(String what, double[] millis, String goal) {
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "| %s (%d times) | %.1f | %.1f | %.1f | %s |%n",
        what,
        millis.length,
        millis[millis.length / 2],
        millis[(int) Math.ceil(millis.length * 0.99) - 1],
        millis[millis.length - 1],
        goal);
  }

  /** Each round another order is the new one; the first ten rounds warm up. */
  private static double[] first(Size size, Problem whole) {
    double[] millis = new double[size.rounds];
    Plan full = Planner.plan(whole);
    for (int round = -10; round < size.rounds; round++) {
      int at = Math.floorMod(round * 7, whole.orders().size());
      OpenOrder fresh = whole.orders().get(at);
      List<OpenOrder> others = new ArrayList<>(whole.orders());
      others.remove(at);
      Plan known = Planner.again(with(whole, others), full);
      long began = System.nanoTime();
      Plan plan = Planner.insert(with(whole, whole.orders()), known);
      Optional<Why> why = Why.of(whole, plan, fresh.id());
      double took = (System.nanoTime() - began) / 1e6;
      if (why.isEmpty()) {
        throw new IllegalStateException("order " + fresh.id() + " was forgotten");
      }
      if (round >= 0) {
        millis[round] = took;
      }
    }
    return millis;
  }

  private static Problem with(Problem problem, List<OpenOrder> orders) {
    return new Problem(
        problem.nowMillis(),
        problem.technicians(),
        orders,
        problem.warehouses(),
        problem.travel(),
        problem.rules());
  }

  private static double[] all(Size size) {
    double[] millis = new double[Math.max(1, size.rounds / 10)];
    for (int round = 0; round < millis.length; round++) {
      Problem problem = DispatchTown.make(100 + round, size.technicians, size.orders);
      long began = System.nanoTime();
      Planner.plan(problem);
      millis[round] = (System.nanoTime() - began) / 1e6;
    }
    return millis;
  }

  private static void improve(Size size, Problem whole) {
    Plan plan = Planner.plan(whole);
    long began = System.nanoTime();
    Plan better = new Improver(Stability.USUAL, size.moves, 1).improve(whole, plan).orElse(plan);
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%nThe search in the background, %,d moves in %.1f s:%n%n| plan | unassigned, weight |"
            + " breach, weighted percent | late, weighted minutes | work, hours |"
            + "%n|---|---|---|---|---|%n",
        size.moves,
        seconds);
    cost("inserted", plan.cost());
    cost("improved", better.cost());
  }

  private static void cost(String what, Cost cost) {
    System.out.printf(
        Locale.ROOT,
        "| %s | %d | %d | %d | %.1f |%n",
        what,
        cost.unassigned(),
        cost.breach(),
        cost.late() / 60,
        cost.work() / 3_600.0);
  }
}
