package org.gengfu.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How near a grouping of messages is to the truth.
 *
 * @param pairPrecision of two messages put together, the share that belong together
 * @param pairRecall of two that belong together, the share put together
 * @param exact share of the true incidents whose messages are exactly those of one found
 * @param exactOfFive the same for those of five and more messages
 * @param root share of the true incidents whose best overlapping one has its root
 * @param compression 1 - incidents / messages, found
 * @param trueCompression the same, true
 * @param kinds for each kind of fault: its incidents, exact, right root
 */
record CorrelateScore(
    double pairPrecision,
    double pairRecall,
    double exact,
    double exactOfFive,
    double root,
    double compression,
    double trueCompression,
    SortedMap<String, int[]> kinds,
    int incidents,
    List<String> wrong) {

  /** Harmonic mean of precision and recall over pairs. */
  double pairF1() {
    return 2 * pairPrecision * pairRecall / (pairPrecision + pairRecall);
  }

  private record Fault(String kind, String root) {}

  /** Compares with {@code truth_alarms.csv} and {@code truth_incidents.csv} of a folder. */
  static CorrelateScore of(
      Path folder, Set<Long> raises, Map<Long, String> found, Map<String, String> roots)
      throws IOException {
    Map<Long, String> truth = new TreeMap<>();
    for (CorrelateRow row :
        CorrelateRow.read(folder.resolve("truth_alarms.csv"), "seq", "incident_id")) {
      long seq = row.number("seq");
      if (raises.contains(seq)) {
        truth.put(seq, row.get("incident_id"));
      }
    }
    Map<String, Fault> faults = new HashMap<>();
    for (CorrelateRow row :
        CorrelateRow.read(
            folder.resolve("truth_incidents.csv"), "incident_id", "kind", "root_node")) {
      faults.put(row.get("incident_id"), new Fault(row.get("kind"), row.get("root_node")));
    }
    Map<String, Set<Long>> trueGroups = groups(truth, truth.keySet());
    Map<String, Set<Long>> foundGroups = groups(found, truth.keySet());
    return score(trueGroups, foundGroups, found, roots, faults, truth.size());
  }

  private static Map<String, Set<Long>> groups(Map<Long, String> of, Set<Long> counted) {
    Map<String, Set<Long>> groups = new TreeMap<>();
    for (long seq : counted) {
      String group = of.get(seq);
      groups.computeIfAbsent(group == null ? "none-" + seq : group, id -> new HashSet<>()).add(seq);
    }
    return groups;
  }

  private static CorrelateScore score(
      Map<String, Set<Long>> trueGroups,
      Map<String, Set<Long>> foundGroups,
      Map<Long, String> found,
      Map<String, String> roots,
      Map<String, Fault> faults,
      int messages) {
    double both = 0;
    int exact = 0;
    int big = 0;
    int exactBig = 0;
    int rooted = 0;
    SortedMap<String, int[]> kinds = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, Set<Long>> group : trueGroups.entrySet()) {
      SortedMap<String, Integer> overlap = overlap(group.getValue(), found);
      both += overlap.values().stream().mapToDouble(CorrelateScore::pairs).sum();
      String best = best(overlap);
      Fault fault = faults.getOrDefault(group.getKey(), new Fault("unknown", ""));
      boolean same = foundGroups.getOrDefault(best, Set.of()).equals(group.getValue());
      boolean right = List.of(fault.root().split(">")).contains(roots.getOrDefault(best, ""));
      boolean isBig = group.getValue().size() >= 5;
      exact += same ? 1 : 0;
      big += isBig ? 1 : 0;
      exactBig += isBig && same ? 1 : 0;
      rooted += right ? 1 : 0;
      int[] counts = kinds.computeIfAbsent(fault.kind(), kind -> new int[3]);
      counts[0]++;
      counts[1] += same ? 1 : 0;
      counts[2] += right ? 1 : 0;
      if (!same || !right) {
        wrong.add(
            "%s %s true root %s, found %s in %d parts %s, %d messages against %d"
                .formatted(
                    group.getKey(),
                    fault.kind(),
                    fault.root(),
                    roots.get(best),
                    overlap.size(),
                    overlap.size() > 5 ? "" : overlap,
                    foundGroups.getOrDefault(best, Set.of()).size(),
                    group.getValue().size()));
      }
    }
    double foundPairs = foundGroups.values().stream().mapToDouble(set -> pairs(set.size())).sum();
    double truePairs = trueGroups.values().stream().mapToDouble(set -> pairs(set.size())).sum();
    double all = trueGroups.size();
    return new CorrelateScore(
        both / foundPairs,
        both / truePairs,
        exact / all,
        exactBig / (double) big,
        rooted / all,
        1 - foundGroups.size() / (double) messages,
        1 - all / messages,
        kinds,
        trueGroups.size(),
        wrong);
  }

  /** How many of the messages are in each incident found. */
  private static SortedMap<String, Integer> overlap(Set<Long> messages, Map<Long, String> found) {
    SortedMap<String, Integer> overlap = new TreeMap<>();
    for (long seq : messages) {
      overlap.merge(found.getOrDefault(seq, "none-" + seq), 1, Integer::sum);
    }
    return overlap;
  }

  /** The incident that holds most; of several the first by id. */
  private static String best(SortedMap<String, Integer> overlap) {
    String best = "";
    int most = 0;
    for (Map.Entry<String, Integer> each : overlap.entrySet()) {
      if (each.getValue() > most) {
        best = each.getKey();
        most = each.getValue();
      }
    }
    return best;
  }

  private static double pairs(int size) {
    return size * (size - 1.0) / 2;
  }
}
