package org.gengfu.core.learned;

import java.util.List;

/**
 * Two devices that fail together though the drawing joins them by nothing.
 *
 * @param one the device that failed first more often; of two alike the one with the smaller id
 * @param other the other
 * @param together how many times
 * @param oneFirst how many of those the first one failed strictly first
 * @param expected how many times by chance, by how often each fails in the covered time
 * @param chance probability that as many come by chance
 * @param examples instants of the earlier failures, the latest ones, at most {@value
 *     #MOST_EXAMPLES}; milliseconds since 1970-01-01 UTC
 */
public record CoFailureEvidence(
    String one,
    String other,
    int together,
    int oneFirst,
    double expected,
    double chance,
    List<Long> examples) {
  /** The most examples. */
  public static final int MOST_EXAMPLES = 5;

  public CoFailureEvidence {
    examples = List.copyOf(examples);
  }
}
