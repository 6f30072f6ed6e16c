package org.gengfu.core.maintenance;

import java.time.Instant;

/** What can happen to windows. */
public sealed interface MaintenanceInput {
  /** Somebody asks for a window. */
  record Ask(
      String title,
      Instant from,
      Instant to,
      MaintenanceScope scope,
      Governs governs,
      String by,
      String reason)
      implements MaintenanceInput {}

  /** Another person decides on it. */
  record Rule(long window, boolean approve, String by, String reason) implements MaintenanceInput {}

  /** Somebody ends a window before its time, or takes it back. */
  record End(long window, String by, String reason) implements MaintenanceInput {}

  /** The deadline is here. */
  record TimePassed() implements MaintenanceInput {}
}
