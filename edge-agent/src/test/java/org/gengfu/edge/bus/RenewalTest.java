package org.gengfu.edge.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.gengfu.contract.PointDefinition;
import org.gengfu.contract.Reading;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.testkit.FakeDriver.FakePlan;
import org.gengfu.edge.settings.DeviceSetup;
import org.gengfu.profile.DeviceFacts;
import org.gengfu.profile.Operand;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ProfileExtra;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.junit.jupiter.api.Test;

/** A device is asked what it is, and becomes that. */
class RenewalTest {
  private static final ResolvedPoint COUNT =
      TestDevices.point("count", PollClass.STATIC, null)
          .edit()
          .scale(BigDecimal.ONE, BigDecimal.ZERO)
          .done();

  private final Owned owned = new Owned();
  private final AtomicInteger resolved = new AtomicInteger();

  /** The fact is asked for as a point as well: the fake driver plans points only. */
  private static ResolvedProfile asking(int outlets, boolean complete) {
    ResolvedPoint[] points = new ResolvedPoint[1 + outlets];
    points[0] = COUNT;
    for (int i = 0; i < outlets; i++) {
      points[1 + i] = TestDevices.point("outlet[" + i + "]", PollClass.FAST, null);
    }
    return TestDevices.profile(points).with(ProfileExtra.NONE.withFacts(List.of(COUNT), complete));
  }

  private DeviceSetup again(DeviceFacts facts, Problems problems) {
    resolved.incrementAndGet();
    int outlets = facts.values().get("count") instanceof Operand.Number(double n) ? (int) n : 0;
    if (outlets > 8) {
      problems.add(new Mark("profile", 1, 1), "OUT_OF_RANGE", outlets + " outlets", "");
      return null;
    }
    return owned.setup(asking(outlets, true), this::again);
  }

  private BusOwner begin(long outlets) {
    owned.held.put("count", new RawValue.Whole(outlets));
    BusOwner owner = owned.own(owned.setup(asking(0, false), this::again));
    owned.advance(Duration.ofSeconds(3));
    return owner;
  }

  private static List<String> points(BusOwner owner, Owned owned) {
    var birth = owner.birth("d");
    owned.thread.runDue();
    return birth.join().points().stream().map(PointDefinition::point).toList();
  }

  @Test
  void theProfileIsMadeOfWhatTheDeviceSaysAndItsPointsAreAsked() {
    BusOwner owner = begin(2);
    assertThat(owned.renewed).isEqualTo(1);
    assertThat(points(owner, owned)).containsExactly("count", "outlet[0]", "outlet[1]");
    assertThat(owned.readings).extracting(Reading::point).contains("outlet[1]");
  }

  @Test
  void factsAreAskedAgainEachHourAndAChangeCounts() {
    BusOwner owner = begin(1);
    owned.held.put("count", new RawValue.Whole(3));
    owned.advance(Duration.ofMinutes(50));
    assertThat(resolved).hasValue(1);
    owned.advance(Duration.ofMinutes(75));
    assertThat(resolved).hasValue(2);
    assertThat(points(owner, owned)).hasSize(4);
  }

  @Test
  void factsAreAskedAgainWhenTheDeviceComesBack() {
    BusOwner owner = begin(1);
    owned.bus.silence("d", Duration.ofMillis(500));
    owned.advance(Duration.ofMinutes(2));
    owned.held.put("count", new RawValue.Whole(2));
    owned.answers();
    owned.advance(Duration.ofMinutes(3));
    assertThat(points(owner, owned)).hasSize(3);
  }

  @Test
  void whatDoesNotResolveKeepsTheOldOneAndIsCounted() {
    BusOwner owner = begin(1);
    owned.held.put("count", new RawValue.Whole(9));
    owned.advance(Duration.ofMinutes(125));
    assertThat(points(owner, owned)).hasSize(2);
    assertThat(owner.figures().misfits()).isEqualTo(1);
    int readings = owned.readings.size();
    owned.held.put("outlet[0]", new RawValue.Whole(77));
    owned.advance(Duration.ofSeconds(5));
    assertThat(owned.readings.size()).isGreaterThan(readings);
  }

  /** A caller, a trap, a subscription: no question is ever asked. */
  @Test
  void aDeviceThatOnlySpeaksIsOnlineWhileItIsHeard() {
    ResolvedProfile profile = TestDevices.profile(TestDevices.point("x", PollClass.FAST, null));
    FakePlan plan = FakePlan.speaking("d", Duration.ofMinutes(1));
    owned.own(Owned.setup(profile, plan, null));
    owned.advance(Duration.ofSeconds(59));
    assertThat(owned.online).isEmpty();
    say(215);
    owned.advance(Duration.ofSeconds(40));
    say(216);
    owned.advance(Duration.ofSeconds(59));
    assertThat(owned.online).containsExactly(true);
    assertThat(owned.readings).hasSize(2);
    owned.advance(Duration.ofSeconds(2));
    assertThat(owned.online).containsExactly(true, false);
    say(217);
    owned.advance(Duration.ofSeconds(1));
    assertThat(owned.online).containsExactly(true, false, true);
    assertThat(owned.bus.asked()).isEmpty();
  }

  @Test
  void aDeviceThatNeverSpeaksIsLostAfterItsSilence() {
    ResolvedProfile profile = TestDevices.profile(TestDevices.point("x", PollClass.FAST, null));
    owned.own(Owned.setup(profile, FakePlan.speaking("d", Duration.ofMinutes(1)), null));
    owned.advance(Duration.ofSeconds(61));
    assertThat(owned.online).containsExactly(false);
  }

  @Test
  void theDevicesOwnTimeCountsWhenItCanBeRight() {
    ResolvedProfile profile = TestDevices.profile(TestDevices.point("x", PollClass.FAST, null));
    owned.own(Owned.setup(profile, FakePlan.speaking("d", Duration.ofMinutes(9)), null));
    owned.advance(Duration.ofSeconds(100));
    ReadOutcome value = new ReadOutcome.Values(List.of(new RawValue.Whole(1)));
    owned.bus.say("d", List.of("x"), value, Owned.START.plusSeconds(70));
    owned.thread.runDue();
    assertThat(owned.readings.getLast().eventTime()).isEqualTo(Owned.START.plusSeconds(70));
    ReadOutcome later = new ReadOutcome.Values(List.of(new RawValue.Whole(2)));
    owned.bus.say("d", List.of("x"), later, Owned.START.plusSeconds(100_000));
    owned.thread.runDue();
    assertThat(owned.readings.getLast().eventTime()).isEqualTo(Owned.START.plusSeconds(100));
  }

  private void say(long raw) {
    ReadOutcome said = new ReadOutcome.Values(List.of(new RawValue.Whole(raw)));
    owned.bus.say("d", List.of("x"), said, null);
    owned.thread.runDue();
  }
}
