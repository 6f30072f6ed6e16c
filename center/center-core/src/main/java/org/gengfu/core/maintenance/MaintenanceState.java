package org.gengfu.core.maintenance;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.gengfu.core.sorted.SortedTree;

/**
 * All windows. Never changes; any thread.
 *
 * @param windows by id
 * @param open ids of those of which something may still become
 * @param lastId id of the newest there ever was
 */
public record MaintenanceState(
    SortedTree<Long, MaintenanceWindow> windows, SortedTree<Long, Boolean> open, long lastId) {
  /** No windows. */
  public static final MaintenanceState NONE =
      new MaintenanceState(SortedTree.empty(), SortedTree.empty(), 0);

  /** Windows that were stored. */
  public static MaintenanceState of(Collection<MaintenanceWindow> stored) {
    MaintenanceState state = NONE;
    for (MaintenanceWindow window : stored) {
      state = state.with(window);
    }
    return state;
  }

  /** Those of which something may still become, by id. */
  public List<MaintenanceWindow> openOnes() {
    return open.keys().stream()
        .map(id -> Optional.ofNullable(windows.get(id)).orElseThrow())
        .toList();
  }

  /** Those that govern now, by id. */
  public List<MaintenanceWindow> running() {
    return openOnes().stream()
        .filter(each -> each.state() == MaintenanceWindow.State.RUNNING)
        .toList();
  }

  /**
   * The windows in which a node was worked on at an instant, by what is known now; for clocks and
   * reports.
   *
   * @param field the field as it was drawn then
   */
  public List<MaintenanceWindow> covering(String node, Instant at, MaintenanceScope.Field field) {
    return windows.values().stream()
        .filter(each -> each.holds(at) && each.scope().covers(node, field))
        .toList();
  }

  MaintenanceState with(MaintenanceWindow window) {
    return new MaintenanceState(
        windows.with(window.id(), window),
        window.open() ? open.with(window.id(), true) : open.without(window.id()),
        Math.max(lastId, window.id()));
  }

  MaintenanceState without(long id) {
    return new MaintenanceState(windows.without(id), open.without(id), lastId);
  }
}
