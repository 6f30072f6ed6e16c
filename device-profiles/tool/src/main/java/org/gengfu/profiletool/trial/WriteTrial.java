package org.gengfu.profiletool.trial;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.Reading;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadRequest;
import org.gengfu.driver.WriteOutcome;
import org.gengfu.driver.WriteRequest;
import org.gengfu.edge.pipeline.DevicePipeline;
import org.gengfu.profile.Decode.ScaleFrom;
import org.gengfu.profile.Operand;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profiletool.probe.LiveAnswers;
import org.gengfu.profiletool.probe.LiveDevice;
import org.gengfu.sim.RawNumber;
import org.jspecify.annotations.Nullable;

/**
 * Sets chosen points of a live device, looks whether they show it, and sets each back to what it
 * was. A point that could not be set back is never set. Never runs a command. One use, one thread.
 */
final class WriteTrial {
  /** A device that promises no read-back has so long to show what was set. */
  private static final Duration SHOWS_WITHIN = Duration.ofSeconds(2);

  private static final long LOOK_MILLIS = 250;

  private final LiveDevice device;
  private final DevicePlan plan;
  private final ResolvedProfile profile;
  private final PrintStream out;
  private int wrong;

  /** What a point holds: as the wire has it, and as the pipeline understands it. */
  private record Held(RawValue raw, Reading reading, double factor) {}

  WriteTrial(LiveDevice device, ResolvedProfile profile, LiveAnswers answers, PrintStream out) {
    this.device = device;
    this.plan = answers.plan(profile);
    this.profile = profile;
    this.out = out;
  }

  /**
   * Tries the points one after the other; stops at one that could not be set back.
   *
   * @return how many points are not as their profile says
   */
  int run(List<WriteOrder> orders) throws InterruptedException {
    for (WriteOrder order : orders) {
      int before = wrong;
      boolean back = point(order);
      if (wrong > before) {
        wrong = before + 1;
      }
      if (!back) {
        out.println("  the points after " + order.point().id() + " were not tried");
        break;
      }
    }
    out.println(orders.size() + " points to be written: " + wrong + " failed");
    return wrong;
  }

  /** False when the device was left with another value than it had. */
  private boolean point(WriteOrder order) throws InterruptedException {
    ResolvedPoint point = order.point();
    Held before = held(point);
    PointValue value = before == null ? null : before.reading().value();
    if (before == null || value == null || !before.reading().quality().isGood()) {
      return complain(point, "not tried: it shows no good value, so it could not be set back");
    }
    String why = order.refusal(value);
    if (why != null) {
      return complain(
          point, "not tried: it shows " + LiveRun.shown(before.reading()) + ", which is " + why);
    }
    out.println("  " + point.id() + ": was " + LiveRun.shown(before.reading()));
    boolean touched = false;
    try {
      for (PointValue wanted : order.values()) {
        touched = true;
        if (!set(point, wanted, raw(point, wanted, before))) {
          break;
        }
        TimeUnit.MILLISECONDS.sleep(order.restMillis());
      }
    } finally {
      touched = touched && !setBack(point, value, before.raw());
    }
    return !touched;
  }

  private boolean complain(ResolvedPoint point, String what) {
    wrong++;
    out.println("  " + point.id() + ": " + what);
    return true;
  }

  private static RawValue raw(ResolvedPoint point, PointValue wanted, Held before) {
    if (wanted instanceof PointValue.Text(String text)) {
      return new RawValue.Text(text);
    }
    double value = wanted.asDouble();
    return before.raw() instanceof RawValue.Real
        ? new RawValue.Real(RawNumber.real(point, before.factor(), value))
        : new RawValue.Whole(
            RawNumber.whole(point, before.factor(), value, WriteOrder.LEAST, WriteOrder.GREATEST)
                .longValue());
  }

  private boolean set(ResolvedPoint point, PointValue wanted, RawValue raw)
      throws InterruptedException {
    WriteOutcome outcome = device.write(plan, new WriteRequest(point.id(), raw));
    String why = failure(outcome);
    boolean other = outcome instanceof WriteOutcome.NotTaken;
    if (why == null || other) {
      Held shown = other ? held(point) : shows(point, wanted);
      boolean fine = shown != null && same(point, wanted, shown);
      String shows = shown == null ? "nothing" : LiveRun.shown(shown.reading());
      why = fine ? null : "taken, but it shows " + shows;
    }
    out.println(
        "  "
            + point.id()
            + " := "
            + words(wanted)
            + ": "
            + (why == null ? "taken and shown" : "FAILED, " + why));
    wrong += why == null ? 0 : 1;
    return why == null;
  }

