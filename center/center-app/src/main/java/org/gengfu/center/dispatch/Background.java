package org.gengfu.center.dispatch;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gengfu.core.dispatch.Plan;
import org.gengfu.core.dispatch.Problem;
import org.gengfu.core.dispatch.Stability;
import org.gengfu.dispatch.Improver;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for better plans on a thread of its own, one at a time: a newer plan ends the search for
 * the one before, and of those that wait only the newest is searched. Any thread.
 */
final class Background implements AutoCloseable {
  /** So many moves are tried for a plan. */
  static final long MOVES = 20_000;

  private static final Logger LOG = LoggerFactory.getLogger(Background.class);

  private final Consumer<Plan> better;
  private final Supplier<Search> search;
  private final BlockingQueue<Planned> waiting = new ArrayBlockingQueue<>(1);
  private final Thread thread;
  private volatile @Nullable Search searching;
  private volatile boolean ended;

  /** Looks for a better plan, one at a time; {@link #stop} ends that early, on any thread. */
  interface Search {
    Optional<Plan> improve(Problem problem, Plan plan);

    void stop();

    /** The usual one. */
    static Search usual() {
      Improver improver = new Improver(Stability.USUAL, MOVES, 1);
      return new Search() {
        @Override
        public Optional<Plan> improve(Problem problem, Plan plan) {
          return improver.improve(problem, plan);
        }

        @Override
        public void stop() {
          improver.stop();
        }
      };
    }
  }

  /**
   * @param better is given a plan that is worth the change; must return at once
   */
  Background(Consumer<Plan> better) {
    this(better, Search::usual);
  }

  /**
   * @param search makes what searches, once it is needed
   */
  Background(Consumer<Plan> better, Supplier<Search> search) {
    this.better = better;
    this.search = search;
    this.thread = Thread.ofPlatform().daemon().name("dispatch-improve").unstarted(this::run);
    thread.setPriority(Thread.MIN_PRIORITY);
  }

  void start() {
    thread.start();
  }

  /** Looks for a better one than this from now on. Returns at once. */
  void look(Planned planned) {
    stop(); // before the new one can begin: it must not be ended for its own sake
    while (!waiting.offer(planned)) {
      waiting.poll();
    }
  }

  private void stop() {
    Search running = searching;
    if (running != null) {
      running.stop();
    }
  }

  private void run() {
    while (!ended) {
      try {
        Planned planned = waiting.take();
        Search running = searching;
        if (running == null) {
          running = search.get(); // loads much: not before it is needed
          searching = running;
        }
        running.improve(planned.problem(), planned.plan()).filter(plan -> !ended).ifPresent(better);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException e) { // the plan that people know stays
        LOG.error("No better plan could be looked for", e);
      }
    }
  }

  @Override
  public void close() {
    ended = true;
    stop();
    thread.interrupt();
    try {
      thread.join(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
