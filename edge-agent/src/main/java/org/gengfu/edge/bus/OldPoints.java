package org.gengfu.edge.bus;

import java.util.List;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ResolvedProfile;

/** Points that a profile keeps for old sites only, told once when a bus begins. Stateless. */
public final class OldPoints {
  private OldPoints() {}

  /** A line for each of them: which, and what takes its place. */
  public static List<String> of(ResolvedProfile profile) {
    return profile.points().stream()
        .filter(point -> point.info().deprecated())
        .map(point -> line(profile, point))
        .toList();
  }

  private static String line(ResolvedProfile profile, ResolvedPoint point) {
    String instead = point.info().replacedBy();
    return "profile %s keeps point %s for old sites only%s"
        .formatted(profile.id(), point.id(), instead.isEmpty() ? "" : "; use " + instead);
  }
}
