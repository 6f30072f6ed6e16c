package org.gengfu.driver;

import java.util.List;
import java.util.Map;

/**
 * What a device said for one point, before sentinels and scaling: registers are already put in
 * order, bits already cut out, the sign already applied.
 */
public sealed interface RawValue {
  /** A whole number of up to 64 bits; unsigned 64-bit numbers keep their bit pattern. */
  record Whole(long value) implements RawValue {}

  /** An IEEE 754 number as it came, NaN included. */
  record Real(double value) implements RawValue {}

  /** A text, already cut at its end mark. */
  record Text(String value) implements RawValue {}

  /**
   * The device answered, but has no value for this point: an SNMP agent's noSuchInstance, a field
   * of a serial answer filled with dashes, a bad OPC UA status. The point is not available; the
   * device lives.
   *
   * @param why for people, in the protocol's own words
   */
  record Absent(String why) implements RawValue {}

  /**
   * A table of the device, walked as a whole: the answer to a fact, never a reading.
   *
   * @param rows at most {@link #MAX_ROWS}, in the order of the walk
   */
  record Rows(List<Row> rows) implements RawValue {
    /** Most rows of one table. A driver ends its walk here and says so in {@link Absent}. */
    public static final int MAX_ROWS = 4_096;

    public Rows {
      rows = List.copyOf(rows);
      if (rows.size() > MAX_ROWS) {
        throw new IllegalArgumentException(rows.size() + " rows, at most " + MAX_ROWS);
      }
    }
  }

  /**
   * One row of a table.
   *
   * @param key the device's own stable index, never the row's order
   * @param columns what it holds, by the profile's name of the column
   */
  record Row(String key, Map<String, String> columns) {
    public Row {
      columns = Map.copyOf(columns);
    }
  }
}
