package org.gengfu.profile.modbus;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.gengfu.document.ListNode;
import org.gengfu.document.MapNode;
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.document.ScalarNode;
import org.gengfu.profile.LanguageContext;
import org.gengfu.profile.ModbusTable;

/** Reads the registers of a golden vector. For one thread. */
final class CellReader {
  private final AddressReader addresses;
  private final Problems problems;

  CellReader(String base, LanguageContext context) {
    this.addresses = new AddressReader(base, context);
    this.problems = context.problems();
  }

  Map<ModbusTable, Map<Integer, Integer>> read(MapNode read) {
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
}
