package org.gengfu.core.incident;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gengfu.core.alarm.AlarmKey;

/**
 * What is kept of one node.
 *
 * @param episodes numbers of its episodes, ascending
 * @param clears clears whose raise may still come, at most {@value #MOST_CLEARS}; the oldest go
 */
public record NodeAlarms(long[] episodes, List<Clear> clears) {
  static final int MOST_CLEARS = 8;
  static final NodeAlarms NONE = new NodeAlarms(new long[0], List.of());

  /** A clear for which nothing was there. */
  public record Clear(AlarmKey key, long teMillis) {}

  NodeAlarms with(long number) {
    long[] more = Arrays.copyOf(episodes, episodes.length + 1);
    more[episodes.length] = number;
    Arrays.sort(more);
    return new NodeAlarms(more, clears);
  }

  NodeAlarms without(long number) {
    return new NodeAlarms(Arrays.stream(episodes).filter(each -> each != number).toArray(), clears);
  }

  NodeAlarms with(Clear clear) {
    List<Clear> more = new ArrayList<>(clears);
    more.remove(clear);
    more.add(clear);
    if (more.size() > MOST_CLEARS) {
      more.removeFirst();
    }
    return new NodeAlarms(episodes, List.copyOf(more));
  }

  boolean isEmpty() {
    return episodes.length == 0 && clears.isEmpty();
  }
}
