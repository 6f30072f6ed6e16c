package org.gengfu.edge.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gengfu.contract.CommandOutcome;
import org.gengfu.contract.CommandOutcome.State;
import org.gengfu.contract.PointValue;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.WriteOutcome;
import org.gengfu.profile.CommandStep;
import org.gengfu.profile.Operand;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ProfileExtra;
import org.gengfu.profile.ResolvedCommand;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.WriteConduct;
import org.gengfu.profile.WriteRule;
import org.junit.jupiter.api.Test;

/** A request is done once or not at all, and its outcome is told with its number. */
class OrdersTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final PointValue RUN = new PointValue.Flag(true);
  private static final PointValue FIVE = new PointValue.Real(5);

  private final Owned owned = new Owned();

  private static ResolvedProfile profile(CommandStep... steps) {
    WriteRule rule =
        new WriteRule(0, 100, 0, "operator", null, Duration.ZERO, null, WriteConduct.PLAIN);
    ResolvedCommand command =
        new ResolvedCommand(
            "go", Map.of(), "operator", null, WriteConduct.PLAIN, "", List.of(steps));
    return TestDevices.profile(
            TestDevices.point("x", PollClass.FAST, rule),
            TestDevices.point("state", PollClass.FAST, null))
        .with(
            ProfileExtra.NONE.withWrites(
                List.of(), steps.length == 0 ? List.of() : List.of(command), List.of()));
  }

  private BusOwner begin(ResolvedProfile profile) {
    BusOwner owner = owned.own(owned.setup(profile, null));
    owned.advance(Duration.ofMillis(500));
    return owner;
  }

  private CommandOutcome only() {
    assertThat(owned.outcomes).hasSize(1);
    return owned.outcomes.getFirst();
  }

  @Test
  void whatTheDeviceTookIsDone() {
    begin(profile()).write("d", "x", FIVE, "r-1");
    owned.advance(SECOND);
    assertThat(only())
        .extracting(
            CommandOutcome::device,
            CommandOutcome::request,
            CommandOutcome::metric,
            CommandOutcome::state,
            CommandOutcome::why)
        .containsExactly("d", "r-1", "x", State.DONE, "");
    assertThat(only().time()).isAfter(Owned.START);
  }

  @Test
  void aRequestWithoutANumberIsDoneAndNotTold() {
    begin(profile()).write("d", "x", FIVE, "");
    owned.advance(SECOND);
    assertThat(owned.bus.written()).hasSize(1);
    assertThat(owned.outcomes).isEmpty();
  }

  @Test
  void theSameNumberIsDoneOnce() {
    BusOwner owner = begin(profile());
    owner.write("d", "x", FIVE, "r-1");
    owned.advance(SECOND);
    owner.write("d", "x", FIVE, "r-1");
    owned.advance(SECOND);
    assertThat(owned.bus.written()).hasSize(1);
    only();
  }

  @Test
  void theOldestNumbersAreForgottenFirst() {
    BusOwner owner = begin(profile());
    for (int i = 0; i <= Orders.MAX_KEPT; i++) {
      owner.write("d", "x", new PointValue.Real(101), "r-" + i);
    }
    owned.advance(SECOND);
    owner.write("d", "x", FIVE, "r-" + Orders.MAX_KEPT);
    owner.write("d", "x", FIVE, "r-0");
    owned.advance(SECOND);
    assertThat(owned.bus.written()).hasSize(1);
  }

  @Test
  void whatTheRuleForbidsIsRefusedWithItsReason() {
    BusOwner owner = begin(profile());
    owner.write("d", "x", new PointValue.Real(101), "r-1");
    owner.write("d", "no.such", FIVE, "r-2");
    owner.write("d", "Commands/none", RUN, "r-3");
    owner.write("d", "Alarms/none", RUN, "r-4");
    owned.advance(SECOND);
    assertThat(owned.outcomes)
        .extracting(CommandOutcome::request, CommandOutcome::state)
        .containsExactly(
            tuple("r-1", State.REFUSED),
            tuple("r-2", State.REFUSED),
            tuple("r-3", State.REFUSED),
            tuple("r-4", State.REFUSED));
    assertThat(owned.outcomes.getFirst().why()).isEqualTo("101.0 is outside 0.0 to 100.0");
    assertThat(owned.bus.written()).isEmpty();
  }

  @Test
  void anotherValueReadBackFails() {
    owned.bus.writes(new WriteOutcome.NotTaken(new RawValue.Whole(7)));
    begin(profile()).write("d", "x", FIVE, "r-1");
    owned.advance(SECOND);
    assertThat(only().state()).isEqualTo(State.FAILED);
    assertThat(only().why()).contains("shows");
  }

  // An answer that was lost says nothing of what the device did.
  @Test
  void noAnswerToAWriteIsUnknownAndNothingIsRepeated() {
    owned.bus.writes(new WriteOutcome.Failed(new ReadOutcome.NoAnswer(SECOND, "no answer")));
    begin(profile()).write("d", "x", FIVE, "r-1");
    owned.advance(Duration.ofMinutes(5));
    assertThat(only().state()).isEqualTo(State.UNKNOWN);
    assertThat(owned.bus.written()).hasSize(1);
  }

  @Test
  void aCommandWhoseGuardingStepFailsBeforeAnythingWasWrittenIsRefused() {
    BusOwner owner =
        begin(
            profile(
                new CommandStep.Expect(TestDevices.expression("state > 2"), SECOND),
                new CommandStep.Write("x", new Operand.Number(1))));
    owner.write("d", "Commands/go", RUN, "r-1");
    owned.advance(Duration.ofSeconds(5));
    assertThat(only().state()).isEqualTo(State.REFUSED);
  }

  @Test
  void aCommandWhoseLaterStepFailsHasFailed() {
    BusOwner owner =
        begin(
            profile(
                new CommandStep.Write("x", new Operand.Number(1)),
                new CommandStep.Expect(TestDevices.expression("state > 2"), SECOND)));
    owner.write("d", "Commands/go", RUN, "r-1");
    owned.advance(Duration.ofSeconds(5));
    assertThat(only().state()).isEqualTo(State.FAILED);
    assertThat(only().why()).contains("state > 2");
  }

  // Somebody who asked for now must not be obeyed minutes later.
  @Test
  void whatWaitedTooLongForTheBusIsNotBegun() {
    BusOwner owner =
        begin(
            profile(
                new CommandStep.Wait(Orders.MAX_WAIT.plusSeconds(5)),
                new CommandStep.Write("x", new Operand.Number(1))));
    owner.write("d", "Commands/go", RUN, "r-1");
    owner.write("d", "x", FIVE, "r-2");
    owned.advance(Orders.MAX_WAIT.plusSeconds(10));
    assertThat(owned.outcomes)
        .extracting(CommandOutcome::request, CommandOutcome::state)
        .containsExactly(tuple("r-1", State.DONE), tuple("r-2", State.REFUSED));
    assertThat(owned.bus.written()).hasSize(1);
  }

  @Test
  void moreThanMayWaitAreRefused() {
    BusOwner owner = begin(profile());
    owned.bus.silence("d", Duration.ofSeconds(20));
    owned.advance(Duration.ofSeconds(2));
    for (int i = 0; i <= Errands.MAX_WAITING; i++) {
      owner.write("d", "x", FIVE, "r-" + i);
    }
    owned.advance(Duration.ofMillis(1));
    assertThat(only().request()).isEqualTo("r-" + Errands.MAX_WAITING);
    assertThat(only().why()).contains("too many");
  }
}
