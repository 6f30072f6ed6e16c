package org.gengfu.edge.bus;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.contract.AlarmEvent;
import org.gengfu.contract.Birth;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.Reading;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.edge.pipeline.DevicePipeline;
import org.gengfu.edge.settings.DeviceSetup;
import org.gengfu.profile.Expression;
import org.gengfu.profile.Operand;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.WriteRule;
import org.jspecify.annotations.Nullable;

/** One device on a bus, with its pipeline. Only the bus's thread may call it. */
final class BusDevice {
  private static final Duration DEFAULT_PERIOD = Duration.ofSeconds(5);

  final DeviceSetup setup;
  final DeviceRest rest;
  private final DevicePipeline pipeline;
  private final Set<String> guardNames = new HashSet<>();
  private final Map<String, Operand> guardValues = new HashMap<>();
  private @Nullable Instant deadline;

  /** What a device said, or a delay that ran out brought. */
  record Said(List<Reading> readings, List<AlarmEvent> alarms, @Nullable Boolean online) {
    boolean isEmpty() {
      return readings.isEmpty() && alarms.isEmpty() && online == null;
    }
  }

  BusDevice(DeviceSetup setup) {
    this.setup = setup;
    this.pipeline = new DevicePipeline(setup.profile(), setup.id());
    Duration fastest = DEFAULT_PERIOD;
    for (Map.Entry<PollClass, Duration> each : setup.polling().entrySet()) {
      boolean asked = !setup.plan().requests(each.getKey()).isEmpty();
      fastest = asked && each.getValue().compareTo(fastest) < 0 ? each.getValue() : fastest;
    }
    this.rest = new DeviceRest(fastest.toNanos());
    for (ResolvedPoint point : setup.profile().points()) {
      WriteRule rule = point.write();
      Expression guard = rule == null ? null : rule.guard();
      if (guard != null) {
        guardNames.addAll(guard.names());
      }
    }
  }

  Said accept(List<String> points, ReadOutcome outcome, Instant at) {
    return said(pipeline.accept(points, outcome, at));
  }

  Said tick(Instant now) {
    return said(pipeline.tick(now));
  }

  private Said said(DevicePipeline.Result result) {
    deadline = pipeline.nextDeadline().orElse(null);
    if (!guardNames.isEmpty()) {
      result.readings().forEach(this::keep);
    }
    return new Said(result.readings(), result.alarms(), result.online());
  }

  private void keep(Reading reading) {
    if (!guardNames.contains(reading.point())) {
      return;
    }
    Operand operand = reading.quality().isGood() ? operandOf(reading.value()) : null;
    if (operand == null) {
      guardValues.remove(reading.point());
    } else {
      guardValues.put(reading.point(), operand);
    }
  }

  private static @Nullable Operand operandOf(@Nullable PointValue value) {
    return switch (value) {
      case null -> null;
      case PointValue.Real(double real) -> new Operand.Number(real);
      case PointValue.Whole(long whole) -> new Operand.Number(whole);
      case PointValue.Flag(boolean flag) -> new Operand.Flag(flag);
      case PointValue.Text(String text) -> new Operand.Text(text);
    };
  }

  /** A present value for a guard, null when it is unknown. */
  @Nullable Operand operand(String point) {
    return guardValues.get(point);
  }

  /** When a delay or heartbeat of this device runs out, null for never. */
  @Nullable Instant deadline() {
    return deadline;
  }

  Birth birth(Instant now) {
    return pipeline.birth(now, setup.properties());
  }

  PollClass pollClassOf(String point) {
    ResolvedPoint found = setup.profile().point(point);
    return found == null ? PollClass.ON_DEMAND : found.poll();
  }
}
