package org.gengfu.notify;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A text for one person, who is no receiver of the settings: by one channel, and by the next when
 * nothing got through. It is never put together with others, and waits for no morning.
 *
 * @param to who, with the addresses that reach that person
 * @param title one line
 * @param text all of it
 * @param values further short pieces, beside those of the notice
 */
public record Letter(Receiver to, String title, String text, SortedMap<String, String> values) {
  /** Stands for "only when nothing got through by the step before". */
  static final Duration WHEN_LOST = Tale.KEPT;

  public Letter {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  /**
   * The ladder of a letter: one channel a step.
   *
   * @param via channels in their order, at least one
   * @param unanswered how long after the first step the second is taken without an answer though
   *     the first got through; zero for only when it did not
   */
  public static List<Rung> ladder(String person, List<String> via, Duration unanswered) {
    List<Rung> ladder = new ArrayList<>();
    for (String channel : via) {
      boolean second = ladder.size() == 1 && unanswered.isPositive();
      Duration after = second ? unanswered : WHEN_LOST;
      ladder.add(
          new Rung(ladder.isEmpty() ? Duration.ZERO : after, List.of(person), List.of(channel)));
    }
    return ladder;
  }
}
