package org.gengfu.profile;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.Suggestion;
import org.jspecify.annotations.Nullable;

/**
 * All alarm rules of a profile, those of instances and those that severities raise, with what the
 * site says of them. One use, one thread.
 */
final class AlarmBook {
  private final Layers layers;
  private final PointBook points;
  private final Scope root;
  private final @Nullable MapNode thresholds;
  private final FactBook facts;
  private final Problems problems;
  private final AlarmReader reader;
  private final List<ResolvedAlarm> alarms = new ArrayList<>();
  private final List<ResolvedAlarm> written = new ArrayList<>();
  private final Set<String> ids = new LinkedHashSet<>();

  AlarmBook(
      Layers layers,
      PointBook points,
      Names names,
      Scope root,
      MapNode site,
      FactBook facts,
      Problems problems) {
    this.layers = layers;
    this.points = points;
    this.root = root;
    this.thresholds = site.map("thresholds", problems);
    this.facts = facts;
    this.problems = problems;
    this.reader = new AlarmReader(names, problems);
  }

  /** The rules that this device has: written ones in the profile's order, then the others. */
  List<ResolvedAlarm> alarms() {
    return alarms;
  }

  /** Ids of all rules, also of those that this device does not have. */
  Set<String> ids() {
    return ids;
  }

  /** Reads all. */
  void read() {
    layers
        .section("alarms", problems)
        .forEach((id, entry) -> {
          if (entry.value() instanceof MapNode spec) {
            add(id, id, spec, root);
          }
        });
    points.rules().forEach(rule -> add(rule.id(), rule.general(), rule.spec(), rule.scope()));
    SeverityAlarms severities = new SeverityAlarms(written, thresholds, problems);
    points
        .kept()
        .forEach((id, candidate) -> {
          ResolvedPoint point = points.present().get(id);
          if (point != null) {
            severities.add(candidate, point);
          }
        });
    alarms.addAll(severities.made());
    ids.addAll(severities.ids());
    resolveSuppression();
    checkThresholds(severities.possible());
  }

  private void add(String id, String general, MapNode spec, Scope scope) {
    if (!ids.add(id)) {
      String message = "the alarm \"" + id + "\" stands for two things";
      problems.add(spec.mark(), "DUPLICATE_KEY", message, "Rename one of them");
    }
    Node site = thresholds == null ? null : thresholds.get(id);
    if (site == null && thresholds != null) {
      site = thresholds.get(general);
    }
    AlarmReader.Rule rule = reader.read(id, spec, site, scope);
    if (rule != null) {
      written.add(rule.alarm());
      if (rule.enabled() && runs(rule.alarm())) {
        alarms.add(rule.alarm());
      }
    }
  }

  /** An alarm over a point that this device does not have does not exist either. */
  private boolean runs(ResolvedAlarm alarm) {
    Set<String> needed = new HashSet<>(alarm.when().names());
    if (alarm.clear() != null) {
      needed.addAll(alarm.clear().names());
    }
    needed.removeAll(alarm.windows().keySet());
    alarm.windows().values().forEach(window -> needed.add(window.point()));
    return points.present().keySet().containsAll(needed);
  }

  /** Within an instance, a name of a rule is one of the instance first. */
  private void resolveSuppression() {
    for (int i = 0; i < alarms.size(); i++) {
      ResolvedAlarm alarm = alarms.get(i);
      if (!alarm.suppressedBy().isEmpty()) {
        List<String> found = new ArrayList<>();
        for (String name : alarm.suppressedBy()) {
          String id = near(alarm.id(), name);
          if (id == null) {
            Mark mark = layers.own().keyMark("alarms");
            String message = "\"" + alarm.id() + "\" is suppressed by \"" + name + "\"";
            String fix = Suggestion.among(name, ids);
            problems.add(mark, "UNKNOWN_NAME", message + ", which is no alarm", fix);
          } else {
            found.add(id);
          }
        }
        alarms.set(i, alarm.with(alarm.extra().withSuppressedBy(found)));
      }
    }
  }

  private @Nullable String near(String alarm, String name) {
    String prefix = alarm;
    for (int end = prefix.lastIndexOf("]."); end >= 0; end = prefix.lastIndexOf("].")) {
      if (ids.contains(alarm.substring(0, end + 2) + name)) {
        return alarm.substring(0, end + 2) + name;
      }
      prefix = prefix.substring(0, end);
    }
    return ids.contains(name) ? name : null;
  }

  private void checkThresholds(Set<String> possible) {
    if (thresholds == null) {
      return;
    }
    Set<String> known = new TreeSet<>(ids);
    known.addAll(possible);
    ids.forEach(id -> known.add(PointBook.general(id)));
    for (String id : thresholds.keys()) {
      if (!known.contains(id) && (facts.complete() || !id.contains("["))) {
        String fix = Suggestion.among(id, known);
        String message = "there is no alarm \"" + id + "\" in this profile";
        problems.add(thresholds.keyMark(id), "UNKNOWN_NAME", message, fix);
      }
    }
  }

  /** Checks that the parts that rules name are known. */
  void checkSpares(List<SparePart> spares) {
    Set<String> parts = new TreeSet<>();
    spares.forEach(spare -> parts.add(spare.part()));
    for (Map.Entry<String, Layers.Entry> entry :
        layers.section("alarms", new Problems()).entrySet()) {
      if (entry.getValue().value() instanceof MapNode spec) {
        for (String part : spec.strings("spares", problems)) {
          if (!parts.contains(part)) {
            String message = "the part \"" + part + "\" is not among asset.spares";
            String fix = Suggestion.among(part, parts);
            problems.add(spec.valueMark("spares"), "UNKNOWN_NAME", message, fix);
          }
        }
      }
    }
  }
}
