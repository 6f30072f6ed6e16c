package org.gengfu.dispatch.internal;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.ProblemFactProperty;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.score.BendableScore;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.core.dispatch.Judge;
import org.jspecify.annotations.Nullable;

/** All routes as the solver changes them. The solver's thread only. */
@PlanningSolution
public class PlannedDay {
  /** Unassigned, breach, late, work, unstable, uneven. */
  static final int SOFT_LEVELS = 6;

  @PlanningEntityCollectionProperty public List<PlannedRoute> routes = new ArrayList<>();

  @ProblemFactCollectionProperty @ValueRangeProvider
  public List<PlannedVisit> visits = new ArrayList<>();

  @ProblemFactProperty public @Nullable Judge judge;

  @PlanningScore(bendableHardLevelsSize = 1, bendableSoftLevelsSize = SOFT_LEVELS)
  public @Nullable BendableScore score;

  /** For the solver's copies. */
  public PlannedDay() {}

  public PlannedDay(Judge judge) {
    this.judge = judge;
    for (int order = 0; order < judge.orders(); order++) {
      visits.add(new PlannedVisit(order));
    }
    for (int k = 0; k < judge.technicians(); k++) {
      List<PlannedVisit> route = new ArrayList<>();
      for (int order : judge.route(k)) {
        route.add(visits.get(order));
      }
      routes.add(new PlannedRoute(k, judge.pinned(k), route));
    }
  }

  public List<PlannedRoute> routes() {
    return routes;
  }

  public Judge judge() {
    if (judge == null) {
      throw new IllegalStateException("a plan without its judge");
    }
    return judge;
  }

  public int[][] orders() {
    return routes.stream().map(PlannedRoute::orders).toArray(int[][]::new);
  }

  @Override
  public String toString() {
    return "%d routes, %s".formatted(routes.size(), score);
  }
}
