package org.gengfu.profile.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.profile.DerivedSource;
import org.gengfu.profile.DeviceProfile;
import org.gengfu.profile.Expression;
import org.gengfu.profile.ResolvedAlarm;
import org.gengfu.profile.ResolvedPoint;
import org.jspecify.annotations.Nullable;

/** What is added, subtracted or compared has one unit: volts and degrees have no sum. */
final class UnitRule implements ModelRule {
  @Override
  public void check(DeviceProfile profile, ProfileFile file, Findings findings) {
    Map<String, String> units = new HashMap<>();
    profile.standard().points().forEach(point -> units.put(point.id(), point.unit()));
    Set<Mark> told = new HashSet<>();
    for (ResolvedPoint point : profile.standard().points()) {
      if (point.source() instanceof DerivedSource derived) {
        MapNode entry = entry(file.root(), "derived", point.id());
        tell(List.of(derived.expression()), units, entry, "expr", told, findings);
      }
    }
    for (ResolvedAlarm alarm : profile.standard().alarms()) {
      MapNode entry = entry(file.root(), "alarms", alarm.id());
      List<Expression> ends = new ArrayList<>();
      if (alarm.clear() != null) {
        ends.add(alarm.clear());
      }
      tell(List.of(alarm.when()), units, entry, "when", told, findings);
      tell(ends, units, entry, "clear", told, findings);
      tell(alarm.unless(), units, entry, "unless", told, findings);
    }
  }

  private static void tell(
      List<Expression> expressions,
      Map<String, String> units,
      @Nullable MapNode entry,
      String key,
      Set<Mark> told,
      Findings findings) {
    if (entry == null || !entry.has(key)) {
      return;
    }
    for (Expression expression : expressions) {
      for (String clash : expression.unitClashes(name -> units.getOrDefault(name, ""))) {
        if (told.add(entry.valueMark(key))) {
          String fix = "Correct the unit of one of them, or convert it by scale, offset or convert";
          findings.warning(entry.valueMark(key), "UNITS", clash, fix);
        }
      }
    }
  }

  /** The entry that made a rule or a point, null when another file or a severity made it. */
  private static @Nullable MapNode entry(MapNode root, String section, String id) {
    MapNode place = root;
    String name = id;
    for (int open = name.indexOf('['); open >= 0; open = name.indexOf('[')) {
      int end = name.indexOf("].", open);
      if (end < 0
          || !(place.get("repeat") instanceof MapNode repeats)
          || !(repeats.get(name.substring(0, open)) instanceof MapNode inner)) {
        return null;
      }
      place = inner;
      name = name.substring(end + 2);
    }
    return place.get(section) instanceof MapNode entries
            && entries.get(name) instanceof MapNode entry
        ? entry
        : null;
  }
}
