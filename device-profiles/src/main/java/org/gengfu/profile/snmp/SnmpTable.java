package org.gengfu.profile.snmp;

import java.util.List;
import org.gengfu.profile.WireSource;
import org.jspecify.annotations.Nullable;

/**
 * A table that is walked to learn which rows a device has.
 *
 * <p>Each row brings its columns by name, the row's index as {@code index} ({@code 4} or {@code
 * 1.12}), and its parts as {@code index1}, {@code index2} ... up to {@value #MAX_INDEX_PARTS}.
 *
 * @param columns the columns, the first of which says which rows there are
 * @param key names of the columns that make up the row's stable key, joined by a dash; {@code
 *     index} for the index itself
 */
public record SnmpTable(List<Column> columns, List<String> key) implements WireSource {
  /** Parts of an index that get a name of their own. */
  public static final int MAX_INDEX_PARTS = 8;

  /**
   * One column.
   *
   * @param name for filters, titles and {@code ${}}
   * @param oid the column's identifier, without index
   * @param type how its values are read
   * @param index where the row's index into this column comes from: null for the row's own index,
   *     else a column or an index part whose value is the index (a join)
   */
  public record Column(String name, Oid oid, SnmpType type, @Nullable String index) {}

  public SnmpTable {
    columns = List.copyOf(columns);
    key = List.copyOf(key);
    if (columns.isEmpty() || key.isEmpty() || columns.getFirst().index() != null) {
      throw new IllegalArgumentException("no table: " + columns + " by " + key);
    }
  }
}
