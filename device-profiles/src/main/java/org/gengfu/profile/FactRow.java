package org.gengfu.profile;

import java.util.Map;

/**
 * One row of a device's table.
 *
 * @param key the device's own stable index, never the row's order
 * @param columns texts by column
 */
public record FactRow(String key, Map<String, String> columns) {
  public FactRow {
    columns = Map.copyOf(columns);
  }
}
