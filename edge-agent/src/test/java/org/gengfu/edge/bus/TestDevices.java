package org.gengfu.edge.bus;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.testkit.FakeDriver;
import org.gengfu.driver.testkit.FakeDriver.FakeSettings;
import org.gengfu.edge.settings.BusSetup;
import org.gengfu.edge.settings.DeviceSetup;
import org.gengfu.profile.Expression;
import org.gengfu.profile.ModbusTable;
import org.gengfu.profile.OtherProtocol;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.RawType;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.ValueKind;
import org.gengfu.profile.WordOrder;
import org.gengfu.profile.WriteRule;
import org.jspecify.annotations.Nullable;

/** Profiles and buses that the tests of this package share. */
final class TestDevices {
  static final String TEMPERATURE = "ambient.temperature";
  static final String SETPOINT = "setpoint.temperature";

  private TestDevices() {}

  static ResolvedPoint point(String id, PollClass pollClass, @Nullable WriteRule write) {
    return new ResolvedPoint(
        id,
        ValueKind.REAL,
        pollClass,
        new RegisterSource(ModbusTable.HOLDING, 0, RawType.INT16, 1, WordOrder.ABCD, -1, -1, -1),
        Set.of(),
        new BigDecimal("0.1"),
        BigDecimal.ZERO,
        null,
        null,
        null,
        0,
        Duration.ofHours(1),
        "Cel",
        "temperature",
        Map.of(),
        Map.of(),
        write);
  }

  static ResolvedProfile profile(ResolvedPoint... points) {
    return new ResolvedProfile(
        "test",
        "1",
        "environment.th",
        Map.of(),
        "",
        "",
        true,
        "",
        new OtherProtocol("fake"),
        Map.of(PollClass.FAST, Duration.ofSeconds(1)),
        List.of(points),
        List.of());
  }

  static Expression expression(String text) {
    MapNode node = Documents.parse("test", "x: '" + text + "'", new Problems());
    return Expression.parse((ScalarNode) node.get("x"), new Problems());
  }

  /** A bus with devices d-0, d-1 and so on, all of one profile. */
  static BusSetup bus(FakeDriver driver, ResolvedProfile profile, Duration period, int count) {
    Problems problems = new Problems();
    List<DeviceSetup> devices = new ArrayList<>();
    FakeSettings settings = new FakeSettings("line");
    for (int i = 0; i < count; i++) {
      MapNode node = Documents.parse("test", "id: d-" + i, problems);
      DevicePlan plan = driver.plan(profile, node, settings, problems);
      devices.add(
          new DeviceSetup("d-" + i, profile, plan, Map.of(PollClass.FAST, period), Map.of()));
    }
    return new BusSetup("line", driver, settings, devices, "");
  }
}
