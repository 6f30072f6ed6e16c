package org.gengfu.profile;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.gengfu.document.ListNode;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.document.Suggestion;
import org.jspecify.annotations.Nullable;

/** Reads the golden decode vectors of a profile. For one thread. */
final class GoldenTestReader {
  private final AddressReader addresses;
  private final Names names;
  private final Problems problems;

  GoldenTestReader(AddressReader addresses, Names names, Problems problems) {
    this.addresses = addresses;
    this.names = names;
    this.problems = problems;
  }

  List<GoldenTest> read(MapNode root) {
    List<GoldenTest> tests = new ArrayList<>();
    for (MapNode spec : root.maps("tests", problems)) {
      MapNode read = spec.map("read", problems);
      MapNode expect = spec.map("expect", problems);
      if (read != null && expect != null) {
        tests.add(new GoldenTest(spec.mark(), cells(read), expectations(expect)));
      }
    }
    return tests;
  }

  private Map<ModbusTable, Map<Integer, Integer>> cells(MapNode read) {
    Map<ModbusTable, Map<Integer, Integer>> cells = new EnumMap<>(ModbusTable.class);
    for (String key : read.keys()) {
      Address address = addresses.parse(key, read.keyMark(key));
      if (address == null || !(read.get(key) instanceof ListNode list)) {
        continue;
      }
      Map<Integer, Integer> table = cells.computeIfAbsent(address.table(), t -> new TreeMap<>());
      int number = address.number();
      for (Node node : list.items()) {
        Long value = node instanceof ScalarNode scalar ? scalar.whole() : null;
        boolean fits = value != null && (address.table().holdsRegisters() || value <= 1);
        if (!fits || table.putIfAbsent(number, Objects.requireNonNull(value).intValue()) != null) {
          String message = "this cell is no bit, or is given twice";
          problems.add(node.mark(), "OUT_OF_RANGE", message, "Correct it");
        }
        number++;
      }
    }
    return cells;
  }

  private List<GoldenTest.Expectation> expectations(MapNode expect) {
    List<GoldenTest.Expectation> list = new ArrayList<>();
    for (String point : expect.keys()) {
      Mark mark = expect.keyMark(point);
      if (!names.knows(point)) {
        String message = "nothing is called \"" + point + "\"";
        problems.add(mark, "UNKNOWN_NAME", message, Suggestion.among(point, names.known()));
      }
      if (expect.get(point) instanceof ScalarNode scalar) {
        list.add(new GoldenTest.Expectation(mark, point, operand(scalar)));
      }
    }
    return list;
  }

  private static @Nullable Operand operand(ScalarNode scalar) {
    Boolean flag = scalar.flag();
    if (flag != null) {
      return new Operand.Flag(flag);
    }
    if (scalar.decimal() != null) {
      return new Operand.Number(scalar.decimal().doubleValue());
    }
    return scalar.text().equals("bad") ? null : new Operand.Text(scalar.text());
  }
}
