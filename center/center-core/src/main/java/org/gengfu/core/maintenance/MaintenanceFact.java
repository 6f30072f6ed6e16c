package org.gengfu.core.maintenance;

import java.time.Instant;
import org.gengfu.core.maintenance.MaintenanceWindow.State;
import org.gengfu.core.maintenance.MaintenanceWindow.Word;
import org.jspecify.annotations.Nullable;

/** What was decided of windows. */
public sealed interface MaintenanceFact {
  /** A window is asked for. */
  record Asked(MaintenanceWindow window) implements MaintenanceFact {}

  /** Another person approved or declined it. */
  record Ruled(long window, boolean approved, Word word) implements MaintenanceFact {}

  /** It governs from now on. */
  record Begun(long window, Instant at) implements MaintenanceFact {}

  /**
   * It is over.
   *
   * @param end ended or cancelled
   * @param word who ended it; null when its time was over
   */
  record Over(long window, State end, Instant at, @Nullable Word word) implements MaintenanceFact {}

  /** The oldest closed windows are not needed any more. */
  record Forgotten(long window) implements MaintenanceFact {}

  /** A wish that cannot be followed. */
  record Refused(Why why, String detail) implements MaintenanceFact {
    /** Why not. */
    public enum Why {
      /** There is no such window. */
      UNKNOWN,
      /** This person may not. */
      FORBIDDEN,
      /** It is not so, or no longer so, that this could be done. */
      CONFLICT
    }
  }
}
