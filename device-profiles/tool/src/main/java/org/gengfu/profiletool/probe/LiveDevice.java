package org.gengfu.profiletool.probe;

import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.driver.Bus;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.Driver;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadRequest;
import org.gengfu.driver.WriteOutcome;
import org.gengfu.driver.WriteRequest;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profiletool.WrongCallException;
import org.jspecify.annotations.Nullable;

/** One device, asked by its protocol's real driver, one question at a time. For one thread. */
public final class LiveDevice implements AutoCloseable {
  /** Longest wait for the outcome of a question; a driver's own time-outs are far shorter. */
  private static final long PATIENCE_SECONDS = 180;

  private final Driver driver;
  private final Driver.BusSettings settings;
  private final MapNode device;
  private final Bus bus;
  private boolean asked;
  private boolean answered;

  private LiveDevice(Driver driver, Driver.BusSettings settings, MapNode device) {
    this.driver = driver;
    this.settings = settings;
    this.device = device;
    this.bus = driver.open(settings);
  }

  /**
   * Makes ready to ask; nothing is sent yet.
   *
   * @throws WrongCallException when no driver speaks the protocol, or its settings are wrong
   */
  public static LiveDevice of(String protocol, WireOptions wire) {
    Driver driver = driver(protocol);
    Problems problems = new Problems();
    Driver.BusSettings settings = driver.busSettings(wire.bus(), problems);
    if (settings == null || !problems.isEmpty()) {
      driver.close();
      throw new WrongCallException(problems.toString().strip());
    }
    return new LiveDevice(driver, settings, wire.device());
  }

  private static Driver driver(String protocol) {
    TreeSet<String> known = new TreeSet<>();
    for (Driver driver : ServiceLoader.load(Driver.class)) {
      if (driver.protocol().equals(protocol)) {
        return driver;
      }
      known.add(driver.protocol());
    }
    throw new WrongCallException(
        "no driver speaks " + protocol + ". There are " + String.join(", ", known));
  }

  /**
   * The questions for the points of a profile.
   *
   * @throws WrongCallException when the device's settings are wrong
   */
  public DevicePlan plan(ResolvedProfile profile) {
    Problems problems = new Problems();
    @Nullable DevicePlan plan = driver.plan(profile, device, settings, problems);
    if (plan == null || !problems.isEmpty()) {
      throw new WrongCallException(problems.toString().strip());
    }
    return plan;
  }

  /** Asks one question and waits for what comes of it. */
  public ReadOutcome ask(DevicePlan plan, ReadRequest request) {
    CompletableFuture<ReadOutcome> outcome = new CompletableFuture<>();
    bus.thread().execute(() -> bus.read(plan, request, outcome::complete));
    ReadOutcome came = awaited(outcome, request.describe());
    asked = true;
    answered |= !(came instanceof ReadOutcome.NoAnswer);
    return came;
  }

  /** True when it was asked, and nothing ever came. */
  boolean silent() {
    return asked && !answered;
  }

  private static <T> T awaited(CompletableFuture<T> outcome, String what) {
    try {
      return outcome.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for an answer", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the driver lost the question " + what, e);
    }
  }

  /**
   * Says who hears what the device says unasked; once, before the first question.
   *
   * @param heard called on the bus's thread
   */
  void listen(DevicePlan plan, BiConsumer<List<String>, ReadOutcome> heard) {
    bus.thread()
        .execute(() ->
            bus.listen(
                List.of(plan), (spoke, points, outcome, at) -> heard.accept(points, outcome)));
  }

  /** From now on the device is asked by another plan. */
  void replanned(DevicePlan before, DevicePlan now) {
    bus.thread().execute(() -> bus.replanned(before, now));
  }

  /** Sets one point and waits for what comes of it. */
  public WriteOutcome write(DevicePlan plan, WriteRequest request) {
    CompletableFuture<WriteOutcome> outcome = new CompletableFuture<>();
    bus.thread().execute(() -> bus.write(plan, request, outcome::complete));
    return awaited(outcome, "set " + request.point());
  }

  /** What came of a question, in words. */
  public static String words(ReadOutcome outcome) {
    return switch (outcome) {
      case ReadOutcome.Values values -> values.values().size() + " values";
      case ReadOutcome.DeviceError error -> "error " + error.code() + " (" + error.name() + ")";
      case ReadOutcome.NoAnswer none -> "no answer: " + none.why();
      case ReadOutcome.Malformed malformed -> "no answer to the question: " + malformed.why();
    };
  }

  @Override
  public void close() {
    bus.close();
    driver.close();
  }
}
