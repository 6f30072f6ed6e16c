package org.gengfu.profile;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a device said of itself, from which the rest of its profile follows. Any thread.
 *
 * @param values values of facts by point id, decoded and scaled like readings
 * @param tables rows by the id of the fact that walks the table, which is the section's id
 * @param missing facts that were asked for and that the device does not give: a condition over one
 *     is unknown (the point does not exist), a count is 0, an unknown firmware keeps a point
 */
public record DeviceFacts(
    Map<String, Operand> values, Map<String, List<FactRow>> tables, Set<String> missing) {
  /** Nothing is known yet. */
  public static final DeviceFacts NONE = new DeviceFacts(Map.of(), Map.of());

  /** Most rows of one table. */
  public static final int MAX_ROWS = 4_096;

  public DeviceFacts {
    values = Map.copyOf(values);
    tables = Map.copyOf(tables);
    missing = Set.copyOf(missing);
  }

  /** Facts of which none is missing. */
  public DeviceFacts(Map<String, Operand> values, Map<String, List<FactRow>> tables) {
    this(values, tables, Set.of());
  }
}
