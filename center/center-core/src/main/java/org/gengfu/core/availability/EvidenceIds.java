package org.gengfu.core.availability;

import java.util.List;

/**
 * What a stretch of time rests on.
 *
 * @param ids of evidence, in the order of the instants that they speak of
 * @param leftOut how many more there are
 */
public record EvidenceIds(List<String> ids, int leftOut) {
  /** Most ids that are named. */
  public static final int MAX_IDS = 1_000;

  public EvidenceIds {
    ids = List.copyOf(ids);
  }
}
