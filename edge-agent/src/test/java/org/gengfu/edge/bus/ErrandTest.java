package org.gengfu.edge.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gengfu.contract.PointValue;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.WriteRequest;
import org.gengfu.profile.CommandStep;
import org.gengfu.profile.Expression;
import org.gengfu.profile.Operand;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ProfileExtra;
import org.gengfu.profile.ResolvedCommand;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.SetupWrite;
import org.gengfu.profile.WriteConduct;
import org.gengfu.profile.WriteRule;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Commands of several steps, momentary writes, set-up and watchdogs. */
class ErrandTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final PointValue RUN = new PointValue.Flag(true);

  private final Owned owned = new Owned();

  private static ResolvedPoint point(String id, WriteConduct conduct) {
    WriteRule rule = new WriteRule(0, 100, 0, "operator", null, Duration.ZERO, null, conduct);
    return TestDevices.point(id, PollClass.FAST, rule);
  }

  private static WriteConduct conduct(
      Duration momentary, @Nullable Double back, Duration coolDown, int perHour) {
    return new WriteConduct(momentary, back, false, coolDown, "", perHour, 0);
  }

  private static ResolvedProfile profile(
      WriteConduct conduct, List<ResolvedCommand> commands, List<SetupWrite> setup) {
    return TestDevices.profile(
            point("x", conduct), TestDevices.point("state", PollClass.FAST, null))
        .with(ProfileExtra.NONE.withWrites(List.of(), commands, setup));
  }

  private static ResolvedCommand command(@Nullable Expression guard, CommandStep... steps) {
    return new ResolvedCommand(
        "reset", Map.of(), "operator", guard, WriteConduct.PLAIN, "", List.of(steps));
  }

  private BusOwner begin(ResolvedProfile profile) {
    BusOwner owner = owned.own(owned.setup(profile, null));
    owned.advance(Duration.ofMillis(500));
    return owner;
  }

  private static WriteRequest raw(long value) {
    return new WriteRequest("x", new RawValue.Whole(value));
  }

  @Test
  void aCommandsStepsGoOneAfterTheOtherAndTheBusIsFreeMeanwhile() {
    ResolvedCommand command =
        command(
            null,
            new CommandStep.Write("x", new Operand.Number(1)),
            new CommandStep.Wait(Duration.ofSeconds(5)),
            new CommandStep.Expect(TestDevices.expression("state > 2"), Duration.ofSeconds(3)),
            new CommandStep.Write("x", new Operand.Number(0)));
    BusOwner owner = begin(profile(WriteConduct.PLAIN, List.of(command), List.of()));
    owner.write("d", "Commands/reset", RUN, "");
    owned.advance(Duration.ofSeconds(4));
    int askedMeanwhile = owned.bus.asked().size();
    assertThat(askedMeanwhile).isGreaterThan(4);
    assertThat(owned.bus.written()).containsExactly(raw(10));
    owned.advance(Duration.ofSeconds(2));
    assertThat(owned.bus.written()).containsExactly(raw(10));
    owned.held.put("state", new RawValue.Whole(30));
    owned.advance(SECOND);
    assertThat(owned.bus.written()).containsExactly(raw(10), raw(0));
  }

  @Test
  void aStepThatFailsEndsTheCommand() {
    ResolvedCommand command =
        command(
            null,
            new CommandStep.Expect(TestDevices.expression("state > 2"), Duration.ofSeconds(3)),
            new CommandStep.Write("x", new Operand.Number(1)));
    BusOwner owner = begin(profile(WriteConduct.PLAIN, List.of(command), List.of()));
    owner.write("d", "Commands/reset", RUN, "");
    owned.advance(Duration.ofSeconds(10));
    owned.held.put("state", new RawValue.Whole(30));
    owned.advance(Duration.ofSeconds(10));
    assertThat(owned.bus.written()).isEmpty();
  }

  @Test
  void aGuardIsJudgedByWhatTheDeviceShowsNow() {
    ResolvedCommand command =
        command(
            TestDevices.expression("state > 2"), new CommandStep.Write("x", new Operand.Number(1)));
    BusOwner owner = begin(profile(WriteConduct.PLAIN, List.of(command), List.of()));
    owner.write("d", "Commands/reset", RUN, "");
    owned.advance(SECOND);
    assertThat(owned.bus.written()).isEmpty();
    owned.held.put("state", new RawValue.Whole(30));
    owner.write("d", "Commands/reset", RUN, "");
    owned.advance(SECOND);
    assertThat(owned.bus.written()).hasSize(1);
    owner.write("d", "Commands/nothing", RUN, "");
    owner.write("d", "Commands/reset", new PointValue.Flag(false), "");
    owned.advance(SECOND);
    assertThat(owned.bus.written()).hasSize(1);
  }

  @Test
  void aMomentaryWriteIsTakenBack() {
    BusOwner owner =
        begin(
            profile(conduct(Duration.ofSeconds(2), null, Duration.ZERO, 0), List.of(), List.of()));
    owned.held.put("x", new RawValue.Whole(70));
    owner.write("d", "x", new PointValue.Real(5), "");
    owned.advance(SECOND);
    assertThat(owned.bus.written()).containsExactly(raw(50));
    owned.advance(Duration.ofSeconds(2));
    assertThat(owned.bus.written()).containsExactly(raw(50), raw(70));
  }

  @Test
  void aMomentaryWriteMayEndWithAValueOfItsOwn() {
    BusOwner owner =
        begin(profile(conduct(Duration.ofSeconds(2), 0.0, Duration.ZERO, 0), List.of(), List.of()));
    owner.write("d", "x", new PointValue.Real(1), "");
    owned.advance(Duration.ofSeconds(3));
    assertThat(owned.bus.written()).containsExactly(raw(10), raw(0));
  }

  @Test
  void commandsKeepTheirLeastTimeAndTheirNumberInAnHour() {
    BusOwner owner =
        begin(
            profile(conduct(Duration.ZERO, null, Duration.ofSeconds(10), 3), List.of(), List.of()));
    for (int i = 0; i < 60; i++) {
      owner.write("d", "x", new PointValue.Real(i), "");
      owned.advance(SECOND);
    }
    assertThat(owned.bus.written()).containsExactly(raw(0), raw(100), raw(200));
    owned.advance(Duration.ofHours(1));
    owner.write("d", "x", new PointValue.Real(7), "");
    owned.advance(SECOND);
    assertThat(owned.bus.written()).hasSize(4).endsWith(raw(70));
  }

  private static SetupWrite setup(
      @Nullable Double value, @Nullable String when, boolean verify, Duration every) {
    return new SetupWrite(
        "x",
        value == null ? null : new Operand.Number(value),
        when == null ? null : TestDevices.expression(when),
        verify,
        every,
        false);
  }

  @Test
  void setUpIsWrittenOnceAfterEachConnectAndOnlyWhereItDiffers() {
    ResolvedProfile profile =
        profile(
            WriteConduct.PLAIN,
            List.of(),
            List.of(
                setup(1.0, null, true, Duration.ZERO),
                setup(2.0, "state > 50", false, Duration.ZERO),
                setup(3.0, "state < 50", false, Duration.ZERO)));
    owned.held.put("x", new RawValue.Whole(10));
    begin(profile);
    owned.advance(Duration.ofMinutes(1));
    assertThat(owned.bus.written()).containsExactly(raw(30));
    owned.bus.silence("d", Duration.ofMillis(100));
    owned.advance(Duration.ofMinutes(1));
    owned.bus.values("d", new RawValue.Whole(30), new RawValue.Whole(0));
    owned.advance(Duration.ofMinutes(2));
    assertThat(owned.bus.written()).containsExactly(raw(30), raw(10), raw(30));
  }

  @Test
  void aWatchdogRepeatsItsValueOrTheLastCommand() {
    ResolvedProfile profile =
        profile(
            WriteConduct.PLAIN,
            List.of(),
            List.of(setup(null, null, false, Duration.ofSeconds(10))));
    BusOwner owner = begin(profile);
    owned.advance(Duration.ofSeconds(30));
    assertThat(owned.bus.written()).isEmpty();
    owner.write("d", "x", new PointValue.Real(4), "");
    owned.advance(Duration.ofSeconds(35));
    assertThat(owned.bus.written().size()).isBetween(4, 5);
    assertThat(owned.bus.written()).containsOnly(raw(40));
  }

  /** A long command must not starve what must be written again and again. */
  @Test
  void aWatchdogIsFedBetweenTheStepsOfACommandAndNeverTwiceAtOnce() {
    WriteConduct momentary = conduct(Duration.ofMinutes(30), 0.0, Duration.ZERO, 0);
    SetupWrite dog = setup(7.0, null, false, Duration.ofSeconds(5));
    BusOwner owner = begin(profile(momentary, List.of(), List.of(dog)));
    owner.write("d", "x", new PointValue.Real(4), "");
    owned.advance(Duration.ofMinutes(20));
    assertThat(owned.bus.written().stream().filter(raw(70)::equals).count()).isBetween(239L, 242L);
    assertThat(owned.bus.written()).contains(raw(40)).doesNotContain(raw(0));
    owner.write("d", "state", new PointValue.Real(1), "");
    owned.advance(Duration.ofMinutes(11));
    assertThat(owned.bus.written()).contains(raw(0));
  }
}
