package org.gengfu.dispatch.internal;

import ai.timefold.solver.core.api.score.BendableScore;
import ai.timefold.solver.core.api.score.calculator.IncrementalScoreCalculator;
import java.util.BitSet;
import org.gengfu.core.dispatch.Judge;
import org.jspecify.annotations.Nullable;

/**
 * Counts a plan by the same judge as the planner; only routes that changed are walked again. The
 * solver's thread only; public because the solver makes it.
 */
public final class PlanScore implements IncrementalScoreCalculator<PlannedDay, BendableScore> {
  private static final int PARTS = 5;

  private @Nullable PlannedDay day;
  private @Nullable Judge judge;
  private long[][] parts = new long[0][];
  private int[] impossible = new int[0];
  private final BitSet changed = new BitSet();

  @Override
  public void resetWorkingSolution(PlannedDay working) {
    day = working;
    judge = working.judge();
    int count = working.routes().size();
    parts = new long[count][PARTS];
    impossible = new int[count];
    changed.set(0, count);
  }

  @Override
  public void beforeVariableChanged(Object entity, String variableName) {}

  @Override
  public void afterVariableChanged(Object entity, String variableName) {}

  @Override
  public void afterListVariableChanged(Object entity, String variableName, int from, int to) {
    if (entity instanceof PlannedRoute route) {
      changed.set(route.technician());
    }
  }

  @Override
  public BendableScore calculateScore() {
    PlannedDay working = day;
    Judge by = judge;
    if (working == null || by == null) {
      throw new IllegalStateException("no plan was given to count");
    }
    for (int k = changed.nextSetBit(0); k >= 0; k = changed.nextSetBit(k + 1)) {
      int[] orders = working.routes().get(k).orders();
      impossible[k] = by.judge(k, orders, orders.length, parts[k]);
    }
    changed.clear();
    long[] soft = new long[PlannedDay.SOFT_LEVELS];
    long hard = by.overdrawn();
    for (int k = 0; k < parts.length; k++) {
      hard += impossible[k];
      for (int i = 0; i < PARTS; i++) {
        soft[i + 1] -= parts[k][i];
      }
    }
    soft[0] = -unassigned(working, by);
    return BendableScore.of(new long[] {-hard}, soft);
  }

  private static long unassigned(PlannedDay working, Judge by) {
    long weight = 0;
    for (int order = 0; order < by.orders(); order++) {
      weight += by.weight(order);
    }
    for (PlannedRoute route : working.routes()) {
      for (PlannedVisit visit : route.visits()) {
        weight -= by.weight(visit.order());
      }
    }
    return weight;
  }
}
