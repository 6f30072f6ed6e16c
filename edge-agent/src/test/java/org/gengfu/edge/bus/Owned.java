package org.gengfu.edge.bus;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.contract.AlarmEvent;
import org.gengfu.contract.CameraLook;
import org.gengfu.contract.CommandOutcome;
import org.gengfu.contract.Reading;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.testkit.FakeBus;
import org.gengfu.driver.testkit.FakeDriver;
import org.gengfu.driver.testkit.ManualBusThread;
import org.gengfu.edge.pipeline.DevicePipeline;
import org.gengfu.edge.settings.BusSetup;
import org.gengfu.edge.settings.DeviceSetup;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ResolvedProfile;
import org.jspecify.annotations.Nullable;

/** One device {@code d} on a fake bus, with an owner, a clock and a device that remembers. */
final class Owned {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** What the device holds, by point. */
  final Map<String, RawValue> held = new HashMap<>();

  final List<Reading> readings = new ArrayList<>();
  final List<AlarmEvent> alarms = new ArrayList<>();
  final List<CommandOutcome> outcomes = new ArrayList<>();
  final List<CameraLook> looks = new ArrayList<>();
  final List<Boolean> online = new ArrayList<>();
  final FakeDriver driver = new FakeDriver(START);
  final ManualBusThread thread = driver.thread();
  final FakeDriver.FakeSettings settings = new FakeDriver.FakeSettings("line");
  final FakeBus bus = (FakeBus) driver.open(settings);
  int renewed;

  private final class Notes implements Sink {
    @Override
    public void said(
        String device, List<Reading> said, List<AlarmEvent> events, @Nullable Boolean changed) {
      readings.addAll(said);
      alarms.addAll(events);
      if (changed != null) {
        online.add(changed);
      }
    }

    @Override
    public void renewed(String device) {
      renewed++;
    }

    @Override
    public void outcome(CommandOutcome outcome) {
      outcomes.add(outcome);
    }

    @Override
    public void looked(CameraLook look) {
      looks.add(look);
    }
  }

  DeviceSetup setup(ResolvedProfile profile, DeviceSetup.@Nullable Again again) {
    Problems problems = new Problems();
    MapNode node = Documents.parse("test", "id: d", problems);
    DevicePlan plan = node == null ? null : driver.plan(profile, node, settings, problems);
    if (plan == null) {
      throw new AssertionError(problems.list());
    }
    return setup(profile, plan, again);
  }

  static DeviceSetup setup(
      ResolvedProfile profile, DevicePlan plan, DeviceSetup.@Nullable Again again) {
    Map<PollClass, Duration> polling = Map.of(PollClass.FAST, Duration.ofSeconds(1));
    return new DeviceSetup("d", profile, plan, polling, Map.of(), again);
  }

  BusOwner own(DeviceSetup device) {
    return own(device, Map.of());
  }

  private Heirs heirs(DeviceSetup device, Map<String, DevicePipeline> before) {
    return Heirs.of(new BusSetup("line", driver, settings, List.of(device), ""), before);
  }

  /** An owner that knows what another one knew. */
  BusOwner own(DeviceSetup device, Map<String, DevicePipeline> before) {
    answers();
    BusOwner owner =
        new BusOwner(
            heirs(device, before),
            bus,
            new Notes(),
            thread::now,
            () -> Duration.between(START, thread.now()).toNanos(),
            Runnable::run);
    owner.start();
    return owner;
  }

  private Map<String, RawValue> held() {
    bus.written().forEach(write -> held.put(write.point(), write.value()));
    return held;
  }

  /** From now on the device answers with what it holds; zero where that is nothing. */
  void answers() {
    bus.reply(
        "d",
        request -> {
          Map<String, RawValue> now = held();
          List<RawValue> values =
              request.points().stream()
                  .map(point -> now.getOrDefault(point, new RawValue.Whole(0)))
                  .toList();
          return new FakeBus.Reply(new ReadOutcome.Values(values), Duration.ofMillis(10));
        });
  }

  Owned advance(Duration time) {
    thread.advance(time);
    return this;
  }
}
