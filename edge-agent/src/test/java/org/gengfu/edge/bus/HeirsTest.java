package org.gengfu.edge.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gengfu.contract.AlarmEvent;
import org.gengfu.document.Problems;
import org.gengfu.driver.RawValue;
import org.gengfu.edge.pipeline.DevicePipeline;
import org.gengfu.edge.settings.DeviceSetup;
import org.gengfu.profile.AlarmExtra;
import org.gengfu.profile.AlarmSeverity;
import org.gengfu.profile.DeviceFacts;
import org.gengfu.profile.Operand;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ProfileExtra;
import org.gengfu.profile.ResolvedAlarm;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.junit.jupiter.api.Test;

/** A bus is opened anew while alarms stand on it. */
class HeirsTest {
  private static final ResolvedPoint COUNT =
      TestDevices.point("count", PollClass.STATIC, null)
          .edit()
          .scale(BigDecimal.ONE, BigDecimal.ZERO)
          .done();

  private final Owned before = new Owned();
  private final Owned after = new Owned();

  private static ResolvedAlarm latched(String when) {
    AlarmExtra none = AlarmExtra.NONE;
    return new ResolvedAlarm(
        "high",
        TestDevices.expression(when),
        null,
        List.of(),
        Duration.ofSeconds(30),
        Duration.ZERO,
        AlarmSeverity.MAJOR,
        "OTHER",
        Map.of(),
        Map.of(),
        new AlarmExtra(
            none.windows(), List.of(), true, null, none.spares(), none.doc(), none.automatic()));
  }

  private static ResolvedProfile profile(String id, int outlets, boolean complete) {
    ResolvedPoint[] points = new ResolvedPoint[1 + outlets];
    points[0] = COUNT;
    for (int i = 0; i < outlets; i++) {
      points[1 + i] = TestDevices.point("outlet" + i, PollClass.FAST, null);
    }
    ResolvedProfile made = TestDevices.profile(points);
    List<ResolvedAlarm> alarms = outlets == 0 ? List.of() : List.of(latched("outlet0 > 5"));
    return new ResolvedProfile(
            id,
            made.version(),
            made.kind(),
            made.titles(),
            "",
            "",
            true,
            "",
            made.protocol(),
            made.polling(),
            made.points(),
            alarms)
        .with(ProfileExtra.NONE.withFacts(List.of(COUNT), complete));
  }

  private static DeviceSetup again(Owned owned, DeviceFacts facts, Problems problems) {
    int outlets = facts.values().get("count") instanceof Operand.Number(double n) ? (int) n : 0;
    return owned.setup(profile("test", outlets, true), (next, found) -> again(owned, next, found));
  }

  private static DeviceSetup unknown(Owned owned) {
    return owned.setup(
        profile("test", 0, false), (facts, problems) -> again(owned, facts, problems));
  }

  private Map<String, DevicePipeline> leave(long outlet) {
    before.held.put("count", new RawValue.Whole(1));
    before.held.put("outlet0", new RawValue.Whole(outlet));
    BusOwner owner = before.own(unknown(before));
    before.advance(Duration.ofMinutes(2));
    var known = owner.leave();
    before.thread.runDue();
    owner.close();
    return known.join();
  }

  @Test
  void anAlarmThatStandsIsInTheBirthOfTheBusThatIsOpenedAnew() {
    Map<String, DevicePipeline> known = leave(90);
    assertThat(before.alarms).extracting(AlarmEvent::active).containsExactly(true);

    after.held.put("count", new RawValue.Whole(1));
    after.held.put("outlet0", new RawValue.Whole(1));
    BusOwner owner = after.own(unknown(after), known);
    after.advance(Duration.ofSeconds(5));

    assertThat(after.online).containsExactly(true);
    var birth = owner.birth("d");
    after.thread.runDue();
    assertThat(birth.join().active())
        .extracting(AlarmEvent::eventTime)
        .containsExactly(before.alarms.getFirst().eventTime());
    assertThat(after.alarms).isEmpty();
    assertThat(after.renewed).as("what it said of itself still counts").isZero();
  }

  @Test
  void anotherProfileInheritsNothing() {
    Map<String, DevicePipeline> known = leave(90);
    after.held.put("outlet0", new RawValue.Whole(1));
    BusOwner owner = after.own(after.setup(profile("other", 1, true), null), known);
    after.advance(Duration.ofSeconds(5));
    var birth = owner.birth("d");
    after.thread.runDue();
    assertThat(birth.join().active()).isEmpty();
  }
}
