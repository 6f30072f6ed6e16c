package org.gengfu.dispatch.internal;

import ai.timefold.solver.core.api.domain.common.PlanningId;
import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.entity.PlanningPinToIndex;
import ai.timefold.solver.core.api.domain.variable.PlanningListVariable;
import java.util.ArrayList;
import java.util.List;

/** A technician's route as the solver changes it. The solver's thread only. */
@PlanningEntity
public class PlannedRoute {
  @PlanningId public int technician;
  @PlanningPinToIndex public int pinned;

  @PlanningListVariable(allowsUnassignedValues = true)
  public List<PlannedVisit> visits = new ArrayList<>();

  /** For the solver's copies. */
  public PlannedRoute() {}

  public PlannedRoute(int technician, int pinned, List<PlannedVisit> visits) {
    this.technician = technician;
    this.pinned = pinned;
    this.visits = new ArrayList<>(visits);
  }

  public int technician() {
    return technician;
  }

  public int[] orders() {
    int[] orders = new int[visits.size()];
    for (int i = 0; i < orders.length; i++) {
      orders[i] = visits.get(i).order();
    }
    return orders;
  }

  public List<PlannedVisit> visits() {
    return visits;
  }

  @Override
  public String toString() {
    return "technician %d, %d pinned, %s".formatted(technician, pinned, visits);
  }
}
