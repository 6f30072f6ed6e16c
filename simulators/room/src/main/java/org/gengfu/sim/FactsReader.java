package org.gengfu.sim;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.profile.DeviceFacts;
import org.gengfu.profile.FactRow;
import org.gengfu.profile.Operand;

/**
 * Reads what a simulated device says of itself: {@code facts: {modules: 3}} and {@code tables:
 * {interface: [{key: "1", name: GE1}]}}. For one thread.
 */
final class FactsReader {
  private final Problems problems;

  FactsReader(Problems problems) {
    this.problems = problems;
  }

  DeviceFacts read(MapNode device) {
    Map<String, Operand> values = new LinkedHashMap<>();
    MapNode facts = device.map("facts", problems);
    if (facts != null) {
      for (String id : facts.keys()) {
        if (facts.get(id) instanceof ScalarNode scalar) {
          values.put(id, operand(scalar));
        } else {
          problems.add(facts.keyMark(id), "WRONG_TYPE", id + " must be a single value", "");
        }
      }
    }
    Map<String, List<FactRow>> tables = new LinkedHashMap<>();
    MapNode walked = device.map("tables", problems);
    if (walked != null) {
      for (String id : walked.keys()) {
        tables.put(id, rows(walked, id));
      }
    }
    return new DeviceFacts(values, tables);
  }

  private List<FactRow> rows(MapNode tables, String id) {
    List<FactRow> rows = new ArrayList<>();
    for (MapNode row : tables.maps(id, problems)) {
      Map<String, String> columns = new LinkedHashMap<>();
      for (String column : row.keys()) {
        if (row.get(column) instanceof ScalarNode scalar) {
          columns.put(column, scalar.text());
        } else {
          problems.add(row.keyMark(column), "WRONG_TYPE", column + " must be a single value", "");
        }
      }
      String key = columns.remove("key");
      if (key == null) {
        problems.add(row.mark(), "MISSING", "\"key\" is missing", "Add the row's own index");
      } else {
        rows.add(new FactRow(key, columns));
      }
    }
    if (rows.size() > DeviceFacts.MAX_ROWS) {
      String message = "table " + id + " has more than " + DeviceFacts.MAX_ROWS + " rows";
      problems.add(tables.keyMark(id), "TOO_MANY", message, "");
    }
    return rows;
  }

  static Operand operand(ScalarNode scalar) {
    Boolean flag = scalar.flag();
    if (flag != null) {
      return new Operand.Flag(flag);
    }
    return scalar.decimal() == null
        ? new Operand.Text(scalar.text())
        : new Operand.Number(scalar.decimal().doubleValue());
  }
}
