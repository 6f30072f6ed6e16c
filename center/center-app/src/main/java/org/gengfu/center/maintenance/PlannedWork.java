package org.gengfu.center.maintenance;

import java.util.List;
import java.util.Optional;
import org.gengfu.core.maintenance.MaintenanceWindow;

/** What clocks ask of planned work. Called by the writer's thread only. */
public interface PlannedWork {
  /** Nobody plans anything. */
  PlannedWork NONE =
      new PlannedWork() {
        @Override
        public List<MaintenanceWindow> onClocks(String node) {
          return List.of();
        }

        @Override
        public Optional<MaintenanceWindow> window(String name) {
          return Optional.empty();
        }

        @Override
        public long version() {
          return 0;
        }
      };

  /** The windows that run now, have a say in clocks, and cover a node of the field. */
  List<MaintenanceWindow> onClocks(String node);

  /** A window by its name, e.g. {@code MW-3}; empty when it is forgotten. */
  Optional<MaintenanceWindow> window(String name);

  /** Another number whenever an answer may have become another one. */
  long version();
}
