package org.gengfu.core.command;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Decides about requests. Pure; any thread.
 *
 * <pre>
 *            Agree      Decline    Send   NotSent   Told                            time passed
 * ASKED      AGREED(1)  DECLINED   -      -         -                               EXPIRED
 * AGREED     -          -          SENT   FAILED    -                               FAILED(2)
 * SENT       -          -          -      FAILED    DONE, REFUSED, FAILED, UNKNOWN  UNKNOWN
 * UNKNOWN    -          -          -      -         DONE, REFUSED, FAILED           -
 * DECLINED, EXPIRED, DONE, REFUSED, FAILED: nothing moves them.
 * (1) by another person than the one who asked, and before the deadline
 * (2) SENT is stored before anything goes out: what is still AGREED was not sent
 * </pre>
 *
 * <p>Nothing leads back to AGREED or SENT, so nothing is sent twice.
 */
public final class CommandMachine {
  /** How long a second person has to agree. */
  public static final Duration AGREE_WITHIN = Duration.ofMinutes(10);

  /** How long it may take from agreement to sending. */
  public static final Duration SEND_WITHIN = Duration.ofMinutes(1);

  /** How long the outcome may take, beside what the edge needs: its bus may be busy for 30 s. */
  public static final Duration TELL_WITHIN = Duration.ofSeconds(90);

  private CommandMachine() {}

  /**
   * A new request.
   *
   * @param needsApproval a second person must agree
   */
  public static CommandLife begin(
      String askedBy, boolean needsApproval, Duration takes, Instant now) {
    return needsApproval
        ? new CommandLife(CommandState.ASKED, askedBy, takes, now.plus(AGREE_WITHIN), null, "")
        : new CommandLife(CommandState.AGREED, askedBy, takes, now.plus(SEND_WITHIN), null, "");
  }

  /** What an input means for a request. */
  public static CommandFact decide(CommandLife life, CommandInput input, Instant now) {
    return switch (life.state()) {
      case ASKED -> asked(life, input, now);
      case AGREED -> agreed(life, input, now);
      case SENT -> sent(life, input, now);
      case UNKNOWN ->
          input instanceof CommandInput.Told(CommandState state, String why)
                  && state != CommandState.UNKNOWN
              ? end(state, why)
              : ignored(life);
      case DECLINED, EXPIRED, DONE, REFUSED, FAILED -> ignored(life);
    };
  }

  private static CommandFact asked(CommandLife life, CommandInput input, Instant now) {
    if (isDue(life, now)) {
      return end(
          CommandState.EXPIRED, "nobody agreed within %d min".formatted(AGREE_WITHIN.toMinutes()));
    }
    return switch (input) {
      case CommandInput.Agree(String by) ->
          by.equals(life.askedBy())
              ? new CommandFact.Ignored("whoever asked cannot agree")
              : new CommandFact.Moved(CommandState.AGREED, by, "", now.plus(SEND_WITHIN));
      case CommandInput.Decline(String by, String why) ->
          new CommandFact.Moved(CommandState.DECLINED, by, why, null);
      case CommandInput.Send ignored -> ignored(life);
      case CommandInput.NotSent ignored -> ignored(life);
      case CommandInput.Told ignored -> ignored(life);
      case CommandInput.TimePassed ignored -> ignored(life);
    };
  }

  private static CommandFact agreed(CommandLife life, CommandInput input, Instant now) {
    if (isDue(life, now)) {
      return end(CommandState.FAILED, "it was not sent: the center was interrupted");
    }
    return switch (input) {
      case CommandInput.Send ignored ->
          new CommandFact.Moved(
              CommandState.SENT, null, "", now.plus(life.takes()).plus(TELL_WITHIN));
      case CommandInput.NotSent(String why) -> end(CommandState.FAILED, why);
      case CommandInput.Agree ignored -> ignored(life);
      case CommandInput.Decline ignored -> ignored(life);
      case CommandInput.Told ignored -> ignored(life);
      case CommandInput.TimePassed ignored -> ignored(life);
    };
  }

  private static CommandFact sent(CommandLife life, CommandInput input, Instant now) {
    return switch (input) {
      case CommandInput.Told(CommandState state, String why) -> end(state, why);
      case CommandInput.NotSent(String why) -> end(CommandState.FAILED, why);
      case CommandInput.TimePassed ignored ->
          isDue(life, now)
              ? end(CommandState.UNKNOWN, "the edge did not tell in time what came of it")
              : ignored(life);
      case CommandInput.Agree ignored -> ignored(life);
      case CommandInput.Decline ignored -> ignored(life);
      case CommandInput.Send ignored -> ignored(life);
    };
  }

  private static boolean isDue(CommandLife life, Instant now) {
    Instant deadline = life.deadline();
    return deadline != null && !now.isBefore(deadline);
  }

  private static CommandFact end(CommandState state, String why) {
    return new CommandFact.Moved(state, null, why, null);
  }

  private static CommandFact ignored(CommandLife life) {
    return new CommandFact.Ignored("it is " + life.state().name().toLowerCase(Locale.ROOT));
  }

  /** The request after a fact. */
  public static CommandLife apply(CommandLife life, CommandFact fact) {
    return switch (fact) {
      case CommandFact.Ignored ignored -> life;
      case CommandFact.Moved(var to, var by, String why, var deadline) ->
          new CommandLife(
              to, life.askedBy(), life.takes(), deadline, by == null ? life.decidedBy() : by, why);
    };
  }
}
