package org.gengfu.core.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gengfu.core.availability.TimeRange;

/** Counts the figures of a shift. Pure; any thread. */
public final class LoadCount {
  /** The most activations that are looked at. */
  public static final int MOST_ACTIVATIONS = 2_000_000;

  private static final Comparator<Activation> ORDER =
      Comparator.comparingLong(Activation::fromMillis)
          .thenComparingLong(Activation::toMillis)
          .thenComparing(Activation::source)
          .thenComparing(Activation::type)
          .thenComparing(Activation::priority);

  private final List<Activation> all;
  private final List<Activation> begun;
  private final TimeRange shift;

  private record Key(String source, String type) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = source.compareTo(other.source);
      return order == 0 ? type.compareTo(other.type) : order;
    }
  }

  private LoadCount(List<Activation> all, TimeRange shift) {
    this.all = all;
    this.shift = shift;
    this.begun = all.stream().filter(one -> shift.contains(one.fromMillis())).toList();
  }

  /**
   * The figures of a shift.
   *
   * @param activations in any order; those that began before the shift count for floods and for
   *     stale ones
   * @throws IllegalArgumentException when there are more than {@value #MOST_ACTIVATIONS}
   */
  public static LoadFigures of(Collection<Activation> activations, TimeRange shift) {
    if (activations.size() > MOST_ACTIVATIONS) {
      throw new IllegalArgumentException(
          "%d activations; %d are the most".formatted(activations.size(), MOST_ACTIVATIONS));
    }
    List<Activation> sorted = new ArrayList<>(activations);
    sorted.sort(ORDER);
    return new LoadCount(sorted, shift).figures();
  }

  private LoadFigures figures() {
    long[] intervals = intervals();
    long crowded = 0;
    for (long count : intervals) {
      crowded += count > LoadFigures.FLOOD_STARTS_ABOVE ? 1 : 0;
    }
    Set<Key> chattering = chattering();
    return new LoadFigures(
        shift,
        begun.size(),
        intervals.length,
        crowded,
        mostInTenMinutes(),
        floods(),
        topSources(),
        chattering.stream().sorted().map(key -> key.source() + ":" + key.type()).toList(),
        fleeting(chattering),
        stale(),
        byPriority());
  }

  private long[] intervals() {
    long length = LoadFigures.TEN_MINUTES;
    long[] counts = new long[Math.toIntExact((shift.millis() + length - 1) / length)];
    for (Activation one : begun) {
      counts[(int) ((one.fromMillis() - shift.fromMillis()) / length)]++;
    }
    return counts;
  }

  private long mostInTenMinutes() {
    int most = 0;
    int from = 0;
    for (int to = 0; to < begun.size(); to++) {
      long end = begun.get(to).fromMillis();
      while (begun.get(from).fromMillis() <= end - LoadFigures.TEN_MINUTES) {
        from++;
      }
      most = Math.max(most, to - from + 1);
    }
    return most;
  }

  /**
   * Two pointers over the begins: one counts an activation in, the other out ten minutes later. At
   * each instant at which the count changes it is judged once, after all that happens then.
   */
  private List<TimeRange> floods() {
    List<TimeRange> floods = new ArrayList<>();
    int in = 0;
    int out = 0;
    long since = Long.MIN_VALUE;
    while (out < all.size()) {
      long nextOut = all.get(out).fromMillis() + LoadFigures.TEN_MINUTES;
      long at = in < all.size() ? Math.min(all.get(in).fromMillis(), nextOut) : nextOut;
      while (out < all.size() && all.get(out).fromMillis() + LoadFigures.TEN_MINUTES <= at) {
        out++;
      }
      while (in < all.size() && all.get(in).fromMillis() <= at) {
        in++;
      }
      int count = in - out;
      if (since == Long.MIN_VALUE && count > LoadFigures.FLOOD_STARTS_ABOVE) {
        since = at;
      } else if (since != Long.MIN_VALUE && count < LoadFigures.FLOOD_ENDS_BELOW) {
        new TimeRange(since, at).intersection(shift).ifPresent(floods::add);
        since = Long.MIN_VALUE;
      }
    }
    return floods;
  }

  private List<LoadFigures.Source> topSources() {
    Map<String, Long> counts = new TreeMap<>();
    begun.forEach(one -> counts.merge(one.source(), 1L, Long::sum));
    return counts.entrySet().stream()
        .map(entry -> new LoadFigures.Source(entry.getKey(), entry.getValue()))
        .sorted(
            Comparator.comparingLong(LoadFigures.Source::activations)
                .reversed()
                .thenComparing(LoadFigures.Source::source))
        .limit(LoadFigures.TOP)
        .toList();
  }

  /** Those of which some cycles in a row, from first begin to last end, fit into a minute. */
  private Set<Key> chattering() {
    Map<Key, List<Activation>> byKey = new TreeMap<>();
    for (Activation one : begun) {
      byKey.computeIfAbsent(key(one), ignored -> new ArrayList<>()).add(one);
    }
    Set<Key> chattering = new HashSet<>();
    byKey.forEach((key, cycles) -> {
      for (int i = LoadFigures.CHATTER_CYCLES - 1; i < cycles.size(); i++) {
        long first = cycles.get(i - LoadFigures.CHATTER_CYCLES + 1).fromMillis();
        if (cycles.get(i).toMillis() - first <= LoadFigures.MINUTE) {
          chattering.add(key);
        }
      }
    });
    return chattering;
  }

  private long fleeting(Set<Key> chattering) {
    return begun.stream()
        .filter(one -> one.toMillis() - one.fromMillis() < LoadFigures.MINUTE)
        .filter(one -> !chattering.contains(key(one)))
        .count();
  }

  private long stale() {
    return all.stream()
        .filter(one ->
            Math.max(one.fromMillis() + LoadFigures.DAY, shift.fromMillis())
                < Math.min(one.toMillis(), shift.toMillis()))
        .count();
  }

  private SortedMap<Activation.Priority, Long> byPriority() {
    SortedMap<Activation.Priority, Long> counts = new TreeMap<>();
    for (Activation.Priority priority : Activation.Priority.values()) {
      counts.put(priority, 0L);
    }
    begun.forEach(one -> counts.merge(one.priority(), 1L, Long::sum));
    return counts;
  }

  private static Key key(Activation one) {
    return new Key(one.source(), one.type());
  }
}
