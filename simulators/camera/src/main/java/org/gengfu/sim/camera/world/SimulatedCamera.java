package org.gengfu.sim.camera.world;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.gengfu.sim.camera.scene.Fault;

/**
 * One camera: how it is and, for judges, what it has shown and given. Any thread; who watches it is
 * told on the thread that changed it, and must be quick.
 */
public final class SimulatedCamera {
  private final String id;
  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
  private final AtomicLong streams = new AtomicLong();
  private final AtomicLong keyFrames = new AtomicLong();
  private final AtomicLong answers = new AtomicLong();
  private volatile Condition condition;
  private volatile Shown shown;
  private volatile Map<String, Object> address = Map.of();
  private volatile Runnable serving = () -> {};

  /** What a camera shows since when; other than asked for while a new picture is being made. */
  private record Shown(List<Fault> faults, Instant since) {}

  /** A camera that has just begun to run. */
  public SimulatedCamera(String id, InstantSource clock) {
    this.id = id;
    this.clock = clock;
    Instant now = clock.instant();
    condition = Condition.fine(now);
    shown = new Shown(List.of(), now);
  }

  /** Its id in the room. */
  public String id() {
    return id;
  }

  /** How it is now. */
  public Condition condition() {
    return condition;
  }

  /** The right time. */
  public Instant now() {
    return clock.instant();
  }

  /** The time by its own clock. */
  public Instant ownTime() {
    return clock.instant().plus(condition.clockOffset());
  }

  /** Calls this after every change, on the thread that makes it. */
  public void watch(Runnable watcher) {
    watchers.add(watcher);
  }

  /**
   * Lets a fault happen by its word.
   *
   * @param value NaN for the usual one
   * @throws IllegalArgumentException when there is no such fault or the value does not fit
   */
  public void apply(String word, double value) {
    CameraFault fault =
        CameraFault.named(word)
            .orElseThrow(() -> new IllegalArgumentException("there is no fault " + word));
    double used = fault.value(value);
    change(now -> condition.after(fault.change(), used, now));
  }

  /** Lets it begin again after this time, as when somebody asked it to. */
  public void reboot() {
    apply("camera.reboot", Double.NaN);
  }

  /** Ends a reboot that is over. */
  void pass(Instant now) {
    Instant back = condition.backAt();
    if (back != null && !now.isBefore(back)) {
      change(time -> condition.back(time));
    }
  }

  /** To be called when its picture really has these faults from now on. */
  public void shows(List<Fault> faults) {
    shown = new Shown(List.copyOf(faults), clock.instant());
  }

  /** Codes of the faults that its picture really has now. */
  public List<String> shown() {
    return codes(shown.faults());
  }

  private static List<String> codes(List<Fault> faults) {
    return faults.stream().map(fault -> fault.what().code()).toList();
  }

  /** To be called once, with where it can be found. */
  public void found(Map<String, Object> where) {
    address = Map.copyOf(where);
  }

  /** Calls this whenever somebody gets its stream or an answer of its services. */
  public void serves(Runnable each) {
    serving = each;
  }

  /** To be called when somebody gets its stream. */
  public void streamed() {
    streams.incrementAndGet();
    serving.run();
  }

  /** To be called when a key frame has gone out. */
  public void keyFrame() {
    keyFrames.incrementAndGet();
  }

  /** To be called when it has answered a web service request. */
  public void answered() {
    answers.incrementAndGet();
    serving.run();
  }

  /** All that a judge may want to know. */
  Map<String, Object> truth() {
    Condition is = condition;
    Shown seen = shown;
    Map<String, Object> truth = new LinkedHashMap<>(address);
    truth.put("shown", codes(seen.faults()));
    truth.put("shownSince", seen.since().toEpochMilli());
    truth.put("ordered", codes(is.picture()));
    truth.put("troubles", is.troubles().stream().sorted().map(Enum::name).toList());
    truth.put("up", !is.is(Trouble.OFF));
    truth.put("clockOffsetMillis", is.clockOffset().toMillis());
    truth.put("booted", is.booted().toEpochMilli());
    truth.put("streams", streams.get());
    truth.put("keyFrames", keyFrames.get());
    truth.put("answers", answers.get());
    return truth;
  }

  private void change(Step step) {
    lock.lock();
    try {
      condition = step.next(clock.instant());
    } finally {
      lock.unlock();
    }
    watchers.forEach(Runnable::run);
  }

  private interface Step {
    Condition next(Instant now);
  }
}
