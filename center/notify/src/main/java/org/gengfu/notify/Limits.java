package org.gengfu.notify;

import java.time.Instant;
import java.util.List;

/** When limits allow the next attempt. */
final class Limits {
  private final NotifyPolicy policy;

  Limits(NotifyPolicy policy) {
    this.policy = policy;
  }

  /** The first moment, not before now, at which a message may be handed over. */
  Instant opening(NotifyState state, Message message, Instant now) {
    ChannelRule rule = policy.channels().get(message.channel());
    Instant opening = now;
    if (rule != null) {
      for (Limit limit : rule.limits()) {
        String scope =
            switch (limit.scope()) {
              case CHANNEL -> message.channel();
              case RECEIVER -> message.lane();
            };
        Instant own = opening(state.used().get(scope), limit, message.level());
        opening = own.isAfter(opening) ? own : opening;
      }
    }
    return opening;
  }

  private static Instant opening(
      @org.jspecify.annotations.Nullable List<Instant> used, Limit limit, int level) {
    int allowed = limit.open(level);
    if (used == null || used.size() < allowed) {
      return Instant.MIN;
    }
    return used.get(used.size() - allowed).plus(limit.per());
  }
}
