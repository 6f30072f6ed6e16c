package org.gengfu.center.incident;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.gengfu.core.incident.Incident;
import org.gengfu.core.incident.IncidentState;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents' rows are to be made anew, and when: at once the first time, then at most once in
 * {@link #PERIOD}, so that an incident that grows by thousands of alarms is not counted for each of
 * them. Only the writer's thread.
 */
public final class RowDesk {
  /** The shortest time between two rows of one incident. */
  static final Duration PERIOD = Duration.ofMillis(200);

  private final Map<Long, IncidentRow> rows = new HashMap<>();
  private final Map<Long, Instant> made = new HashMap<>();
  private final Set<Long> waiting = new LinkedHashSet<>();
  private final TreeMap<Instant, Set<Long>> told = new TreeMap<>();

  RowDesk() {}

  void load(Connection connection, IncidentState state) throws SQLException {
    for (IncidentRow row : IncidentTable.of(connection, state.incidents().keys())) {
      keep(row);
    }
    waiting.addAll(state.incidents().keys());
  }

  /** All rows that are kept. */
  public Collection<IncidentRow> all() {
    return rows.values();
  }

  /** The row of an incident, or null while there is none. */
  @Nullable IncidentRow row(long incident) {
    return rows.get(incident);
  }

  /** True when a row is to be made by now. */
  boolean isDue(Instant now) {
    return (!told.isEmpty() && !told.firstKey().isAfter(now))
        || waiting.stream().anyMatch(id -> isRipe(id, now));
  }

  /** Those of the incidents touched, and of those that wait, of which a row is to be made now. */
  List<Long> ripe(Collection<Long> touched, LongPredicate atOnce, Instant now) {
    Set<Long> all = new LinkedHashSet<>(waiting);
    all.addAll(touched);
    told.headMap(now, true).values().forEach(all::addAll);
    List<Long> ripe = new ArrayList<>();
    for (long id : all) {
      if (isRipe(id, now) || atOnce.test(id)) {
        ripe.add(id);
      }
    }
    return ripe;
  }

  private boolean isRipe(long id, Instant now) {
    Instant last = made.get(id);
    return last == null || last.isAfter(now) || !last.plus(PERIOD).isAfter(now);
  }

  void accept(IncidentDraft draft) {
    waiting.addAll(draft.touched());
    told.headMap(draft.now(), true).values().forEach(waiting::addAll);
    told.headMap(draft.now(), true).clear();
    for (long id : draft.looked()) {
      waiting.remove(id);
      made.put(id, draft.now());
    }
    draft.rows().forEach(this::keep);
    for (long id : draft.left()) {
      rows.remove(id);
      made.remove(id);
      waiting.remove(id);
    }
  }

  private void keep(IncidentRow row) {
    long id = Long.parseUnsignedLong(row.id(), 16);
    rows.put(id, row);
    if (row.state() == IncidentRow.State.HELD) {
      told.computeIfAbsent(row.told(), at -> new LinkedHashSet<>()).add(id);
    }
  }

  /** The name of an incident's id. */
  static String name(long id) {
    return Incident.name(id);
  }
}
