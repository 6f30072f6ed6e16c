package org.gengfu.center.incident;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gengfu.core.alarm.AlarmKey;
import org.gengfu.core.incident.AlarmEvent;
import org.gengfu.core.incident.Correlator;
import org.gengfu.core.incident.IncidentState;
import org.jspecify.annotations.Nullable;

/**
 * What the writer knows of incidents, as it is committed. Only the writer's thread may touch it;
 * the state itself never changes and may be read by any.
 */
public final class IncidentMemory {
  private final IncidentSetup setup;
  private final Map<AlarmKey, AlarmKey> correlated = new HashMap<>();
  private final Map<AlarmKey, AlarmKey> alarms = new HashMap<>();
  private final Set<String> stale = new HashSet<>();
  private final RowDesk rows = new RowDesk();
  private IncidentState state;
  private long facts;

  private IncidentMemory(IncidentSetup setup, IncidentReplay.Replayed replayed) {
    this.setup = setup;
    this.state = replayed.state();
    this.facts = replayed.facts();
    state
        .episodes()
        .each((number, episode) -> {
          if (episode.active() && episode.key().type().equals(AlarmKinds.DATA_STALE)) {
            stale.add(episode.key().resource());
          }
          return true;
        });
    for (AlarmEvent event : state.waiting().keys()) {
      if (event.key().type().equals(AlarmKinds.DATA_STALE)) {
        boolean raised = event.change() == AlarmEvent.Change.RAISE;
        boolean ignored =
            raised ? stale.add(event.key().resource()) : stale.remove(event.key().resource());
      }
    }
  }

  /** Reads the newest stored state that is whole, and what was committed after it. */
  public static IncidentMemory load(Connection connection, IncidentSetup setup)
      throws SQLException {
    IncidentMemory memory = new IncidentMemory(setup, IncidentReplay.state(connection, setup));
    memory.rows.load(connection, memory.state);
    return memory;
  }

  /** To be told of every alarm that is known, once all devices are. */
  public void know(AlarmKey alarm, String kind) {
    AlarmKey key = setup.kinds().correlated(alarm, kind, state.graph());
    correlated.put(alarm, key);
    alarms.put(key, alarm);
  }

  /** The state that is committed. */
  public IncidentState state() {
    return state;
  }

  /** Facts since a state was stored last. */
  long facts() {
    return facts;
  }

  /** To be called when a state is being stored. */
  void stored() {
    facts = 0;
  }

  /** The rows of the incidents, and which of them are to be made anew. */
  public RowDesk rows() {
    return rows;
  }

  IncidentSetup setup() {
    return setup;
  }

  /** As what the correlator knows an alarm, or null when it was never told. */
  @Nullable AlarmKey correlated(AlarmKey alarm) {
    return correlated.get(alarm);
  }

  /** The alarm that the correlator knows by this key, or null when there is none. */
  public @Nullable AlarmKey alarm(AlarmKey key) {
    return alarms.get(key);
  }

  /** Nodes that are said not to be observed. */
  Set<String> stale() {
    return stale;
  }

  /** True when time itself is news by now. */
  public boolean isDue(Instant now) {
    Optional<Instant> deadline = Correlator.nextDeadline(state);
    return deadline.filter(at -> !at.isAfter(now)).isPresent() || rows.isDue(now);
  }

  /** Takes over what was committed. */
  public void accept(IncidentDraft draft) {
    state = draft.state();
    facts += draft.facts().size();
    draft
        .newNames()
        .forEach((alarm, key) -> {
          correlated.put(alarm, key);
          alarms.put(key, alarm);
        });
    stale.addAll(draft.gone());
    stale.removeAll(draft.back());
    rows.accept(draft);
  }

  /** Ids of incidents, for tests and logs. */
  Set<Long> ids() {
    return new TreeSet<>(state.incidents().keys());
  }
}
