package org.gengfu.core.alarm;

import java.time.Duration;

/**
 * How an alarm of one type is handled.
 *
 * @param onDelay how long the condition must last before the alarm counts; the raise time is the
 *     first exceeding instant all the same
 * @param offDelay how long it must be gone before the alarm is cleared; the clear time is the first
 *     returning instant all the same
 * @param latching true when it stays annunciated after its return until it is reset
 * @param reAlarm an acknowledged alarm that is still active wants another acknowledgement after
 *     this long; zero for never
 * @param staleAfter an alarm that has been active for this long is stale
 * @param chatterCycles so many clears within {@code chatterWindow} are chatter
 * @param chatterWindow see {@code chatterCycles}
 * @param chatterShelf for how long a chattering alarm is shelved
 * @param maxShelve longest shelving
 * @param maxOutOfService longest time out of service
 * @param maxAhead an event time further in the future is taken for a wrong clock: arrival counts
 * @param maxBehind a live event's time further in the past is taken for a wrong clock: arrival
 *     counts
 * @param retention how long a settled alarm is kept before it may be archived
 * @param ruleVersion version of the rule that this came from
 */
public record AlarmPolicy(
    Duration onDelay,
    Duration offDelay,
    boolean latching,
    Duration reAlarm,
    Duration staleAfter,
    int chatterCycles,
    Duration chatterWindow,
    Duration chatterShelf,
    Duration maxShelve,
    Duration maxOutOfService,
    Duration maxAhead,
    Duration maxBehind,
    Duration retention,
    String ruleVersion) {
  /** For alarms whose delays were applied at the edge. */
  public static final AlarmPolicy EDGE =
      new AlarmPolicy(
          Duration.ZERO,
          Duration.ZERO,
          false,
          Duration.ZERO,
          Duration.ofHours(24),
          3,
          Duration.ofSeconds(60),
          Duration.ofMinutes(10),
          Duration.ofHours(8),
          Duration.ofDays(30),
          Duration.ofMinutes(5),
          Duration.ofDays(1),
          Duration.ofDays(30),
          "");

  public AlarmPolicy {
    if (onDelay.isNegative() || offDelay.isNegative() || reAlarm.isNegative()) {
      throw new IllegalArgumentException("delays may not be negative");
    }
    if (chatterCycles < 2
        || !staleAfter.isPositive()
        || !chatterWindow.isPositive()
        || !chatterShelf.isPositive()
        || !maxShelve.isPositive()
        || !maxOutOfService.isPositive()
        || maxAhead.isNegative()
        || !maxBehind.isPositive()
        || retention.isNegative()) {
      throw new IllegalArgumentException("limits must be positive, chatter at least 2 cycles");
    }
  }

  /** This policy with other delays. */
  public AlarmPolicy withDelays(Duration on, Duration off) {
    return new AlarmPolicy(
        on,
        off,
        latching,
        reAlarm,
        staleAfter,
        chatterCycles,
        chatterWindow,
        chatterShelf,
        maxShelve,
        maxOutOfService,
        maxAhead,
        maxBehind,
        retention,
        ruleVersion);
  }

  /** This policy, latching or not, and asking again after a time (zero for never). */
  public AlarmPolicy withOperator(boolean latches, Duration askAgainAfter) {
    return new AlarmPolicy(
        onDelay,
        offDelay,
        latches,
        askAgainAfter,
        staleAfter,
        chatterCycles,
        chatterWindow,
        chatterShelf,
        maxShelve,
        maxOutOfService,
        maxAhead,
        maxBehind,
        retention,
        ruleVersion);
  }
}
