package org.gengfu.notify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * How a technician is told of an order where Web Push does not reach.
 *
 * @param via channels of short messages, the next when the one before did not take it; empty for
 *     none
 * @param unanswered how long after a push the short message of an urgent order goes all the same
 *     when nobody has accepted it; zero for never
 * @param language of the texts
 */
public record OrderRule(List<String> via, Duration unanswered, Language language) {
  /** How long an urgent order may wait for its technician unless the settings say otherwise. */
  public static final Duration UNANSWERED = Duration.ofMinutes(5);

  public OrderRule {
    via = List.copyOf(via);
    if (unanswered.isNegative()) {
      throw new IllegalArgumentException("unanswered for " + unanswered);
    }
  }

  /** By all gateways for short messages, then by all modems. */
  static List<String> usual(SortedMap<String, ChannelRule> channels) {
    List<String> via = new ArrayList<>();
    for (ChannelKind kind : List.of(ChannelKind.SMS, ChannelKind.MODEM)) {
      channels.values().stream()
          .filter(each -> each.kind() == kind)
          .forEach(each -> via.add(each.id()));
    }
    return via;
  }
}
