package org.gengfu.center.maintenance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.gengfu.center.ingest.StoreUnavailableException;
import org.gengfu.center.notify.Hush;
import org.gengfu.center.watch.Watch;
import org.gengfu.center.watch.WatchPart;
import org.gengfu.core.maintenance.MaintenanceFact;
import org.gengfu.core.maintenance.MaintenanceInput;
import org.gengfu.core.maintenance.MaintenanceState;
import org.gengfu.core.maintenance.MaintenanceWindow;
import org.jspecify.annotations.Nullable;

/** Planned work: people ask, approve and end it here. Any thread. */
public final class MaintenanceDesk {
  private final MaintenancePart part;
  private final UnaryOperator<String> siteOfEdge;
  private final AtomicReference<@Nullable Watch> watch = new AtomicReference<>();

  /**
   * @param siteOfEdge the site of an edge, empty when nobody knows
   */
  public MaintenanceDesk(UnaryOperator<String> siteOfEdge) {
    this.siteOfEdge = siteOfEdge;
    this.part = new MaintenancePart(siteOfEdge);
  }

  /** What hangs into the watch; to be given to it before the notifier's part. */
  public WatchPart part() {
    return part;
  }

  /** What the notifier asks. */
  public Hush hush() {
    return part;
  }

  /** What clocks ask. */
  public PlannedWork plannedWork() {
    return part;
  }

  /** From now on people may ask. */
  public void begin(Watch running) {
    watch.set(running);
  }

  /** All windows, by id. */
  public List<MaintenanceRow> rows() {
    return part.rows();
  }

  /** The window of that id. */
  public Optional<MaintenanceRow> row(long id) {
    return rows().stream().filter(each -> each.window().id() == id).findFirst();
  }

  /**
   * Has a wish carried out and committed.
   *
   * @return what was decided
   * @throws StoreUnavailableException when it could not be committed
   */
  public List<MaintenanceFact> take(MaintenanceInput input) throws StoreUnavailableException {
    List<MaintenanceFact> answer = new ArrayList<>();
    running()
        .act(change -> {
          part.ask(input, answer);
          return true;
        });
    return answer;
  }

  /**
   * The windows in which a node was worked on at an instant, by what is known now; for clocks and
   * reports, which look at what each of them governs.
   *
   * @param node its id in the graph of the field
   */
  public List<MaintenanceWindow> covers(String node, Instant at) {
    DrawnField field = new DrawnField(running().picture().incidents().graph(), at, siteOfEdge);
    return MaintenanceState.of(rows().stream().map(MaintenanceRow::window).toList())
        .covering(node, at, field);
  }

  private Watch running() {
    Watch known = watch.get();
    if (known == null) {
      throw new IllegalStateException("not begun");
    }
    return known;
  }
}
