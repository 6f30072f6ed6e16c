package org.gengfu.center.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import org.gengfu.contract.Severity;

/**
 * The rows of the incidents that the correlator still holds: those that last, and those that were
 * resolved in the last hours. Older ones are in {@link IncidentTable}. Any thread may read; the
 * writer alone changes it, after its commits.
 */
public final class IncidentBook {
  private static final Comparator<Place> NEWEST_FIRST =
      Comparator.comparing(Place::opened).reversed().thenComparing(Place::id);

  private final Map<String, IncidentRow> rows = new ConcurrentHashMap<>();
  private final ConcurrentSkipListMap<Place, IncidentRow> ordered =
      new ConcurrentSkipListMap<>(NEWEST_FIRST);

  private record Place(Instant opened, String id) {
    static Place of(IncidentRow row) {
      return new Place(row.opened(), row.id());
    }
  }

  /**
   * Some of the rows.
   *
   * @param rows newest first
   * @param total how many there are in all
   */
  public record Page(List<IncidentRow> rows, int total) {
    public Page {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Of the incidents that last.
   *
   * @param open those that may be told
   * @param held those that wait for their cause
   * @param notObserved devices that are not observed
   * @param unacknowledged those of which an alarm waits
   * @param bySeverity those open or held, by severity
   */
  public record Counts(
      int open, int held, int notObserved, int unacknowledged, Map<Severity, Integer> bySeverity) {
    public Counts {
      bySeverity = Map.copyOf(bySeverity);
    }
  }

  /** Nothing yet. */
  public IncidentBook() {}

  /** The row of that id. */
  public Optional<IncidentRow> row(String id) {
    return Optional.ofNullable(rows.get(id));
  }

  /** How many there are. */
  public int size() {
    return rows.size();
  }

  /** Those wanted, newest first, without copying the others. */
  public Page page(Predicate<IncidentRow> wanted, int offset, int limit) {
    List<IncidentRow> found = new ArrayList<>();
    int total = 0;
    for (IncidentRow row : ordered.values()) {
      if (wanted.test(row)) {
        if (total >= offset && found.size() < limit) {
          found.add(row);
        }
        total++;
      }
    }
    return new Page(found, total);
  }

  /** Counts those that last, at an instant, as far as wanted. */
  public Counts counts(Instant now, Predicate<IncidentRow> wanted) {
    int open = 0;
    int held = 0;
    int notObserved = 0;
    int unacknowledged = 0;
    Map<Severity, Integer> severities = new EnumMap<>(Severity.class);
    for (IncidentRow row : ordered.values()) {
      if (row.lasts() && wanted.test(row)) {
        if (row.state(now) == IncidentRow.State.HELD) {
          held++;
        } else {
          open++;
        }
        notObserved += row.notObserved();
        unacknowledged += row.acknowledged() ? 0 : 1;
        severities.merge(row.severity(), 1, Integer::sum);
      }
    }
    return new Counts(open, held, notObserved, unacknowledged, severities);
  }

  /** The writer's: a row is new or has changed. */
  public void put(IncidentRow row) {
    IncidentRow before = rows.put(row.id(), row);
    if (before != null && !before.opened().equals(row.opened())) {
      ordered.remove(Place.of(before));
    }
    ordered.put(Place.of(row), row);
  }

  /** The writer's: the correlator has forgotten it; the table keeps it. */
  public void remove(String id) {
    IncidentRow before = rows.remove(id);
    if (before != null) {
      ordered.remove(Place.of(before));
    }
  }
}
