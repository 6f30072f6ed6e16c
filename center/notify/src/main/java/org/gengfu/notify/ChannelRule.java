package org.gengfu.notify;

import java.time.Duration;
import java.util.List;

/**
 * How a channel is used.
 *
 * @param id its own
 * @param limits all of them hold
 * @param retry when a message that was not taken is tried again
 * @param digest how long a message of level 2 and below waits for others to go with it
 * @param patience how long one attempt may take
 * @param keyed whoever takes a message knows it by its key, so that sending it again is harmless
 */
public record ChannelRule(
    String id,
    ChannelKind kind,
    List<Limit> limits,
    Retry retry,
    Duration digest,
    Duration patience,
    boolean keyed) {
  /** Most limits of one channel. */
  public static final int MAX_LIMITS = 4;

  public ChannelRule {
    limits = List.copyOf(limits);
    if (limits.size() > MAX_LIMITS || digest.isNegative() || !patience.isPositive()) {
      throw new IllegalArgumentException("channel " + id);
    }
  }

  /** What public documents of the services say; an operator's contract may say otherwise. */
  static List<Limit> usual(ChannelKind kind) {
    return switch (kind) {
      case DINGTALK, WECOM -> List.of(new Limit(20, Duration.ofMinutes(1), Limit.Scope.CHANNEL, 4));
      case SMS, MODEM -> List.of(new Limit(50, Limit.LONGEST, Limit.Scope.RECEIVER, 10));
      case MAIL, VOICE, WEBHOOK -> List.of();
    };
  }
}
