package org.gengfu.sim;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.gengfu.sim.physics.Fault;
import org.gengfu.sim.physics.PhysicsSettings;
import org.gengfu.sim.physics.RoomPhysics;
import org.gengfu.sim.physics.RoomView;

/** The physics in real time: one thread lets time pass, any thread may look or interfere. */
final class Room implements AutoCloseable {
  /** Most faults that are remembered; older ones are forgotten. */
  static final int MOST_FAULTS = 10_000;

  private static final long TICK_MILLIS = 50;
  private static final double NANOS_PER_SECOND = 1e9;

  private final ReentrantLock lock = new ReentrantLock();
  private final RoomPhysics physics;
  private final InstantSource clock;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("physics").factory());
  private final ArrayDeque<Happened> faults = new ArrayDeque<>();
  private long lastNanos = System.nanoTime();
  private volatile RoomView view;

  Room(PhysicsSettings settings, InstantSource clock) {
    this.clock = clock;
    physics = new RoomPhysics(settings);
    view = physics.view();
  }

  /** A fault that was applied; value is NaN when it needs none. */
  record Happened(Instant at, Fault fault, double value) {}

  void start() {
    ticker.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** The room now, at most a tick old. */
  RoomView view() {
    return view;
  }

  /**
   * Lets a fault happen.
   *
   * @return when: whoever asked a device before this instant got nothing of what it causes
   * @throws IllegalArgumentException when the value does not fit the fault
   */
  Happened apply(Fault fault, double value) {
    lock.lock();
    try {
      pass();
      Happened happened = new Happened(clock.instant(), fault, value);
      physics.apply(fault, value);
      view = physics.view();
      if (faults.size() >= MOST_FAULTS) {
        faults.removeFirst();
      }
      faults.addLast(happened);
      return happened;
    } finally {
      lock.unlock();
    }
  }

  void setpoint(double celsius) {
    lock.lock();
    try {
      physics.setpoint(celsius);
      view = physics.view();
    } finally {
      lock.unlock();
    }
  }

  List<Happened> faults() {
    lock.lock();
    try {
      return List.copyOf(faults);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    ticker.shutdownNow();
  }

  private void tick() {
    lock.lock();
    try {
      pass();
      view = physics.view();
    } finally {
      lock.unlock();
    }
  }

  private void pass() {
    long now = System.nanoTime();
    physics.step((now - lastNanos) / NANOS_PER_SECOND);
    lastNanos = now;
  }
}
