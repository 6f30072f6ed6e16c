package org.gengfu.core.learned;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.graph.GraphPath;
import org.gengfu.core.graph.GraphView;
import org.gengfu.core.graph.Relation;

/**
 * Finds devices that fail together again and again and that no path and nothing common explains: an
 * edge may be missing in the drawing. Pure: the same history in any order gives the same. Used by
 * one thread, once.
 *
 * <p>A failure is the first raise of any type at a device after a window without one. At most
 * {@value #MOST_PAIRS} pairs are counted; later ones (by time) are left out, and {@link
 * Counts#complete} says so.
 */
public final class CoFailure {
  /** The most pairs of devices. */
  public static final int MOST_PAIRS = 1_000_000;

  private final History history;
  private final LearningPolicy policy;
  private final long windowMillis;
  private final List<Failure> failures = new ArrayList<>();
  private final SortedMap<String, Integer> perDevice = new TreeMap<>();
  private final SortedMap<Devices, Together> pairs = new TreeMap<>();
  private boolean complete = true;

  private record Failure(long atMillis, String device) {}

  private record Devices(String low, String high) implements Comparable<Devices> {
    @Override
    public int compareTo(Devices other) {
      int order = low.compareTo(other.low);
      return order == 0 ? high.compareTo(other.high) : order;
    }
  }

  /** Counts of one pair. */
  private static final class Together {
    private final List<Long> at = new ArrayList<>();
    private int lowFirst;
    private int highFirst;
  }

  /**
   * What was found.
   *
   * @param worthy pairs that suffice for a proposal, the least likely by chance first
   * @param complete false when there were more pairs than are counted
   */
  public record Counts(List<CoFailureEvidence> worthy, boolean complete) {
    public Counts {
      worthy = List.copyOf(worthy);
    }
  }

  private CoFailure(History history, LearningPolicy policy) {
    this.history = history;
    this.policy = policy;
    this.windowMillis = policy.window().toMillis();
  }

  /** Looks through a history. */
  public static Counts count(History history, FieldGraph graph, LearningPolicy policy) {
    CoFailure study = new CoFailure(history, policy);
    study.failures();
    study.pairs();
    return new Counts(study.worthy(graph), study.complete);
  }

  private void failures() {
    history
        .raises()
        .forEach((device, types) -> {
          long[] times = types.values().stream().flatMapToLong(Arrays::stream).sorted().toArray();
          long last = Long.MIN_VALUE;
          for (long time : times) {
            if (last == Long.MIN_VALUE || time - last > windowMillis) {
              failures.add(new Failure(time, device));
              perDevice.merge(device, 1, Integer::sum);
            }
            last = time;
          }
        });
    failures.sort(Comparator.comparingLong(Failure::atMillis).thenComparing(Failure::device));
  }

  private void pairs() {
    int from = 0;
    int to = 0;
    for (int i = 0; i < failures.size(); i++) {
      long at = failures.get(i).atMillis();
      while (failures.get(from).atMillis() < at - windowMillis) {
        from++;
      }
      while (to < failures.size() && failures.get(to).atMillis() <= at + windowMillis) {
        to++;
      }
      if (to - from <= policy.largestCrowd()) { // a device fails once in a window, or twice
        for (int k = i + 1; k < to; k++) {
          together(failures.get(i), failures.get(k));
        }
      }
    }
  }

  private void together(Failure first, Failure second) {
    int order = first.device().compareTo(second.device());
    if (order == 0) {
      return;
    }
    Devices devices =
        order < 0
            ? new Devices(first.device(), second.device())
            : new Devices(second.device(), first.device());
    if (!pairs.containsKey(devices) && pairs.size() == MOST_PAIRS) {
      complete = false;
      return;
    }
    Together together = pairs.computeIfAbsent(devices, ignored -> new Together());
    if (!together.at.isEmpty() && first.atMillis() - together.at.getLast() <= windowMillis) {
      return; // the same occasion
    }
    together.at.add(first.atMillis());
    if (first.atMillis() < second.atMillis()) {
      if (order < 0) {
        together.lowFirst++;
      } else {
        together.highFirst++;
      }
    }
  }

  private List<CoFailureEvidence> worthy(FieldGraph graph) {
    List<CoFailureEvidence> found = new ArrayList<>();
    pairs.forEach((devices, together) -> {
      if (together.at.size() >= policy.leastCoFailures()
          && !explained(graph, devices, together.at.getLast())) {
        found.add(evidence(devices, together));
      }
    });
    long devices = perDevice.size();
    double threshold =
        Chance.threshold(
            found.stream().map(CoFailureEvidence::chance).toList(),
            devices * (devices - 1) / 2,
            policy.falseShare());
    found.removeIf(evidence -> evidence.chance() > threshold);
    found.sort(
        Comparator.comparingDouble(CoFailureEvidence::chance)
            .thenComparing(CoFailureEvidence::one)
            .thenComparing(CoFailureEvidence::other));
    return found;
  }

  private CoFailureEvidence evidence(Devices devices, Together together) {
    boolean lowLeads = together.lowFirst >= together.highFirst;
    int count = together.at.size();
    double expected =
        2.0
            * windowMillis
            * perDevice.getOrDefault(devices.low(), 0)
            * perDevice.getOrDefault(devices.high(), 0)
            / history.coveredMillis();
    return new CoFailureEvidence(
        lowLeads ? devices.low() : devices.high(),
        lowLeads ? devices.high() : devices.low(),
        count,
        lowLeads ? together.lowFirst : together.highFirst,
        expected,
        Chance.atLeast(count, expected),
        together.at.subList(Math.max(0, count - CoFailureEvidence.MOST_EXAMPLES), count));
  }

  /** True when one bears on the other, or something within reach bears on both. */
  private boolean explained(FieldGraph graph, Devices devices, long atMillis) {
    GraphView field = graph.at(atMillis, TimeRange.LATEST - 1);
    Set<String> above = above(field, devices.low());
    above.retainAll(above(field, devices.high()));
    return !above.isEmpty();
  }

  private Set<String> above(GraphView field, String device) {
    Set<String> above = new HashSet<>(Set.of(device));
    for (GraphPath path : field.supports(device, EnumSet.allOf(Relation.class), policy.reach())) {
      above.add(path.upstream());
    }
    return above;
  }
}
