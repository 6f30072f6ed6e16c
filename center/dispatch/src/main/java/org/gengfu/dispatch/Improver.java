package org.gengfu.dispatch;

import ai.timefold.solver.core.api.solver.Solver;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.localsearch.LocalSearchPhaseConfig;
import ai.timefold.solver.core.config.score.director.ScoreDirectorFactoryConfig;
import ai.timefold.solver.core.config.solver.EnvironmentMode;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.util.Optional;
import org.gengfu.core.dispatch.Judge;
import org.gengfu.core.dispatch.Plan;
import org.gengfu.core.dispatch.Problem;
import org.gengfu.core.dispatch.Stability;
import org.gengfu.dispatch.internal.PlanScore;
import org.gengfu.dispatch.internal.PlannedDay;
import org.gengfu.dispatch.internal.PlannedRoute;

/**
 * Looks for a better plan: what technicians have taken stays, the rest may move. The same problem,
 * plan, number of moves and seed give the same answer. One improvement at a time; {@link #stop} may
 * be called by any thread.
 */
public final class Improver {
  private final Stability stability;
  private final SolverFactory<PlannedDay> factory;
  private volatile Optional<Solver<PlannedDay>> running = Optional.empty();

  /**
   * Prepares a search.
   *
   * @param moves how many moves are tried: a count, not a time, so that the answer is the same on
   *     every machine
   * @param seed of the search
   */
  public Improver(Stability stability, long moves, long seed) {
    this.stability = stability;
    ScoreDirectorFactoryConfig score = new ScoreDirectorFactoryConfig();
    score.setIncrementalScoreCalculatorClass(PlanScore.class);
    this.factory =
        SolverFactory.create(
            new SolverConfig()
                .withSolutionClass(PlannedDay.class)
                .withEntityClasses(PlannedRoute.class)
                .withScoreDirectorFactory(score)
                .withEnvironmentMode(EnvironmentMode.NO_ASSERT)
                .withRandomSeed(seed)
                .withPhases(
                    new LocalSearchPhaseConfig()
                        .withTerminationConfig(new TerminationConfig().withMoveCountLimit(moves))));
  }

  /** A better plan that is worth the change; empty when there is none. Takes seconds. */
  public Optional<Plan> improve(Problem problem, Plan plan) {
    Judge judge = new Judge(problem, plan);
    if (judge.orders() == 0 || judge.technicians() == 0) {
      return Optional.empty();
    }
    Solver<PlannedDay> solver = factory.buildSolver();
    running = Optional.of(solver);
    try {
      PlannedDay best = solver.solve(new PlannedDay(judge));
      return judge
          .plan(best.orders())
          .filter(better -> stability.worth(judge.cost(), better.cost()));
    } finally {
      running = Optional.empty();
    }
  }

  /** Ends a running improvement early; its best so far is judged as usual. */
  public void stop() {
    running.ifPresent(Solver::terminateEarly);
  }
}
