package org.gengfu.profiletool.importer;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Puts Modbus values of foreign definitions into a profile; what claims registers that another has
 * already is dropped. For one thread, for one profile.
 */
final class ModbusItems {
  private final String file;
  private final Draft draft;
  private final LossReport report;
  private final PointNames names = new PointNames();
  private final Map<String, ModbusItem> claims = new LinkedHashMap<>();

  ModbusItems(String file, Draft draft, LossReport report) {
    this.file = file;
    this.draft = draft;
    this.report = report;
  }

  /** Adds a value; its id, or empty when it was dropped. */
  String add(ModbusItem item) {
    if (item.address < 0 || item.address + item.registers > 65_536) {
      report.dropped(file, item.line, item.name, "its address does not exist");
      return "";
    }
    for (int i = 0; i < item.registers; i++) {
      ModbusItem other = claims.get(item.table + ":" + (item.address + i));
      if (other != null && clash(item, other)) {
        report.dropped(
            file,
            item.line,
            item.name,
            "its registers are those of \"" + other.name + "\" in line " + other.line);
        return "";
      }
    }
    for (int i = 0; i < item.registers; i++) {
      claims.putIfAbsent(item.table + ":" + (item.address + i), item);
    }
    String camel = PointNames.camel(item.name);
    String id = names.unique(camel.isEmpty() ? item.table + item.address : camel);
    draft.points.put(id, item.point());
    if (item.doubts.isEmpty()) {
      report.kept(file, item.line, item.name, id);
    } else {
      report.approximated(file, item.line, item.name, id + ": " + String.join("; ", item.doubts));
    }
    return id;
  }

  /** Slices of one register may stand side by side; an overlap of theirs is left to the linter. */
  private static boolean clash(ModbusItem a, ModbusItem b) {
    boolean bothSliced =
        a.lowBit >= 0 && b.lowBit >= 0 && a.type.equals(b.type) && a.address == b.address;
    return !bothSliced || a.lowBit <= b.highBit && b.lowBit <= a.highBit;
  }
}
