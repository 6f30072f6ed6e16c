package org.gengfu.profile;

import java.util.ArrayList;
import java.util.HashMap;
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
  private @Nullable GeneralIds general;

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

  /** Ids of the written rules and of those that severities raise on this device. */
  Set<String> ids() {
    return ids;
  }

  /**
   * True for the name of a rule that some device of this profile has, without keys of instances.
   */
  boolean mayBe(String name) {
    return general().alarms().contains(PointBook.general(name));
  }

  private GeneralIds general() {
    GeneralIds found = general == null ? new GeneralIds(layers) : general;
    general = found;
    return found;
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
      ResolvedAlarm alarm = excusable(rule.alarm());
      if (rule.enabled() && runs(alarm)) {
        alarms.add(alarm);
      }
    }
  }

  /**
   * The rule without the excuses that this device cannot have: what is not there excuses nothing.
   */
  private ResolvedAlarm excusable(ResolvedAlarm alarm) {
    Map<String, Window> windows = new HashMap<>(alarm.windows());
    Set<String> vital = new HashSet<>(alarm.when().names());
    if (alarm.clear() != null) {
      vital.addAll(alarm.clear().names());
    }
    windows
        .entrySet()
        .removeIf(
            window -> !vital.contains(window.getKey()) && !present(window.getValue().point()));
    List<Expression> excuses = new ArrayList<>();
    for (Expression each : alarm.unless()) {
      Expression left = each.where(name -> windows.containsKey(name) || present(name));
      if (left != null) {
        excuses.add(left);
      }
    }
    return alarm.with(excuses, windows);
  }

  private boolean present(String point) {
    return points.present().containsKey(point);
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
    Set<String> running = new HashSet<>();
    alarms.forEach(alarm -> running.add(alarm.id()));
    for (int i = 0; i < alarms.size(); i++) {
      ResolvedAlarm alarm = alarms.get(i);
      if (!alarm.suppressedBy().isEmpty()) {
        List<String> found = new ArrayList<>();
        for (String name : alarm.suppressedBy()) {
          String id = near(alarm.id(), name);
          if (id == null && !mayBeNear(alarm.id(), name)) {
            Mark mark = layers.own().keyMark("alarms");
            String message = "\"" + alarm.id() + "\" is suppressed by \"" + name + "\"";
            String fix = Suggestion.among(name, ids);
            problems.add(mark, "UNKNOWN_NAME", message + ", which is no alarm", fix);
          } else if (id != null && running.contains(id)) {
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

  /** True for a rule that another device, or this one without its site's changes, has. */
  private boolean mayBeNear(String alarm, String name) {
    for (int end = alarm.lastIndexOf("]."); end >= 0; end = alarm.lastIndexOf("].", end - 1)) {
      if (mayBe(alarm.substring(0, end + 2) + name)) {
        return true;
      }
    }
    return mayBe(name);
  }

  private void checkThresholds(Set<String> possible) {
    if (thresholds == null) {
      return;
    }
    Set<String> known = new TreeSet<>(ids);
    known.addAll(possible);
    Set.copyOf(known).forEach(id -> known.add(PointBook.general(id)));
    for (String id : thresholds.keys()) {
      if (!known.contains(id) && !(id.contains("[") ? !facts.complete() : absent(id))) {
        String fix = Suggestion.among(id, known);
        String message = "there is no alarm \"" + id + "\" in this profile";
        problems.add(thresholds.keyMark(id), "UNKNOWN_NAME", message, fix);
      }
    }
  }

  /** True for a rule whose point this device does not have, or not yet. */
  private boolean absent(String id) {
    Set<String> there = new HashSet<>();
    points.present().keySet().forEach(point -> there.add(PointBook.general(point)));
    int dot = id.lastIndexOf('.');
    boolean raised = there.contains(id) || (dot > 0 && there.contains(id.substring(0, dot)));
    return mayBe(id) && !raised;
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
