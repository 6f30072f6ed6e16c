package org.gengfu.profiletool.importer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One Modbus value of a foreign definition while it becomes a point. For one thread. */
final class ModbusItem {
  final String name;
  final int line;
  String title = "";
  String doc = "";
  String table = "holding";
  int address;
  String type = "uint16";
  int registers = 1;
  String order = "";
  int lowBit = -1;
  int highBit = -1;
  UnitWords.Unit unit = UnitWords.Unit.NONE;
  BigDecimal scale = BigDecimal.ONE;

  /** Keys that are written as they are: enum, offset, invalid, write ... */
  final Map<String, Object> more = new LinkedHashMap<>();

  final List<String> doubts = new ArrayList<>();

  ModbusItem(String name, int line) {
    this.name = name;
    this.line = line;
  }

  boolean bits() {
    return table.equals("coil") || table.equals("discrete");
  }

  /** The point's keys. */
  Map<String, Object> point() {
    Map<String, Object> point = new LinkedHashMap<>();
    boolean oneBit = bits() || lowBit >= 0 && lowBit == highBit;
    boolean text = type.equals("string");
    boolean labelled = more.containsKey("enum");
    boolean number = !oneBit && !text && !labelled;
    String shown = title.isEmpty() ? name : title;
    boolean chinese = PointNames.chinese(shown);
    point.put("title", Draft.texts(chinese ? shown : "", chinese ? "" : shown));
    if (number) {
      unit.describe(point);
    }
    point.put("at", table + ":" + address);
    if (!bits() && !type.equals("uint16")) {
      point.put("type", type);
    }
    if (text) {
      point.put("length", registers);
    }
    if (!order.isEmpty() && registers > 1) {
      point.put("order", order);
    }
    if (!bits() && lowBit >= 0) {
      point.put(oneBit ? "bit" : "bits", oneBit ? (Object) lowBit : List.of(lowBit, highBit));
    }
    if (number) {
      TableProfile.scale(point, scale.multiply(unit.factor()));
    }
    if (oneBit && labelled) {
      more.remove("enum");
      doubts.add("its two labels are left out, since a bit is true or false");
    }
    point.putAll(more);
    Draft.doc(point, doc);
    if (!unit.certain()) {
      doubts.add("the unit \"" + unit.unit() + "\" is not known and stands as it is");
    }
    return point;
  }
}
