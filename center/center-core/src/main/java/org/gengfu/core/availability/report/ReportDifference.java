package org.gengfu.core.availability.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What two versions of a report say differently.
 *
 * @param rows groups in spans that differ, in order
 * @param groups groups that differ over the whole period, in order
 * @param total all devices over the whole period, whether it differs or not
 */
public record ReportDifference(List<Pair> rows, List<Pair> groups, Pair total) {
  /**
   * One row in both versions.
   *
   * @param before null when it was not there
   * @param after null when it is not there any more
   */
  public record Pair(@Nullable ReportRow before, @Nullable ReportRow after) {}

  private record Key(String group, ReportSpan span) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byGroup = group.compareTo(other.group);
      return byGroup != 0 ? byGroup : span.compareTo(other.span);
    }
  }

  public ReportDifference {
    rows = List.copyOf(rows);
    groups = List.copyOf(groups);
  }

  /** True when both say the same of every group and span. */
  public boolean isEmpty() {
    return rows.isEmpty() && groups.isEmpty();
  }

  /**
   * What differs.
   *
   * @throws IllegalArgumentException when they do not answer the same request
   */
  public static ReportDifference between(AvailabilityReport before, AvailabilityReport after) {
    if (!before.request().equals(after.request())) {
      throw new IllegalArgumentException(
          "only versions of one report can be compared; these answer %s and %s"
              .formatted(before.request(), after.request()));
    }
    return new ReportDifference(
        differing(before.rows(), after.rows()),
        differing(before.groups(), after.groups()),
        new Pair(before.total(), after.total()));
  }

  private static List<Pair> differing(List<ReportRow> before, List<ReportRow> after) {
    Map<Key, ReportRow> old = byKey(before);
    Map<Key, ReportRow> now = byKey(after);
    TreeSet<Key> keys = new TreeSet<>(old.keySet());
    keys.addAll(now.keySet());
    List<Pair> pairs = new ArrayList<>();
    for (Key key : keys) {
      ReportRow was = old.get(key);
      ReportRow is = now.get(key);
      if (was == null || !was.equals(is)) {
        pairs.add(new Pair(was, is));
      }
    }
    return pairs;
  }

  private static Map<Key, ReportRow> byKey(List<ReportRow> rows) {
    Map<Key, ReportRow> map = new TreeMap<>();
    rows.forEach(row -> map.put(new Key(row.group(), row.span()), row));
    return map;
  }
}
