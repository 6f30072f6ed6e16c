package org.gengfu.profiletool.trial;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gengfu.contract.Reading;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadRequest;
import org.gengfu.edge.pipeline.DevicePipeline;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.WireSource;
import org.gengfu.profiletool.probe.LiveDevice;
import org.gengfu.sim.face.Face;
import org.gengfu.sim.face.FaceMaker;
import org.gengfu.sim.face.PortNode;
import org.jspecify.annotations.Nullable;

/**
 * A profile's generated device on a real port, read by the real driver through the real pipeline:
 * every point at its ends, without a value, in each state, each bit. One use, one thread.
 */
final class RoundTrip {
  private static final List<PollClass> ORDER =
      List.of(
          PollClass.STATIC, PollClass.FAST, PollClass.NORMAL, PollClass.SLOW, PollClass.ON_DEMAND);

  private final Facts.Whole whole;
  private final Verdict verdict;
  private final String label;

  RoundTrip(Facts.Whole whole, Verdict verdict, String label) {
    this.whole = whole;
    this.verdict = verdict;
    this.label = label;
  }

  /** Opens the device, reads it as often as there are values, compares. */
  void run(FaceMaker maker, Wiring wiring, Path folder) throws IOException {
    TrialDevice device = new TrialDevice(whole.profile(), whole.facts(), wiring.simulatedNode());
    String protocol = maker.protocol();
    PortNode port = new PortNode("trial", protocol, wiring.portNode(folder), folder);
    try (Face face = maker.open(port, List.of(device));
        LiveDevice live = LiveDevice.of(protocol, wiring.way(face.where(), folder))) {
      DevicePlan plan = live.plan(whole.profile());
      Map<String, List<Double>> values = values();
      Set<String> counting = Carrier.counting(whole.profile());
      if (!counting.isEmpty()) {
        verdict.note(
            "tried only with the number of parts that the points need, because they say how many"
                + " parts of the answer follow: "
                + String.join(", ", new TreeSet<>(counting)));
      }
      int rounds = values.values().stream().mapToInt(List::size).max().orElse(1);
      for (int round = 0; round < Math.max(1, rounds); round++) {
        Map<String, Double> held = hold(device, values, round);
        Map<String, @Nullable Reading> readings = read(live, plan);
        counting.forEach(id -> held.computeIfPresent(id, (same, value) -> said(device, id, value)));
        compare(readings, held);
      }
    }
  }

  private static double said(TrialDevice device, String point, double otherwise) {
    Double said = device.said(point);
    return said == null ? otherwise : said;
  }

  private Map<String, List<Double>> values() {
    Map<String, List<Double>> values = new LinkedHashMap<>();
    for (ResolvedPoint point : whole.profile().points()) {
      List<Double> candidates = Candidates.of(point, whole.profile());
      if (point.source() instanceof WireSource && !candidates.isEmpty()) {
        values.put(point.id(), candidates);
      }
    }
    return values;
  }

  /** Neighbours get different values, so that one read in the other's place is seen. */
  private static Map<String, Double> hold(
      TrialDevice device, Map<String, List<Double>> values, int round) {
    Map<String, Double> held = new HashMap<>();
    int index = 0;
    for (Map.Entry<String, List<Double>> entry : values.entrySet()) {
      List<Double> candidates = entry.getValue();
      double value = candidates.get((round + index++) % candidates.size());
      device.hold(entry.getKey(), value);
      held.put(entry.getKey(), value);
    }
    return held;
  }

  /** What was read: the reading of each point that was asked for, null for none. */
  private Map<String, @Nullable Reading> read(LiveDevice live, DevicePlan plan) {
    DevicePipeline pipeline = new DevicePipeline(whole.profile(), "trial");
    Map<String, @Nullable Reading> readings = new HashMap<>();
    Set<String> failed = new LinkedHashSet<>();
    for (PollClass pollClass : ORDER) {
      for (ReadRequest request : plan.requests(pollClass)) {
        ReadOutcome outcome = live.ask(plan, request);
        if (!(outcome instanceof ReadOutcome.Values values)) {
          failed.add(request.describe() + ": " + LiveDevice.words(outcome));
          continue;
        }
        request.points().forEach(id -> readings.putIfAbsent(id, null));
        if (values.values().stream().noneMatch(RawValue.Rows.class::isInstance)) {
          pipeline
              .accept(request.points(), outcome, Instant.now())
              .readings()
              .forEach(reading -> readings.put(reading.point(), reading));
        }
      }
    }
    failed.forEach(line -> verdict.wrong(label, line));
    return readings;
  }

  private void compare(Map<String, @Nullable Reading> readings, Map<String, Double> held) {
    List<String> unasked = new ArrayList<>();
    held.forEach((id, value) -> {
      ResolvedPoint point = whole.profile().point(id);
      if (point == null || !readings.containsKey(id)) {
        unasked.add(id);
        return;
      }
      String difference =
          difference(point, value, Candidates.factor(point, held), readings.get(id));
      if (difference == null) {
        verdict.right();
      } else {
        verdict.wrong(label, id + ": " + difference);
      }
    });
    verdict.unasked(unasked);
  }

  private static @Nullable String difference(
      ResolvedPoint point, double value, double factor, @Nullable Reading reading) {
    boolean good = reading != null && reading.quality().isGood() && reading.value() != null;
    if (Double.isNaN(value)) {
      return good ? "the device has no value, but " + reading + " was read" : null;
    }
    if (!good || reading == null || reading.value() == null) {
      return "the device holds "
          + value
          + ", but "
          + (reading == null ? "nothing" : reading.quality() + " without a good value")
          + " was read";
    }
    double read = reading.value().asDouble();
    double off = Math.abs(read - value);
    boolean state = !point.labels().isEmpty();
    double allowed = state ? 0 : Math.max(1, factor) * Candidates.tolerance(point, value);
    return off <= allowed ? null : "the device holds " + value + ", but " + read + " was read";
  }
}