  private static @Nullable String failure(WriteOutcome outcome) {
    return switch (outcome) {
      case WriteOutcome.Done ignored -> null;
      case WriteOutcome.Refused(String why) -> "not sent: " + why;
      case WriteOutcome.NotTaken(RawValue shown) -> "taken, but it shows the raw value " + shown;
      case WriteOutcome.Failed(ReadOutcome why) ->
          "whether the device took it is not known: " + LiveDevice.words(why);
    };
  }

  private boolean setBack(ResolvedPoint point, PointValue before, RawValue raw)
      throws InterruptedException {
    String why = failure(device.write(plan, new WriteRequest(point.id(), raw)));
    Held shown = shows(point, before);
    if (shown != null && same(point, before, shown)) {
      out.println("  " + point.id() + ": set back to " + words(before));
      return true;
    }
    wrong++;
    out.println(
        "  "
            + point.id()
            + ": NOT SET BACK"
            + (why == null ? "" : " (" + why + ")")
            + ". Set it to "
            + words(before)
            + " by hand");
    return false;
  }

  /** What the point shows, once it shows what is wanted, or at last. */
  private @Nullable Held shows(ResolvedPoint point, PointValue wanted) throws InterruptedException {
    long until = System.nanoTime() + SHOWS_WITHIN.toNanos();
    Held shown = held(point);
    while ((shown == null || !same(point, wanted, shown)) && System.nanoTime() < until) {
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      shown = held(point);
    }
    return shown;
  }

  private static boolean same(ResolvedPoint point, PointValue wanted, Held shown) {
    PointValue value = shown.reading().value();
    if (value == null || !shown.reading().quality().isGood()) {
      return false;
    }
    double off = Math.abs(value.asDouble() - wanted.asDouble());
    return wanted instanceof PointValue.Text
        ? wanted.equals(value)
        : off <= Candidates.tolerance(point, wanted.asDouble());
  }

  /** Reads the point, and the factor that the device keeps for it. */
  private @Nullable Held held(ResolvedPoint point) {
    DevicePipeline pipeline = new DevicePipeline(profile, "live");
    ScaleFrom from = point.decode().scaleFrom();
    if (from != null) {
      ask(from.point(), pipeline);
    }
    Map<String, RawValue> raw = new LinkedHashMap<>();
    List<Reading> readings = new ArrayList<>();
    ReadRequest request = plan.request(point.id()).orElse(null);
    if (request != null
        && device.ask(plan, request) instanceof ReadOutcome.Values(List<RawValue> values)) {
      for (int i = 0; i < values.size(); i++) {
        raw.put(request.points().get(i), values.get(i));
      }
      readings.addAll(
          pipeline
              .accept(request.points(), new ReadOutcome.Values(values), Instant.now())
              .readings());
    }
    RawValue own = raw.get(point.id());
    for (Reading reading : readings) {
      if (reading.point().equals(point.id()) && own != null) {
        return new Held(own, reading, factor(from, pipeline));
      }
    }
    return null;
  }

  private void ask(String point, DevicePipeline pipeline) {
    plan.request(point)
        .ifPresent(
            request -> pipeline.accept(request.points(), device.ask(plan, request), Instant.now()));
  }

  private static double factor(@Nullable ScaleFrom from, DevicePipeline pipeline) {
    if (from == null || !(pipeline.operand(from.point()) instanceof Operand.Number(double held))) {
      return 1;
    }
    return from.power10() ? Math.pow(10, held) : held;
  }

  private static String words(PointValue value) {
    return switch (value) {
      case PointValue.Real(double real) -> String.format(Locale.ROOT, "%s", real);
      case PointValue.Whole(long whole) -> Long.toString(whole);
      case PointValue.Flag(boolean flag) -> Boolean.toString(flag);
      case PointValue.Text(String text) -> '"' + text + '"';
    };
  }
}
