package org.gengfu.sim;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.gengfu.sim.world.Seat;
import org.gengfu.sim.world.World;
import org.gengfu.sim.world.WorldView;

/** The physics in real time: one thread lets time pass, any thread may look or interfere. */
final class Room implements AutoCloseable {
  /** Most faults that are remembered; older ones are forgotten. */
  static final int MOST_FAULTS = 10_000;

  private static final long TICK_MILLIS = 50;
  private static final double NANOS_PER_SECOND = 1e9;

  private final ReentrantLock lock = new ReentrantLock();
  private final World world;
  private final InstantSource clock;
  private final ScheduledExecutorService ticker =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("physics").factory());
  private final ArrayDeque<Happened> faults = new ArrayDeque<>();
  private long lastNanos = System.nanoTime();
  private volatile WorldView view;
  private volatile double elapsed;

  Room(World world, InstantSource clock) {
    this.clock = clock;
    this.world = world;
    view = world.view();
  }

  /** A fault that was applied; target is empty and value is NaN when it needs none. */
  record Happened(Instant at, String fault, String target, double value) {}

  void start() {
    ticker.scheduleAtFixedRate(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Seconds that have passed here. */
  double seconds() {
    return elapsed;
  }

  /** The room now, at most a tick old. */
  WorldView view() {
    return view;
  }

  /**
   * Lets a fault happen.
   *
   * @return when: whoever asked a device before this instant got nothing of what it causes
   * @throws IllegalArgumentException when there is no such fault, or target or value do not fit
   */
  Happened apply(String fault, String target, double value) {
    lock.lock();
    try {
      pass();
      Happened happened = new Happened(clock.instant(), fault, target, value);
      world.apply(fault, target, value);
      view = world.view();
      remember(happened);
      return happened;
    } finally {
      lock.unlock();
    }
  }

  /** Remembers what was done to devices rather than to the world. */
  Happened note(String fault, String target) {
    lock.lock();
    try {
      Happened happened = new Happened(clock.instant(), fault, target, Double.NaN);
      remember(happened);
      return happened;
    } finally {
      lock.unlock();
    }
  }

  /** Sets a point through its device; false when nothing here follows it. */
  boolean write(Seat seat, String point, double value) {
    lock.lock();
    try {
      boolean followed = world.write(seat, point, value);
      view = world.view();
      return followed;
    } finally {
      lock.unlock();
    }
  }

  List<String> faultNames() {
    return world.faults();
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

  private void remember(Happened happened) {
    if (faults.size() >= MOST_FAULTS) {
      faults.removeFirst();
    }
    faults.addLast(happened);
  }

  private void tick() {
    lock.lock();
    try {
      pass();
      view = world.view();
    } finally {
      lock.unlock();
    }
  }

  private void pass() {
    long now = System.nanoTime();
    double seconds = (now - lastNanos) / NANOS_PER_SECOND;
    world.step(seconds);
    elapsed += seconds;
    lastNanos = now;
  }
}
