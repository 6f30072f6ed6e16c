package org.gengfu.profile;

import org.jspecify.annotations.Nullable;

/**
 * Addresses that must never be asked for.
 *
 * @param table the table, or null for all four
 * @param first first address, 0-based as on the wire
 * @param last last address, inclusive
 */
public record AddressRange(@Nullable ModbusTable table, int first, int last) {
  public AddressRange {
    if (first < 0 || last < first || last > 0xFFFF) {
      throw new IllegalArgumentException("no address range: " + first + ".." + last);
    }
  }

  /** True when the span of addresses touches this range. */
  public boolean touches(ModbusTable where, int from, int count) {
    return (table == null || table == where) && from <= last && from + count > first;
  }
}
