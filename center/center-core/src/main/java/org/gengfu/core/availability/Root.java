package org.gengfu.core.availability;

import java.util.Comparator;

/**
 * Where downtime came from.
 *
 * @param incident id of the incident; empty when none is known
 * @param resource id of what failed first, e.g. a mains feeder, not the camera that it feeds
 * @param party who answers for that resource
 */
public record Root(String incident, String resource, String party) implements Comparable<Root> {
  private static final Comparator<Root> ORDER =
      Comparator.comparing(Root::incident).thenComparing(Root::resource).thenComparing(Root::party);

  @Override
  public int compareTo(Root other) {
    return ORDER.compare(this, other);
  }
}
