package org.gengfu.center.watch;

import java.util.List;
import org.gengfu.center.incident.IncidentSetup;
import org.gengfu.core.availability.AvailabilityPolicy;

/**
 * By what the watch works.
 *
 * @param contract by which the states of cameras count
 * @param incidents by what incidents are made and shown
 * @param parts what hangs into its transactions, in this order
 */
public record WatchSetup(
    AvailabilityPolicy contract, IncidentSetup incidents, List<WatchPart> parts) {
  public WatchSetup {
    parts = List.copyOf(parts);
  }

  /** Usual incidents, no parts. */
  public static WatchSetup of(AvailabilityPolicy contract) {
    return new WatchSetup(contract, IncidentSetup.usual(), List.of());
  }

  /** The same with these parts. */
  public WatchSetup with(List<WatchPart> others) {
    return new WatchSetup(contract, incidents, others);
  }
}
