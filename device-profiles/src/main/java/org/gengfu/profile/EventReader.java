package org.gengfu.profile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.gengfu.document.ListNode;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.document.Suggestion;
import org.jspecify.annotations.Nullable;

/** Reads what a device tells unasked. For one thread. */
final class EventReader {
  private final Spoken spoken;
  private final Scope scope;
  private final Names names;
  private final Problems problems;
  private Predicate<String> elsewhere = name -> false;

  EventReader(Spoken spoken, Scope scope, Names names, Problems problems) {
    this.spoken = spoken;
    this.scope = scope;
    this.names = names;
    this.problems = problems;
  }

  /**
   * All events of a section.
   *
   * @param alarms ids of the device's alarms, which an event may end too
   * @param mayBe true for alarms that other devices of the profile have; this one passes them over
   */
  List<ResolvedEvent> read(
      Map<String, Layers.Entry> section, Set<String> alarms, Predicate<String> mayBe) {
    List<ResolvedEvent> events = new ArrayList<>();
    Set<String> known = new LinkedHashSet<>(section.keySet());
    known.addAll(alarms);
    elsewhere = mayBe;
    section.forEach((id, entry) -> {
      if (entry.value() instanceof MapNode spec) {
        ResolvedEvent event = event(id, spec, entry.key(), known);
        if (event != null) {
          events.add(event);
        }
      }
    });
    return events;
  }

  private @Nullable ResolvedEvent event(String id, MapNode spec, Mark mark, Set<String> known) {
    WireSource source = spoken.language().event(id, spec, spoken.block(), scope);
    String trigger = source == null ? "" : spoken.block().name();
    String match = "";
    for (String key : List.of("trap", "topic", "frame")) {
      if (source == null && spec.get(key) instanceof ScalarNode text && trigger.isEmpty()) {
        trigger = key;
        match = text.text();
      }
    }
    if (trigger.isEmpty()) {
      String message = "nothing says how the event \"" + id + "\" is told";
      problems.add(mark, "MISSING", message, "Add trap:, topic:, frame:, or its protocol's keys");
      return null;
    }
    if (trigger.equals("frame") && !pattern(spec, match)) {
      return null;
    }
    String point = spec.string("point", "", problems);
    if (!point.isEmpty() && !names.knows(point)) {
      String fix = Suggestion.among(point, names.known());
      String message = "there is no point \"" + point + "\"";
      problems.add(spec.valueMark("point"), "UNKNOWN_NAME", message, fix);
    }
    return new ResolvedEvent(
        id,
        trigger,
        match,
        source,
        point,
        EnumReader.severity(spec.optionalString("severity", problems)),
        spec.string("type", "other", problems).toUpperCase(Locale.ROOT).replace('-', '_'),
        spec.texts("title", problems),
        spec.texts("text", problems),
        spec.texts("action", problems),
        clears(spec, known));
  }

  private boolean pattern(MapNode spec, String regex) {
    try {
      Pattern.compile(regex);
      return true;
    } catch (PatternSyntaxException e) {
      String message = "no regular expression: " + e.getDescription();
      problems.add(spec.valueMark("frame"), "WRONG_FORM", message, "");
      return false;
    }
  }

  private List<String> clears(MapNode spec, Set<String> known) {
    List<String> clears = new ArrayList<>();
    Node node = spec.get("clears");
    List<Node> list =
        node instanceof ListNode items ? items.items() : node == null ? List.of() : List.of(node);
    for (Node item : list) {
      if (item instanceof ScalarNode name) {
        if (known.contains(name.text())) {
          clears.add(name.text());
        } else if (!elsewhere.test(name.text())) {
          String fix = Suggestion.among(name.text(), known);
          String message = "there is no event or alarm \"" + name.text() + "\"";
          problems.add(name.mark(), "UNKNOWN_NAME", message, fix);
        }
      }
    }
    return clears;
  }
}
