package org.gengfu.profile;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.document.Suggestion;
import org.jspecify.annotations.Nullable;

/** What a site says of single points, by their ids or the ids that they had before. One use. */
final class SiteChanges {
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Map<String, MapNode> changes = new LinkedHashMap<>();
  private final Problems problems;

  SiteChanges(MapNode site, Problems problems) {
    this.problems = problems;
    MapNode points = site.map("points", problems);
    if (points != null) {
      for (String id : points.keys()) {
        MapNode change = points.map(id, problems);
        if (change != null) {
          changes.put(id, change);
        }
      }
    }
  }

  /**
   * What is said of a point, or else of all that are called so in the rows of a section; or null.
   */
  @Nullable MapNode of(ResolvedPoint point) {
    MapNode change = changes.get(point.id());
    change = change == null ? changes.get(PointBook.general(point.id())) : change;
    for (String alias : point.info().aliases()) {
      change = change == null ? changes.get(alias) : change;
    }
    return change;
  }

  ResolvedPoint applied(ResolvedPoint p, MapNode change) {
    Map<String, String> titles = change.texts("title", problems);
    return p.edit()
        .report(
            change.number("deadband", p.deadband(), 0, Double.MAX_VALUE, problems),
            change.duration("heartbeat", p.heartbeat(), Duration.ofSeconds(1), LONGEST, problems))
        .titles(titles.isEmpty() ? p.titles() : titles)
        .done();
  }

  /** Of a point that is not there nobody has asked for anything yet. */
  private void closed(MapNode change) {
    Problems heard = new Problems();
    change.flag("enabled", true, heard);
    change.number("deadband", 0, 0, Double.MAX_VALUE, heard);
    change.duration("heartbeat", LONGEST, Duration.ofSeconds(1), LONGEST, heard);
    change.texts("title", heard);
    change.close(problems);
  }

  /** Reports changes of what is not there, and keys that mean nothing. */
  void close(Names names, Collection<Candidate> candidates, FactBook facts, Layers layers) {
    changes.forEach((id, change) -> {
      boolean alias = candidates.stream().anyMatch(c -> c.point().info().aliases().contains(id));
      boolean row = !id.contains("[") && new GeneralIds(layers).points().contains(id);
      if (names.knows(id) || alias || row) {
        closed(change);
      } else if (id.contains("[")) {
        facts.note("the site speaks of " + id + ", which this device does not have, or not yet");
      } else {
        String fix = Suggestion.among(id, names.known());
        problems.add(change.mark(), "UNKNOWN_NAME", "there is no point \"" + id + "\"", fix);
      }
    });
  }
}
