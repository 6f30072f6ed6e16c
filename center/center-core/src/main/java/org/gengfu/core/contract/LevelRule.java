package org.gengfu.core.contract;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.gengfu.contract.Severity;
import org.gengfu.core.clock.Level;

/**
 * When an event has a level: all that is asked must be so; what is empty asks nothing.
 *
 * @param types alarm types; one may end with {@code *}
 * @param devices which roots
 * @param least so many devices it must touch, 1 for any
 * @param text what the contract says
 */
public record LevelRule(
    Level level,
    Set<String> types,
    Set<Severity> severities,
    DeviceSelector devices,
    int least,
    Text text) {
  public LevelRule {
    types = Set.copyOf(types);
    severities =
        severities.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(severities));
    if (least < 1) {
      throw new IllegalArgumentException("a level cannot ask for " + least + " devices");
    }
  }

  /** True when it gives the event its level. */
  public boolean fits(IncidentFacts incident) {
    return (types.isEmpty()
            || types.stream()
                .anyMatch(type ->
                    type.endsWith("*")
                        ? incident.type().startsWith(type.substring(0, type.length() - 1))
                        : type.equals(incident.type())))
        && (severities.isEmpty() || severities.contains(incident.severity()))
        && incident.devices() >= least
        && devices.fits(incident.root());
  }

  /** What a severity is where no contract says anything: urgent 1, important 2, minor 3, else 4. */
  public static Level usual(Severity severity) {
    return switch (severity) {
      case CRITICAL -> Level.ONE;
      case MAJOR -> Level.TWO;
      case MINOR -> Level.THREE;
      case WARNING, INDETERMINATE -> Level.FOUR;
    };
  }
}
