package org.gengfu.profile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.jspecify.annotations.Nullable;

/**
 * The rules that severities of enumeration values and of bits raise by themselves: {@code
 * <point>.<label>} while a point has a value of that label, {@code <point>.<bit>} while a bit is
 * true. A value is left to a written rule when that rule's condition could hold with it, whatever
 * all other points are; so a rule over one state leaves the other states alone. For one thread.
 */
final class SeverityAlarms {
  private static final Map<String, String> ACTION =
      Map.of("zh", "按设备手册检查", "en", "Check the device as its manual says");

  private static final Mark NOWHERE = new Mark("site", 1, 1);

  private final Map<String, List<ResolvedAlarm>> byPoint = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final @Nullable MapNode thresholds;
  private final Problems problems;
  private final List<ResolvedAlarm> made = new ArrayList<>();
  private final Set<String> possible = new HashSet<>();

  /**
   * @param written the profile's own rules, switched off ones too
   * @param thresholds what the site says of rules
   */
  SeverityAlarms(List<ResolvedAlarm> written, @Nullable MapNode thresholds, Problems problems) {
    for (ResolvedAlarm rule : written) {
      taken.add(rule.id());
      rule.when()
          .names()
          .forEach(name -> byPoint.computeIfAbsent(name, any -> new ArrayList<>()).add(rule));
    }
    this.thresholds = thresholds;
    this.problems = problems;
  }

  /** The rules that were made. */
  List<ResolvedAlarm> made() {
    return made;
  }

  /** Takes a point that the device has. */
  void add(Candidate candidate, ResolvedPoint point) {
    MapNode bit = candidate.bit();
    if (bit != null) {
      AlarmSeverity severity = EnumReader.severity(bit.optionalString("severity", problems));
      if (severity != null && !covered(point.id(), new Operand.Flag(true))) {
        make(
            point.id(),
            new Expression(point.id(), new Term.Name(0, point.id())),
            severity,
            bit.string("type", "equipment", problems),
            point.titles(),
            bit.texts("action", problems));
      }
      return;
    }
    Map<String, List<Long>> values = new LinkedHashMap<>();
    new TreeMap<>(point.labels())
        .forEach((raw, label) -> {
          if (label.severity() != null && !covered(point.id(), new Operand.Number(raw))) {
            values.computeIfAbsent(label.id(), key -> new ArrayList<>()).add(raw);
          }
        });
    values.forEach((word, raws) -> {
      EnumLabel label = point.labels().get(raws.getFirst());
      AlarmSeverity severity = label == null ? null : label.severity();
      if (label != null && severity != null) {
        make(
            point.id() + "." + word,
            anyOf(point.id(), word, raws),
            severity,
            label.alarmType(),
            joined(point.titles(), label.texts()),
            label.actions());
      }
    });
    byDefault(point);
  }

  /** The rule of all values that have no label of their own. */
  private void byDefault(ResolvedPoint point) {
    EnumLabel label = point.decode().otherwise();
    AlarmSeverity severity = label == null ? null : label.severity();
    if (label == null || severity == null || point.labels().isEmpty()) {
      return;
    }
    List<Long> raws = List.copyOf(new TreeMap<>(point.labels()).keySet());
    if (!covered(point.id(), new Operand.Number(raws.getLast() + 1.0))) {
      Term none = new Term.Not(0, anyOf(point.id(), label.id(), raws).root());
      make(
          point.id() + "." + label.id(),
          new Expression(point.id() + " == " + label.id(), none),
          severity,
          label.alarmType(),
          joined(point.titles(), label.texts()),
          label.actions());
    }
  }

  private boolean covered(String point, Operand value) {
    for (ResolvedAlarm rule : byPoint.getOrDefault(point, List.of())) {
      Boolean holds = rule.when().holds(name -> name.equals(point) ? value : null);
      if (!Boolean.FALSE.equals(holds)) {
        return true;
      }
    }
    return false;
  }

  private static Expression anyOf(String point, String word, List<Long> raws) {
    Term term = null;
    for (long raw : raws) {
      Term.Constant constant = new Term.Constant(0, new Operand.Number(raw));
      Term equal = new Term.Comparison(0, "==", new Term.Name(0, point), constant);
      term = term == null ? equal : new Term.Logic(0, false, term, equal);
    }
    return new Expression(point + " == " + word, term == null ? new Term.Name(0, point) : term);
  }

  private static Map<String, String> joined(Map<String, String> titles, Map<String, String> texts) {
    Map<String, String> joined = new LinkedHashMap<>();
    texts.forEach((language, text) -> {
      String colon = language.equals("zh") ? "：" : ": ";
      joined.put(language, titles.getOrDefault(language, "") + colon + text);
    });
    return joined;
  }

  private void make(
      String id,
      Expression when,
      AlarmSeverity severity,
      String type,
      Map<String, String> texts,
      Map<String, String> actions) {
    possible.add(id);
    Node site = thresholds == null ? null : thresholds.get(id);
    if (site == null && thresholds != null) {
      site = thresholds.get(PointBook.general(id));
    }
    MapNode change = site instanceof MapNode map ? map : MapNode.empty(NOWHERE);
    if (taken.contains(id) || !change.flag("enabled", true, problems)) {
      return;
    }
    made.add(
        new ResolvedAlarm(
            id,
            when,
            null,
            List.of(),
            delay(change, "for"),
            delay(change, "clearFor"),
            change.choice("severity", AlarmSeverity.class, severity, problems),
            type.toUpperCase(Locale.ROOT).replace('-', '_'),
            texts,
            actions.isEmpty() ? ACTION : actions,
            new AlarmExtra(Map.of(), List.of(), false, null, List.of(), "", true)));
    if (site instanceof MapNode) {
      change.close(problems);
    }
  }

  private Duration delay(MapNode change, String key) {
    return change.duration(key, Duration.ZERO, Duration.ZERO, Duration.ofDays(1), problems);
  }

  /** Ids of the rules that were made, or that the site switched off. */
  Set<String> possible() {
    return possible;
  }

  /** Ids of the rules that were made. */
  Set<String> ids() {
    return made.stream().map(ResolvedAlarm::id).collect(Collectors.toUnmodifiableSet());
  }
}
