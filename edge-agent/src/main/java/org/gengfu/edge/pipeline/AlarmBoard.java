package org.gengfu.edge.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.gengfu.contract.AlarmEvent;
import org.gengfu.profile.Operand;
import org.gengfu.profile.ResolvedAlarm;
import org.gengfu.profile.ResolvedProfile;
import org.jspecify.annotations.Nullable;

/**
 * The alarm rules of one device. A rule is judged when something that it depends on was said, when
 * its time has come, and when an alarm that explains it begins or ceases to stand; explaining rules
 * are judged before those that they explain. For one thread.
 */
final class AlarmBoard {
  private final Map<String, AlarmWatch> watches = new LinkedHashMap<>();
  private final Map<AlarmWatch, List<AlarmWatch>> explained = new LinkedHashMap<>();
  private final Set<AlarmWatch> affected = new LinkedHashSet<>();
  private final boolean timed;

  /**
   * @param before the board of the profile before this one, or null
   */
  AlarmBoard(ResolvedProfile profile, String device, @Nullable AlarmBoard before) {
    Map<String, ResolvedAlarm> rules = new LinkedHashMap<>();
    profile.alarms().forEach(rule -> rules.put(rule.id(), rule));
    Set<String> placed = new HashSet<>();
    profile.alarms().forEach(rule -> place(rule, rules, placed, device, before));
    watches
        .values()
        .forEach(watch -> {
          for (String cause : watch.rule().suppressedBy()) {
            AlarmWatch explaining = watches.get(cause);
            if (explaining != null) {
              explained.computeIfAbsent(explaining, key -> new ArrayList<>()).add(watch);
            }
          }
        });
    explained.values().forEach(each -> each.forEach(this::suppress));
    timed = watches.values().stream().anyMatch(watch -> !watch.windows().isEmpty());
  }

  /** What explains a rule comes before it; in a circle the profile's order stays. */
  private void place(
      ResolvedAlarm rule,
      Map<String, ResolvedAlarm> rules,
      Set<String> placed,
      String device,
      @Nullable AlarmBoard before) {
    if (!placed.add(rule.id())) {
      return;
    }
    for (String cause : rule.suppressedBy()) {
      ResolvedAlarm explaining = rules.get(cause);
      if (explaining != null) {
        place(explaining, rules, placed, device, before);
      }
    }
    AlarmWatch old = before == null ? null : before.watches.get(rule.id());
    if (old == null) {
      watches.put(rule.id(), new AlarmWatch(rule, device));
    } else if (old.rule().equals(rule)) {
      watches.put(rule.id(), old);
    } else {
      watches.put(rule.id(), AlarmWatch.standing(rule, device, old.active()));
    }
  }

  Iterable<AlarmWatch> watches() {
    return watches.values();
  }

  /** Alarms that stand. */
  List<AlarmEvent> active() {
    List<AlarmEvent> active = new ArrayList<>();
    for (AlarmWatch watch : watches.values()) {
      AlarmEvent raised = watch.active();
      if (raised != null) {
        active.add(raised);
      }
    }
    return active;
  }

  /** Ends delays that have run out. */
  void expire(Instant at, List<AlarmEvent> into) {
    for (AlarmWatch watch : watches.values()) {
      add(watch, watch.expire(at), into);
      watch.windows().values().forEach(window -> window.watch(at));
      if (timed && watch.windowDue(at)) {
        affected.add(watch);
      }
    }
  }

  /** Something that these rules depend on was said. */
  void touch(List<AlarmWatch> rules) {
    affected.addAll(rules);
  }

  /** Judges what was touched. */
  void judge(Function<String, @Nullable Operand> values, Instant at, List<AlarmEvent> into) {
    if (affected.isEmpty()) {
      return;
    }
    if (explained.isEmpty()) {
      affected.forEach(watch -> add(watch, watch.judge(values, at), into));
    } else {
      for (AlarmWatch watch : watches.values()) {
        if (affected.contains(watch)) {
          add(watch, watch.judge(values, at), into);
        }
      }
    }
    affected.clear();
  }

  private void add(AlarmWatch watch, @Nullable AlarmEvent event, List<AlarmEvent> into) {
    if (event == null) {
      return;
    }
    into.add(event);
    for (AlarmWatch each : explained.getOrDefault(watch, List.of())) {
      suppress(each);
      affected.add(each);
    }
  }

  private void suppress(AlarmWatch effect) {
    effect.suppress(
        effect.rule().suppressedBy().stream()
            .map(watches::get)
            .anyMatch(cause -> cause != null && cause.active() != null));
  }

  /** A person resets an alarm that latches. */
  void reset(String alarm, Instant at, List<AlarmEvent> into) {
    AlarmWatch watch = watches.get(alarm);
    if (watch != null) {
      add(watch, watch.reset(at), into);
    }
  }

  /** When time alone may change something, or null. */
  @Nullable Instant due() {
    Instant next = null;
    for (AlarmWatch watch : watches.values()) {
      Instant due = watch.due();
      if (due != null && (next == null || due.isBefore(next))) {
        next = due;
      }
    }
    return next;
  }
}
