package org.gengfu.driver.snmp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.gengfu.driver.RawValue;
import org.gengfu.profile.snmp.SnmpTable;
import org.snmp4j.smi.Variable;

/** Makes rows out of walked columns. Pure. */
final class TableRows {
  private static final String INDEX = "index";
  private static final Pattern DOT = Pattern.compile("\\.");

  private TableRows() {}

  /**
   * The rows of a table. A column without a cell for a row is an empty text. Two rows with the same
   * key get their index behind it, so that none is lost.
   *
   * @param cells the cells of each column by index, as walked
   */
  static RawValue.Rows of(SnmpTable table, List<Map<String, Variable>> cells) {
    List<RawValue.Row> rows = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (String index : cells.getFirst().keySet()) {
      Map<String, String> row = new HashMap<>();
      index(row, index);
      for (int c = 0; c < cells.size(); c++) {
        SnmpTable.Column column = table.columns().get(c);
        String at = column.index() == null ? index : row.getOrDefault(column.index(), "");
        Variable value = cells.get(c).get(at);
        row.put(column.name(), value == null ? "" : SnmpDecoder.column(column.type(), value));
      }
      List<String> parts = table.key().stream().map(name -> row.getOrDefault(name, "")).toList();
      String key = String.join("-", parts);
      String unique = key.isBlank() ? index : key;
      rows.add(new RawValue.Row(keys.add(unique) ? unique : unique + "-" + index, row));
    }
    return new RawValue.Rows(rows);
  }

  private static void index(Map<String, String> row, String index) {
    row.put(INDEX, index);
    String[] parts = DOT.split(index, -1);
    for (int i = 0; i < Math.min(parts.length, SnmpTable.MAX_INDEX_PARTS); i++) {
      row.put(INDEX + (i + 1), parts[i]);
    }
  }
}
