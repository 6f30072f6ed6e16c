package org.gengfu.center.dispatch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why an order is with whom it is. Texts are by language.
 *
 * @param chosen who goes, or null for nobody
 * @param next up to three who come after, the best first
 * @param binding what determines the begin, or why nobody is sent
 * @param noPart that no part can be there in time, or null
 */
public record Explanation(
    String order,
    @Nullable Choice chosen,
    List<Next> next,
    Map<String, String> binding,
    @Nullable NoPart noPart) {
  public Explanation {
    next = List.copyOf(next);
  }

  /**
   * Who goes.
   *
   * @param part serial number of the part that is kept or taken, else its kind; null for none
   * @param source where it is fetched, null when it is not
   */
  public record Choice(
      String technician,
      String name,
      @Nullable String part,
      @Nullable String source,
      Instant arrive,
      Instant end,
      @Nullable Long slackSeconds,
      Map<String, String> why) {}

  /** Who could go as well. */
  public record Next(
      String technician,
      String name,
      long extraMinutes,
      @Nullable Long slackSeconds,
      Map<String, String> why) {}

  /** No part can be there in time. */
  public record NoPart(Map<String, String> why, List<Map<String, String>> advice) {
    public NoPart {
      advice = List.copyOf(advice);
    }
  }
}
