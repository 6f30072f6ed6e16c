package org.gengfu.center.stock;

import java.time.Instant;
import java.util.List;

/**
 * Who is covered at an instant. Never changes; any thread.
 *
 * @param devices in service for which a contract wants a part
 * @param covered those of them that would get every part in time
 * @param groups the same by contract item and site
 * @param uncovered the others, a row for each part that is missing
 */
public record CoverageNow(
    int devices, int covered, List<Group> groups, List<CoverageRow> uncovered, Instant at) {
  /** Nothing was asked yet. */
  public static final CoverageNow NONE = new CoverageNow(0, 0, List.of(), List.of(), Instant.EPOCH);

  public CoverageNow {
    groups = List.copyOf(groups);
    uncovered = List.copyOf(uncovered);
  }

  /** The devices of an item at a site. */
  public record Group(String item, String site, int devices, int covered) {}
}
