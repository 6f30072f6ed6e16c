package org.gengfu.center.maintenance;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.gengfu.center.notify.Hush;
import org.gengfu.center.store.FactSink;
import org.gengfu.center.watch.Committing;
import org.gengfu.center.watch.DeviceKey;
import org.gengfu.center.watch.LiveEvent;
import org.gengfu.center.watch.WatchPart;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.incident.IncidentFact;
import org.gengfu.core.maintenance.MaintenanceFact;
import org.gengfu.core.maintenance.MaintenanceInput;
import org.gengfu.core.maintenance.MaintenanceMachine;
import org.gengfu.core.maintenance.MaintenanceState;
import org.gengfu.core.maintenance.MaintenanceWindow;
import org.jspecify.annotations.Nullable;

/**
 * Windows in the writer's transactions. It stands before the notifier, so that what begins in a
 * transaction holds messages back in the same one. Only the writer's thread may use it; {@link
 * #rows} is for any.
 */
final class MaintenancePart implements WatchPart, Hush, PlannedWork {
  private final UnaryOperator<String> siteOfEdge;
  private final List<Ask> asked = new ArrayList<>();
  private final Map<Long, Integer> counts = new HashMap<>();
  private MaintenanceState state = MaintenanceState.NONE;
  private @Nullable MaintenanceDraft draft;
  private DrawnField field;
  private boolean redrawn;
  private long version;
  private volatile List<MaintenanceRow> rows = List.of();

  private record Ask(MaintenanceInput input, List<MaintenanceFact> answer) {}

  /**
   * @param siteOfEdge the site of an edge, empty when nobody knows
   */
  MaintenancePart(UnaryOperator<String> siteOfEdge) {
    this.siteOfEdge = siteOfEdge;
    this.field = new DrawnField(FieldGraph.EMPTY, Instant.EPOCH, siteOfEdge);
  }

  /** Has an input taken in the transaction that is being drafted. */
  void ask(MaintenanceInput input, List<MaintenanceFact> answer) {
    asked.add(new Ask(input, answer));
  }

  /** All windows that are committed, by id. */
  List<MaintenanceRow> rows() {
    return rows;
  }

  @Override
  public void load(Connection connection) throws SQLException {
    draft = null;
    asked.clear();
    counts.clear();
    List<MaintenanceRow> stored = MaintenanceTable.load(connection);
    stored.forEach(row -> counts.put(row.window().id(), row.devices()));
    state = MaintenanceState.of(stored.stream().map(MaintenanceRow::window).toList());
    rows = stored;
    version++;
  }

  @Override
  public void decide(Committing change) {
    MaintenanceDraft drafted = new MaintenanceDraft(state, change.now());
    draft = drafted;
    field = new DrawnField(change.incidents().graph(), change.now(), siteOfEdge);
    redrawn = change.incidentFacts().stream().anyMatch(IncidentFact.GraphEdited.class::isInstance);
    for (Ask each : asked) {
      each.answer().addAll(drafted.take(each.input()));
    }
    asked.clear();
    Optional<Instant> due = MaintenanceMachine.nextDeadline(drafted.state());
    if (due.isPresent() && !due.get().isAfter(change.now())) {
      drafted.take(new MaintenanceInput.TimePassed());
    }
    List<MaintenanceWindow> running = drafted.state().running();
    boolean moved = !drafted.begun().isEmpty() || !drafted.over().isEmpty();
    if (moved || (redrawn && !running.isEmpty())) {
      version++;
      AlarmsAtWork.all(change, running, List.copyOf(drafted.over().values()), field);
    } else if (!running.isEmpty()) {
      AlarmsAtWork.touched(change, running, field);
    }
    for (MaintenanceWindow window : drafted.changed()) {
      if (window.open()) {
        counts.put(window.id(), count(change, window));
      }
    }
  }

  private int count(Committing change, MaintenanceWindow window) {
    int count = 0;
    for (DeviceKey device : change.devices()) {
      if (!device.device().isEmpty() && window.scope().covers(DrawnField.node(device), field)) {
        count++;
      }
    }
    return count;
  }

  @Override
  public boolean hasNews() {
    MaintenanceDraft drafted = draft;
    return drafted != null && (!drafted.isEmpty() || excuses(drafted));
  }

  /** True when more cameras may be worked on than before. */
  private boolean excuses(MaintenanceDraft drafted) {
    return redrawn && drafted.state().running().stream().anyMatch(each -> each.governs().rate());
  }

  @Override
  public void store(Connection connection, FactSink facts) throws SQLException {
    MaintenanceDraft drafted = draft;
    if (drafted == null) {
      return;
    }
    drafted.journal(facts);
    MaintenanceTable.put(
        connection,
        drafted.changed().stream()
            .map(each -> new MaintenanceRow(each, counts.getOrDefault(each.id(), 0)))
            .toList());
    if (!drafted.forgotten().isEmpty()) {
      MaintenanceTable.drop(connection, drafted.forgotten());
    }
    rates(connection, facts, drafted);
  }

  private void rates(Connection connection, FactSink facts, MaintenanceDraft drafted)
      throws SQLException {
    Instant now = drafted.now();
    for (MaintenanceWindow window : drafted.state().running()) {
      boolean began = drafted.begun().containsKey(window.id());
      if (window.governs().rate() && (began || redrawn)) {
        Instant from = began ? window.from() : now;
        ExcusedCameras.excuse(connection, facts, window, from, field, now);
      }
    }
    for (MaintenanceWindow window : drafted.over().values()) {
      if (window.governs().rate() && drafted.begun().containsKey(window.id())) {
        // Begun and over at once: the program was down meanwhile.
        ExcusedCameras.excuse(connection, facts, window, window.from(), field, now);
      } else if (window.governs().rate() && window.end().isBefore(window.to())) {
        ExcusedCameras.clip(connection, facts, window, now);
      }
    }
  }

  @Override
  public List<LiveEvent> accepted() {
    MaintenanceDraft drafted = draft;
    draft = null;
    if (drafted != null && !drafted.isEmpty()) {
      state = drafted.state();
      drafted.forgotten().forEach(counts::remove);
      rows =
          state.windows().values().stream()
              .map(each -> new MaintenanceRow(each, counts.getOrDefault(each.id(), 0)))
              .toList();
    }
    return List.of();
  }

  @Override
  public Optional<Instant> nextDeadline() {
    return MaintenanceMachine.nextDeadline(state);
  }

  private MaintenanceState current() {
    MaintenanceDraft drafted = draft;
    return drafted == null ? state : drafted.state();
  }

  @Override
  public Optional<String> maintenance(String node, Instant now) {
    return current().running().stream()
        .filter(each -> each.scope().covers(node, field))
        .map(MaintenanceWindow::name)
        .findFirst();
  }

  @Override
  public Optional<Window> over(String node, Instant now) {
    return current().running().stream()
        .filter(each -> each.governs().notifications() && each.scope().covers(node, field))
        .max((one, other) -> one.to().compareTo(other.to()))
        .map(each -> new Window(each.name(), each.to()));
  }

  @Override
  public List<MaintenanceWindow> onClocks(String node) {
    return current().running().stream()
        .filter(each -> each.governs().clocks() && each.scope().covers(node, field))
        .toList();
  }

  @Override
  public Optional<MaintenanceWindow> window(String name) {
    return current().windows().values().stream()
        .filter(each -> each.name().equals(name))
        .findFirst();
  }

  @Override
  public long version() {
    return version;
  }
}
