package org.gengfu.notify;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gengfu.contract.Severity;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;

/** Reads {@code notify: levels:}. One thread, one document. */
final class LevelReader {
  private final Problems problems;

  LevelReader(Problems problems) {
    this.problems = problems;
  }

  List<LevelRule> levels(MapNode node) {
    List<LevelRule> levels = new ArrayList<>();
    List<MapNode> nodes = node.maps("levels", problems);
    if (nodes.size() > LevelRule.MAX) {
      problems.add(
          node.keyMark("levels"),
          PolicyReader.CODE,
          nodes.size() + " levels, at most " + LevelRule.MAX,
          "remove some");
      return levels;
    }
    for (MapNode each : nodes) {
      int before = problems.count();
      each.require("level", problems);
      int level = (int) each.whole("level", 4, 1, 4, problems);
      List<String> sites = each.has("sites") ? each.strings("sites", problems) : List.of();
      List<String> items = each.has("items") ? each.strings("items", problems) : List.of();
      Set<Severity> severities = severities(each);
      each.close(problems);
      if (problems.count() == before) {
        levels.add(new LevelRule(severities, sites, items, level));
      }
    }
    return levels;
  }

  private Set<Severity> severities(MapNode each) {
    if (!each.has("severities")) {
      return EnumSet.allOf(Severity.class);
    }
    Set<Severity> found = EnumSet.noneOf(Severity.class);
    for (String name : each.strings("severities", problems)) {
      Severity known = null;
      for (Severity severity : Severity.values()) {
        known = severity.name().toLowerCase(Locale.ROOT).equals(name) ? severity : known;
      }
      if (known == null) {
        problems.add(
            each.valueMark("severities"),
            PolicyReader.CODE,
            "no severity " + name,
            "critical, major, minor, warning or indeterminate");
      } else {
        found.add(known);
      }
    }
    return found;
  }
}
