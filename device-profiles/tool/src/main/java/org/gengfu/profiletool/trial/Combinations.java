package org.gengfu.profiletool.trial;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.ScalarNode;

/**
 * Values for a profile's parameters: all combinations when they are few, else a set in which every
 * pair of values of two parameters occurs (all-pairs testing, greedy). Stateless.
 */
final class Combinations {
  /** Most combinations that are all tried. */
  static final int MOST = 32;

  private Combinations() {}

  /** The parameters' values, each as it would stand in a device's entry. */
  static List<Map<String, String>> of(Map<String, List<String>> choices) {
    long product = 1;
    for (List<String> values : choices.values()) {
      product = Math.min(product * Math.max(1, values.size()), Integer.MAX_VALUE);
    }
    return product <= MOST ? all(choices) : pairs(choices);
  }

  /** The values that are worth trying, by parameter. */
  static Map<String, List<String>> choices(MapNode root) {
    Map<String, List<String>> choices = new LinkedHashMap<>();
    if (root.get("params") instanceof MapNode params) {
      for (String name : params.keys()) {
        if (params.get(name) instanceof MapNode spec) {
          List<String> values = values(spec);
          if (!values.isEmpty()) {
            choices.put(name, values);
          }
        }
      }
    }
    return choices;
  }

  private static List<String> values(MapNode spec) {
    String type = text(spec, "type");
    return switch (type) {
      case "flag" -> List.of("true", "false");
      case "choice" -> {
        List<String> words = new ArrayList<>();
        for (Node node : spec.list("choices", new org.gengfu.document.Problems())) {
          if (node instanceof ScalarNode scalar) {
            words.add('"' + scalar.text() + '"');
          }
        }
        yield words;
      }
      case "int", "number" -> {
        Set<String> ends = new java.util.LinkedHashSet<>();
        for (String key : List.of("default", "min", "max")) {
          if (spec.has(key)) {
            ends.add(text(spec, key));
          }
        }
        yield List.copyOf(ends.isEmpty() ? Set.of("1") : ends);
      }
      default -> spec.has("default") ? List.of() : List.of("\"test\"");
    };
  }

  private static String text(MapNode spec, String key) {
    return spec.get(key) instanceof ScalarNode scalar ? scalar.text() : "";
  }

  private static List<Map<String, String>> all(Map<String, List<String>> choices) {
    List<Map<String, String>> made = List.of(Map.of());
    for (Map.Entry<String, List<String>> entry : choices.entrySet()) {
      List<Map<String, String>> next = new ArrayList<>();
      for (Map<String, String> before : made) {
        for (String value : entry.getValue()) {
          Map<String, String> one = new LinkedHashMap<>(before);
          one.put(entry.getKey(), value);
          next.add(one);
        }
      }
      made = next;
    }
    return made;
  }

  private static List<Map<String, String>> pairs(Map<String, List<String>> choices) {
    List<String> names = List.copyOf(choices.keySet());
    Set<List<String>> open = new HashSet<>();
    for (int a = 0; a < names.size(); a++) {
      for (int b = a + 1; b < names.size(); b++) {
        for (String left : choices.getOrDefault(names.get(a), List.of())) {
          for (String right : choices.getOrDefault(names.get(b), List.of())) {
            open.add(List.of(names.get(a), left, names.get(b), right));
          }
        }
      }
    }
    List<Map<String, String>> made = new ArrayList<>();
    while (!open.isEmpty()) {
      Map<String, String> one = new LinkedHashMap<>();
      List<String> first = open.stream().min(java.util.Comparator.comparing(String::valueOf)).get();
      one.put(first.get(0), first.get(1));
      one.put(first.get(2), first.get(3));
      for (String name : names) {
        if (!one.containsKey(name)) {
          one.put(name, best(name, choices.getOrDefault(name, List.of()), one, open));
        }
      }
      open.removeIf(pair -> covers(one, pair));
      made.add(one);
    }
    return made;
  }

  private static boolean covers(Map<String, String> one, List<String> pair) {
    return pair.get(1).equals(one.get(pair.get(0))) && pair.get(3).equals(one.get(pair.get(2)));
  }

  private static String best(
      String name, List<String> values, Map<String, String> chosen, Set<List<String>> open) {
    String best = values.getFirst();
    long most = -1;
    for (String value : values) {
      Map<String, String> tried = new LinkedHashMap<>(chosen);
      tried.put(name, value);
      long covered = open.stream().filter(pair -> covers(tried, pair)).count();
      if (covered > most) {
        most = covered;
        best = value;
      }
    }
    return best;
  }
}
