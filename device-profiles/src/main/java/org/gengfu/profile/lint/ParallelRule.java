package org.gengfu.profile.lint;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.gengfu.document.ListNode;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.ScalarNode;
import org.jspecify.annotations.Nullable;

/** Raw values in one list and their names in another: a map keeps them together. */
final class ParallelRule implements NodeRule {
  /**
   * Keys of lists that belong together.
   *
   * @param values key of the list of raw values
   * @param names keys that their names may have
   */
  private record Pair(String values, List<String> names) {}

  private static final List<Pair> PAIRS =
      List.of(
          new Pair("enum", List.of("enum_titles", "enumTitles", "titles", "labels", "names")),
          new Pair("options", List.of("labels", "titles", "optionLabels")),
          new Pair("values", List.of("labels", "titles", "names")));

  private static final int MAX_WORD = 40;

  @Override
  public void check(ProfileFile file, Findings findings) {
    for (Place place : file.places()) {
      if (place.node() instanceof MapNode map) {
        for (Pair pair : PAIRS) {
          if (map.get(pair.values()) instanceof ListNode values) {
            pair(file, map, pair.values(), values, pair.names(), findings);
          }
        }
      }
    }
  }

  private static void pair(
      ProfileFile file,
      MapNode map,
      String key,
      ListNode values,
      List<String> others,
      Findings findings) {
    for (String other : others) {
      if (map.get(other) instanceof ListNode titles) {
        int count = values.items().size();
        String message = "\"" + key + "\" and \"" + other + "\" are parallel lists";
        if (titles.items().size() != count) {
          message += " of different length (" + count + " and " + titles.items().size() + ")";
        }
        String text = count == titles.items().size() ? enumeration(values, titles) : null;
        String fix = text == null ? "Write one map, enum: {0: {id: off, label: ...}}" : text;
        Edit[] edits = text == null ? new Edit[0] : edits(file, map, key, other, text);
        findings.error(
            map.valueMark(key),
            "PARALLEL_LISTS",
            message,
            text == null ? fix : "Write " + fix,
            edits);
        findings.cover(map.keyMark(other));
        findings.cover(map.keyMark(key));
        return;
      }
    }
  }

  /** {@code enum: {0: {id: off, label: {zh: Off, en: Off}}, ...}}, or null. */
  private static @Nullable String enumeration(ListNode values, ListNode titles) {
    List<String> entries = new ArrayList<>();
    Set<String> words = new HashSet<>();
    for (int i = 0; i < values.items().size(); i++) {
      Node raw = values.items().get(i);
      Node title = titles.items().get(i);
      if (!(raw instanceof ScalarNode number)
          || number.kind() != ScalarNode.Kind.WHOLE
          || !(title instanceof ScalarNode text)) {
        return null;
      }
      String word = word(text.text(), number.text());
      if (!words.add(word)) {
        return null;
      }
      String quoted = '"' + text.text().replace("\\", "\\\\").replace("\"", "\\\"") + '"';
      entries.add(
          number.text() + ": {id: " + word + ", label: {zh: " + quoted + ", en: " + quoted + "}}");
    }
    return "enum: {" + String.join(", ", entries) + "}";
  }

  /** A word for expressions out of a label; one with no letters becomes {@code value<raw>}. */
  static String word(String label, String raw) {
    StringBuilder word = new StringBuilder();
    boolean upper = false;
    for (char c : label.toCharArray()) {
      boolean letter = c < 128 && Character.isLetterOrDigit(c);
      if (letter && word.length() < MAX_WORD) {
        boolean first = word.isEmpty();
        String next = String.valueOf(c);
        word.append(
            upper && !first ? next.toUpperCase(Locale.ROOT) : next.toLowerCase(Locale.ROOT));
        upper = false;
      } else if (!letter) {
        upper = true;
      }
    }
    if (word.isEmpty() || !Character.isLetter(word.charAt(0))) {
      return "value" + raw.replace("-", "Minus");
    }
    return word.toString();
  }

  private static Edit[] edits(
      ProfileFile file, MapNode map, String key, String other, String text) {
    Edit first = entry(file, map, key);
    Edit second = entry(file, map, other);
    if (first == null || second == null) {
      return new Edit[0];
    }
    return new Edit[] {
      new Edit(first.start(), first.end(), text), Removal.entry(file, second.start(), second.end())
    };
  }

  /** The span of {@code key: [..]} when it is written as a flow list. */
  private static @Nullable Edit entry(ProfileFile file, MapNode map, String key) {
    SourceText source = file.source();
    int start = source.offset(map.keyMark(key));
    int value = source.offset(map.valueMark(key));
    if (source.text().charAt(value) != '[') {
      return null;
    }
    return new Edit(start, source.valueEnd(value, 0), "");
  }
}
