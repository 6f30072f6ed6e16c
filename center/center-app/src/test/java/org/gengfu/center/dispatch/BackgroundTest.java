package org.gengfu.center.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.gengfu.core.dispatch.Plan;
import org.gengfu.core.dispatch.Problem;
import org.junit.jupiter.api.Test;

/** The search beside the dispatcher: which plan it looks at. */
class BackgroundTest {
  /** A newer plan ends the search before; it is never its own that is ended. */
  @Test
  void aNewerPlanEndsTheSearchBeforeAndIsSearchedItself() throws Exception {
    Planned planned = planned();
    Slow search = new Slow();
    BlockingQueue<Plan> found = new LinkedBlockingQueue<>();
    try (Background background = new Background(found::add, () -> search)) {
      background.start();
      background.look(planned);
      assertThat(search.begun.tryAcquire(60, TimeUnit.SECONDS)).isTrue();
      background.look(planned);
      search.looked.countDown();
      assertThat(search.ended.tryAcquire(2, 60, TimeUnit.SECONDS)).isTrue();
      assertThat(search.stops).containsExactly(1);
      assertThat(found.poll(60, TimeUnit.SECONDS)).isNotNull();
    }
  }

  private static Planned planned() throws Exception {
    try (DispatchHouse house = new DispatchHouse()) {
      house.technician("t1", 0, null);
      house.fault(1, 2);
      house.desk.round();
      return Objects.requireNonNull(house.desk.known().planned());
    }
  }

  /** A search that lasts until it is stopped; the second one finds something unless it is. */
  private static final class Slow implements Background.Search {
    final Semaphore begun = new Semaphore(0);
    final Semaphore ended = new Semaphore(0);
    final CountDownLatch looked = new CountDownLatch(1);
    final List<Integer> stops = new CopyOnWriteArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final AtomicInteger running = new AtomicInteger();
    private volatile Thread thread = Thread.currentThread();

    @Override
    public Optional<Plan> improve(Problem problem, Plan plan) {
      thread = Thread.currentThread();
      int number = running.incrementAndGet();
      begun.release();
      try {
        (number == 1 ? stopped : looked).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      ended.release();
      return stops.contains(number) ? Optional.empty() : Optional.of(plan);
    }

    /** Slow enough that the next search is begun before, if there is one that could. */
    @Override
    public void stop() {
      if (running.get() == 1 && stopped.getCount() == 1) {
        stopped.countDown();
        ended.acquireUninterruptibly();
        ended.release();
        while (running.get() == 1 && thread.getState() != Thread.State.WAITING) {
          LockSupport.parkNanos(100_000);
        }
      }
      stops.add(running.get());
    }
  }
}
