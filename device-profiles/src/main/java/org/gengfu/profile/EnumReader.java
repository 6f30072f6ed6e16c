package org.gengfu.profile;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.document.Suggestion;
import org.jspecify.annotations.Nullable;

/** Reads enumerations, named or in place. For one thread. */
final class EnumReader {
  /** Most raw values that one enumeration may name. */
  static final int MAX_VALUES = 1_000;

  private final Map<String, Layers.Entry> named;
  private final Problems problems;

  EnumReader(Map<String, Layers.Entry> named, Problems problems) {
    this.named = named;
    this.problems = problems;
  }

  /** The labels by raw value; empty after a problem. */
  Map<Long, EnumLabel> read(Node node) {
    return switch (node) {
      case MapNode map -> labels(map);
      case ScalarNode scalar -> {
        Layers.Entry entry = named.get(scalar.text());
        if (entry != null && entry.value() instanceof MapNode map) {
          yield labels(map);
        }
        String message = "there is no enumeration \"" + scalar.text() + "\"";
        String fix = Suggestion.among(scalar.text(), named.keySet());
        problems.add(scalar.mark(), "UNKNOWN_NAME", message, fix);
        yield Map.of();
      }
      default -> Map.of();
    };
  }

  /** The label of all values that have none of their own, or null. */
  @Nullable EnumLabel otherwise(Node node) {
    Node place =
        node instanceof ScalarNode scalar && named.get(scalar.text()) != null
            ? named.get(scalar.text()).value()
            : node;
    return place instanceof MapNode map && map.get("default") instanceof MapNode spec
        ? label(spec)
        : null;
  }

  private Map<Long, EnumLabel> labels(MapNode map) {
    Map<Long, EnumLabel> labels = new LinkedHashMap<>();
    Set<String> words = new HashSet<>();
    for (String key : map.keys()) {
      if (!(map.get(key) instanceof MapNode spec)) {
        continue;
      }
      EnumLabel label = label(spec);
      if (!words.add(label.id())) {
        String message = "the word \"" + label.id() + "\" stands for two labels";
        String fix = "Write the raw values of one label as one key, e.g. 1,2";
        problems.add(spec.mark(), "DUPLICATE_KEY", message, fix);
      }
      if (key.equals("default")) {
        continue;
      }
      for (String part : key.split(",", -1)) {
        put(labels, map, key, part, label);
      }
    }
    return labels;
  }

  private EnumLabel label(MapNode spec) {
    String severity = spec.optionalString("severity", problems);
    return new EnumLabel(
        spec.string("id", "", problems),
        spec.texts("label", problems),
        severity(severity),
        spec.string("type", "equipment", problems).toUpperCase(Locale.ROOT).replace('-', '_'),
        spec.texts("action", problems));
  }

  static @Nullable AlarmSeverity severity(@Nullable String word) {
    return word == null || word.equals("ok") || word.equals("unknown")
        ? null
        : AlarmSeverity.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private void put(
      Map<Long, EnumLabel> labels, MapNode map, String key, String part, EnumLabel label) {
    int dots = part.indexOf("..");
    try {
      long first = Long.decode(dots < 0 ? part : part.substring(0, dots));
      long last = dots < 0 ? first : Long.decode(part.substring(dots + 2));
      long further = last - first;
      // Of numbers that are far apart the difference overflows and is negative.
      if (last < first || further < 0 || further >= MAX_VALUES || labels.size() >= MAX_VALUES) {
        String message = "\"" + part + "\" is no range of at most " + MAX_VALUES + " values";
        problems.add(map.keyMark(key), "OUT_OF_RANGE", message, "");
        return;
      }
      for (long i = 0; i <= further; i++) {
        long raw = first + i;
        if (labels.putIfAbsent(raw, label) != null) {
          String message = "the raw value " + raw + " has two labels";
          problems.add(map.keyMark(key), "DUPLICATE_KEY", message, "Keep one");
        }
      }
    } catch (NumberFormatException e) {
      problems.add(map.keyMark(key), "WRONG_FORM", "\"" + part + "\" is no raw value", "");
    }
  }
}
