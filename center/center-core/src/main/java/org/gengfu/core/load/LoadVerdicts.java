package org.gengfu.core.load;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gengfu.core.load.Activation.Priority;
import org.gengfu.core.load.LoadFigures.Verdict;

/**
 * How each figure of a shift stands against what ISA-18.2 and IEC 62682 hold to be bearable. Pure;
 * any thread. A share of few activations says nothing and is not judged.
 */
public final class LoadVerdicts {
  /** Fewest activations of which the shares of sources are judged: ten in 200 are a twentieth. */
  public static final int FEWEST_FOR_SOURCES = 200;

  /** Fewest activations of which the shares of priorities are judged. */
  public static final int FEWEST_FOR_PRIORITIES = 100;

  private static final double TOP_SHARE = 0.05;
  private static final double CROWDED_SHARE = 0.01;
  private static final double HIGH_SHARE = 0.06;
  private static final double HIGHEST_SHARE = 0.01;

  private LoadVerdicts() {}

  /** The verdicts by the figure's name, in the order in which a page shows them. */
  public static Map<String, Verdict> of(LoadFigures figures) {
    Map<String, Verdict> verdicts = new LinkedHashMap<>();
    verdicts.put("perTenMinutes", figures.rate());
    verdicts.put("crowded", good(figures.crowdedShare() <= CROWDED_SHARE));
    verdicts.put("mostInTenMinutes", figures.peak());
    verdicts.put("floodShare", figures.flood());
    if (figures.activations() >= FEWEST_FOR_SOURCES) {
      verdicts.put("topSources", good(figures.topShare() <= TOP_SHARE));
    }
    verdicts.put("chattering", good(figures.chattering().isEmpty()));
    verdicts.put("fleeting", figures.fleeting() == 0 ? Verdict.ACCEPTABLE : Verdict.AT_LIMIT);
    verdicts.put("stale", figures.staleness());
    if (figures.activations() >= FEWEST_FOR_PRIORITIES) {
      double highest = figures.share(Priority.HIGHEST);
      verdicts.put(
          "byPriority",
          good(highest <= HIGHEST_SHARE && figures.share(Priority.HIGH) + highest <= HIGH_SHARE));
    }
    return Collections.unmodifiableMap(verdicts);
  }

  private static Verdict good(boolean asItShouldBe) {
    return asItShouldBe ? Verdict.ACCEPTABLE : Verdict.OVER;
  }
}
