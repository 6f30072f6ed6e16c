package org.gengfu.core.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gengfu.core.command.CommandMachine.AGREE_WITHIN;
import static org.gengfu.core.command.CommandMachine.SEND_WITHIN;
import static org.gengfu.core.command.CommandMachine.TELL_WITHIN;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandMachineTest {
  private static final Instant T0 = Instant.parse("2026-11-22T07:00:00Z");
  private static final Duration TAKES = Duration.ofSeconds(10);
  private static final List<CommandInput> INPUTS =
      List.of(
          new CommandInput.Agree("b"),
          new CommandInput.Agree("a"),
          new CommandInput.Decline("b", "no"),
          new CommandInput.Send(),
          new CommandInput.NotSent("gone"),
          new CommandInput.Told(CommandState.DONE, ""),
          new CommandInput.Told(CommandState.REFUSED, "range"),
          new CommandInput.Told(CommandState.FAILED, "shows 7"),
          new CommandInput.Told(CommandState.UNKNOWN, "no answer"),
          new CommandInput.TimePassed());

  private static CommandLife in(CommandState state) {
    return new CommandLife(state, "a", TAKES, T0.plusSeconds(60), null, "");
  }

  private static CommandLife after(CommandLife life, CommandInput input, Instant now) {
    return CommandMachine.apply(life, CommandMachine.decide(life, input, now));
  }

  /** Where each input leads before the deadline; what is not named stays. */
  private static Map<CommandInput, CommandState> table(CommandState from) {
    return switch (from) {
      case ASKED ->
          Map.of(INPUTS.get(0), CommandState.AGREED, INPUTS.get(2), CommandState.DECLINED);
      case AGREED -> Map.of(INPUTS.get(3), CommandState.SENT, INPUTS.get(4), CommandState.FAILED);
      case SENT ->
          Map.of(
              INPUTS.get(4), CommandState.FAILED,
              INPUTS.get(5), CommandState.DONE,
              INPUTS.get(6), CommandState.REFUSED,
              INPUTS.get(7), CommandState.FAILED,
              INPUTS.get(8), CommandState.UNKNOWN);
      case UNKNOWN ->
          Map.of(
              INPUTS.get(5), CommandState.DONE,
              INPUTS.get(6), CommandState.REFUSED,
              INPUTS.get(7), CommandState.FAILED);
      case DECLINED, EXPIRED, DONE, REFUSED, FAILED -> Map.of();
    };
  }

  @ParameterizedTest
  @EnumSource
  void everyStateMeetsEveryInput(CommandState from) {
    for (CommandInput input : INPUTS) {
      assertThat(after(in(from), input, T0).state())
          .as(from + " " + input)
          .isEqualTo(table(from).getOrDefault(input, from));
    }
  }

  @Test
  void timeEndsWhatIsOpenAndNothingElse() {
    Map<CommandState, CommandState> ends = new EnumMap<>(CommandState.class);
    ends.put(CommandState.ASKED, CommandState.EXPIRED);
    ends.put(CommandState.AGREED, CommandState.FAILED);
    ends.put(CommandState.SENT, CommandState.UNKNOWN);
    for (CommandState state : CommandState.values()) {
      CommandLife life = after(in(state), new CommandInput.TimePassed(), T0.plusSeconds(60));
      assertThat(life.state()).isEqualTo(ends.getOrDefault(state, state));
      assertThat(ends.containsKey(state)).isEqualTo(state.isOpen());
    }
  }

  @Test
  void whoeverAskedCannotAgree() {
    CommandFact fact =
        CommandMachine.decide(in(CommandState.ASKED), new CommandInput.Agree("a"), T0);
    assertThat(fact).isEqualTo(new CommandFact.Ignored("whoever asked cannot agree"));
  }

  @Test
  void anAgreementThatComesTooLateSendsNothing() {
    CommandLife life = CommandMachine.begin("a", true, TAKES, T0);
    assertThat(after(life, new CommandInput.Agree("b"), T0.plus(AGREE_WITHIN)).state())
        .isEqualTo(CommandState.EXPIRED);
  }

  // The center was stopped between the agreement and the sending.
  @Test
  void whatWasAgreedLongAgoIsNotSent() {
    CommandLife life = CommandMachine.begin("a", false, TAKES, T0);
    assertThat(after(life, new CommandInput.Send(), T0.plus(SEND_WITHIN)).state())
        .isEqualTo(CommandState.FAILED);
  }

  @Test
  void theOutcomeMayTakeAsLongAsTheCommandAndTheLine() {
    CommandLife sent =
        after(CommandMachine.begin("a", false, TAKES, T0), new CommandInput.Send(), T0);
    assertThat(sent.deadline()).isEqualTo(T0.plus(TAKES).plus(TELL_WITHIN));
  }

  @Test
  void nobodyTellsThatItWasAsked() {
    assertThatThrownBy(() -> new CommandInput.Told(CommandState.ASKED, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  // Whatever happens in whatever order, it is sent at most once, and never without the second
  // person.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void nothingIsSentTwice(long seed) {
    Random random = new Random(seed);
    for (int run = 0; run < 500; run++) {
      boolean approval = random.nextBoolean();
      CommandLife life = CommandMachine.begin("a", approval, TAKES, T0);
      Instant now = T0;
      List<CommandState> path = new ArrayList<>(List.of(life.state()));
      for (int step = 0; step < 30; step++) {
        now = now.plusSeconds(random.nextInt(120));
        CommandLife next = after(life, INPUTS.get(random.nextInt(INPUTS.size())), now);
        if (next.state() != life.state()) {
          path.add(next.state());
        }
        life = next;
      }
      assertThat(path.stream().filter(CommandState.SENT::equals).count())
          .as("seed " + seed + " " + path)
          .isLessThanOrEqualTo(1);
      if (approval && path.contains(CommandState.SENT)) {
        assertThat(life.decidedBy()).as("seed " + seed + " " + path).isEqualTo("b");
      }
    }
  }
}
