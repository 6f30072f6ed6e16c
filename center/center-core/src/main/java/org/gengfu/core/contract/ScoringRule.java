package org.gengfu.core.contract;

import java.util.List;
import java.util.Map;

/**
 * One line of a score sheet.
 *
 * @param points its most
 * @param each what every event takes away; never more than there is
 * @param also what else takes points of this line, with how many each time
 * @param bands for {@link Measure#FAULTS}: the first that holds counts; the last holds always
 * @param least for {@link Measure#PROPOSALS}: how many there must be
 */
public record ScoringRule(
    String id,
    Text text,
    int points,
    Measure measure,
    int each,
    Map<Measure, Integer> also,
    List<Band> bands,
    int least) {
  /**
   * Points for how much failed.
   *
   * @param underMillis all faults together last less than this
   * @param underCount there are fewer of them than this
   * @param from the fewest points; a person says how many exactly
   * @param to the most
   */
  public record Band(long underMillis, int underCount, int from, int to) {
    /** True when so much falls into it. */
    public boolean holds(long millis, int count) {
      return millis < underMillis && count < underCount;
    }
  }

  public ScoringRule {
    bands = List.copyOf(bands);
    if (points < 0 || points > 100 || each < 0 || each > 100) {
      throw new IllegalArgumentException(
          "rule %s: points lie between 0 and 100: %d, %d each".formatted(id, points, each));
    }
    also = Map.copyOf(also);
  }

  /** True when events of this measure take points of it. */
  public boolean counts(Measure other) {
    return other == measure || also.containsKey(other);
  }

  /** What an event of this measure takes away. */
  public int takes(Measure other) {
    return other == measure ? each : also.getOrDefault(other, 0);
  }
}
