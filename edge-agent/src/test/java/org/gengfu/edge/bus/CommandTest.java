package org.gengfu.edge.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.edge.bus.TestDevices.SETPOINT;
import static org.gengfu.edge.bus.TestDevices.point;
import static org.gengfu.edge.bus.TestDevices.profile;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gengfu.contract.PointValue;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.WriteRequest;
import org.gengfu.driver.testkit.FakeDriver;
import org.gengfu.edge.bus.Command.Checked;
import org.gengfu.edge.settings.DeviceSetup;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.WriteRule;
import org.junit.jupiter.api.Test;

class CommandTest {
  private static final WriteRule RULE = new WriteRule(16, 30, 0.5, "operator", null, Duration.ZERO);

  private static BusDevice device(WriteRule rule) {
    ResolvedProfile profile = profile(point(SETPOINT, PollClass.FAST, rule));
    FakeDriver driver = new FakeDriver(Instant.EPOCH);
    DeviceSetup setup =
        TestDevices.bus(driver, profile, Duration.ofSeconds(1), 1).devices().getFirst();
    return new BusDevice(setup, 0, 0, null);
  }

  private static Checked check(PointValue value) {
    return new Command(SETPOINT, value).check(device(RULE), 0);
  }

  @Test
  void theBoundsThemselvesAreAllowed() {
    assertThat(check(new PointValue.Real(16))).isEqualTo(allowed(160));
    assertThat(check(new PointValue.Whole(30))).isEqualTo(allowed(300));
  }

  private static Checked allowed(long raw) {
    return new Checked.Allowed(
        List.of(new Step.Write(new WriteRequest(SETPOINT, new RawValue.Whole(raw)))));
  }

  @Test
  void outsideTheRangeIsRefused() {
    assertThat(check(new PointValue.Real(15.9))).isInstanceOf(Checked.Refused.class);
    assertThat(check(new PointValue.Real(30.1))).isInstanceOf(Checked.Refused.class);
  }

  @Test
  void betweenTheStepsIsRefused() {
    assertThat(check(new PointValue.Real(20.3)))
        .isEqualTo(new Checked.Refused("20.3 is not in steps of 0.5 from 16.0"));
  }

  @Test
  void aTextForANumberIsRefused() {
    assertThat(check(new PointValue.Text("20"))).isInstanceOf(Checked.Refused.class);
  }

  @Test
  void aGuardThatIsNotKnownToHoldRefuses() {
    WriteRule guarded =
        new WriteRule(
            16, 30, 0.5, "operator", TestDevices.expression("fan.running"), Duration.ZERO);
    Checked checked = new Command(SETPOINT, new PointValue.Real(20)).check(device(guarded), 0);
    assertThat(checked).isEqualTo(new Checked.Refused("the guard does not hold: fan.running"));
  }

  /** What nobody polls is not known here; the driver asks for it before it writes. */
  @Test
  void aGuardOverAPointOnDemandIsLeftToTheDriver() {
    WriteRule guarded =
        new WriteRule(16, 30, 0.5, "operator", TestDevices.expression("mode > 1"), Duration.ZERO);
    ResolvedProfile profile =
        profile(point(SETPOINT, PollClass.FAST, guarded), point("mode", PollClass.ON_DEMAND, null));
    DeviceSetup setup =
        TestDevices.bus(new FakeDriver(Instant.EPOCH), profile, Duration.ofSeconds(1), 1)
            .devices()
            .getFirst();
    assertThat(
            new Command(SETPOINT, new PointValue.Real(20))
                .check(new BusDevice(setup, 0, 0, null), 0))
        .isEqualTo(allowed(200));
  }

  @Test
  void anEnumerationTakesItsLabelsOnly() {
    WriteRule labels =
        new WriteRule(
            16,
            30,
            0,
            "operator",
            null,
            Duration.ZERO,
            null,
            org.gengfu.profile.WriteConduct.PLAIN,
            java.util.Set.of(16L, 30L));
    assertThat(new Command(SETPOINT, new PointValue.Whole(30)).check(device(labels), 0))
        .isEqualTo(allowed(300));
    assertThat(new Command(SETPOINT, new PointValue.Whole(20)).check(device(labels), 0))
        .isEqualTo(new Checked.Refused("20.0 is none of the values [16, 30]"));
  }
}
