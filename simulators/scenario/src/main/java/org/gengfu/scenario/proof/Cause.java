package org.gengfu.scenario.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a device must have served for an alarm to begin or end: all tests hold at once.
 *
 * @param tests by point
 */
public record Cause(Map<String, Test> tests) {
  public Cause {
    tests = Map.copyOf(tests);
  }

  /** A test of one point's value. */
  public sealed interface Test {
    boolean holds(double value);

    /** The value is this one; flags are 0 and 1. */
    record Is(double wanted) implements Test {
      @Override
      public boolean holds(double value) {
        return value == wanted;
      }
    }

    /** The value is less than this. */
    record Below(double limit) implements Test {
      @Override
      public boolean holds(double value) {
        return value < limit;
      }
    }

    /** The value is this or more. */
    record AtLeast(double limit) implements Test {
      @Override
      public boolean holds(double value) {
        return value >= limit;
      }
    }
  }

  private record Change(Instant at, String point, double value) {}

  /**
   * The first instant, not before {@code after}, at which what was served last fulfils all tests.
   *
   * @param served by point
   */
  public Optional<Instant> firstServed(Map<String, List<Served>> served, Instant after) {
    List<Change> changes = new ArrayList<>();
    tests
        .keySet()
        .forEach(point ->
            served
                .getOrDefault(point, List.of())
                .forEach(value -> changes.add(new Change(value.at(), point, value.value()))));
    changes.sort(Comparator.comparing(Change::at));
    Map<String, Double> latest = new HashMap<>();
    for (int i = 0; i < changes.size(); i++) {
      Change change = changes.get(i);
      latest.put(change.point(), change.value());
      boolean lastOfInstant =
          i + 1 == changes.size() || !changes.get(i + 1).at().equals(change.at());
      if (lastOfInstant && !change.at().isBefore(after) && holds(latest)) {
        return Optional.of(change.at());
      }
    }
    return Optional.empty();
  }

  private boolean holds(Map<String, Double> latest) {
    return tests.entrySet().stream()
        .allMatch(test -> {
          Double value = latest.get(test.getKey());
          return value != null && test.getValue().holds(value);
        });
  }
}
