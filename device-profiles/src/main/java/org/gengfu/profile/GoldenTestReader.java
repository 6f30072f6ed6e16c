package org.gengfu.profile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.document.Suggestion;
import org.jspecify.annotations.Nullable;

/** Reads the golden decode vectors of a profile. For one thread. */
final class GoldenTestReader {
  private final @Nullable Spoken spoken;
  private final Scope scope;
  private final Names names;
  private final Problems problems;

  GoldenTestReader(@Nullable Spoken spoken, Scope scope, Names names, Problems problems) {
    this.spoken = spoken;
    this.scope = scope;
    this.names = names;
    this.problems = problems;
  }

  List<GoldenTest> read(MapNode root) {
    List<GoldenTest> tests = new ArrayList<>();
    for (MapNode spec : root.maps("tests", problems)) {
      MapNode expect = spec.map("expect", problems);
      if (expect != null) {
        tests.add(
            new GoldenTest(
                spec.mark(),
                cells(spec),
                expectations(expect, standard(spec)),
                spec,
                params(spec),
                facts(spec)));
      }
    }
    return tests;
  }

  private static boolean standard(MapNode spec) {
    return !spec.has("params") && !spec.has("facts") && !spec.has("tables");
  }

  private Map<String, Node> params(MapNode spec) {
    Map<String, Node> params = new LinkedHashMap<>();
    MapNode given = spec.map("params", problems);
    if (given != null) {
      for (String name : given.keys()) {
        Node node = given.get(name);
        if (node != null) {
          params.put(name, node);
        }
      }
    }
    return params;
  }

  private DeviceFacts facts(MapNode spec) {
    Map<String, Operand> values = new LinkedHashMap<>();
    MapNode given = spec.map("facts", problems);
    if (given != null) {
      for (String id : given.keys()) {
        if (given.get(id) instanceof ScalarNode scalar
            && GoldenTest.Failure.of(scalar.text()) == null) {
          values.put(id, operand(scalar));
        }
      }
    }
    Map<String, List<FactRow>> tables = new LinkedHashMap<>();
    MapNode rows = spec.map("tables", problems);
    if (rows != null) {
      for (String id : rows.keys()) {
        tables.put(id, rows(rows.map(id, problems)));
      }
    }
    return values.isEmpty() && tables.isEmpty()
        ? DeviceFacts.NONE
        : new DeviceFacts(values, tables);
  }

  private List<FactRow> rows(@Nullable MapNode table) {
    List<FactRow> rows = new ArrayList<>();
    for (String key : table == null ? List.<String>of() : table.keys()) {
      MapNode row = table == null ? null : table.map(key, problems);
      Map<String, String> columns = new LinkedHashMap<>();
      for (String column : row == null ? List.<String>of() : row.keys()) {
        if (row != null && row.get(column) instanceof ScalarNode scalar) {
          columns.put(column, scalar.text());
        }
      }
      rows.add(new FactRow(key, columns));
    }
    return rows;
  }

  private Map<ModbusTable, Map<Integer, Integer>> cells(MapNode spec) {
    return spoken != null && spec.get("read") instanceof MapNode read
        ? spoken.language().cells(read, spoken.block(), scope)
        : Map.of();
  }

  private List<GoldenTest.Expectation> expectations(MapNode expect, boolean standard) {
    List<GoldenTest.Expectation> list = new ArrayList<>();
    for (String point : expect.keys()) {
      Mark mark = expect.keyMark(point);
      if (standard && !names.knows(point)) {
        String message = "nothing is called \"" + point + "\"";
        problems.add(mark, "UNKNOWN_NAME", message, Suggestion.among(point, names.known()));
      }
      if (expect.get(point) instanceof ScalarNode scalar) {
        GoldenTest.Failure failure = GoldenTest.Failure.of(scalar.text());
        Operand value = failure == null ? operand(scalar) : null;
        list.add(new GoldenTest.Expectation(mark, point, value, failure));
      }
    }
    return list;
  }

  private static Operand operand(ScalarNode scalar) {
    Boolean flag = scalar.flag();
    if (flag != null) {
      return new Operand.Flag(flag);
    }
    if (scalar.decimal() != null) {
      return new Operand.Number(scalar.decimal().doubleValue());
    }
    return new Operand.Text(scalar.text());
  }
}
