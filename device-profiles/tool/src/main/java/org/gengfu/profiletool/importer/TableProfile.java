package org.gengfu.profiletool.importer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Makes a profile out of the understood rows of a table. One use, one thread. */
final class TableProfile {
  private final List<TablePoint> rows;
  private final ImportOptions options;
  private final LossReport report;
  private final PointNames names = new PointNames();
  private final Map<String, String> claims = new LinkedHashMap<>();
  private final AddressOrigin base;

  TableProfile(List<TablePoint> rows, ImportOptions options, LossReport report) {
    this.rows = List.copyOf(rows);
    this.options = options;
    this.report = report;
    this.base = AddressOrigin.of(rows, options, report);
  }

  Draft draft() {
    Draft draft = new Draft("modbus");
    draft.block.put("base", base.value());
    if (options.has("order")) {
      draft.block.put("order", options.get("order"));
    }
    for (TablePoint row : rows) {
      point(row, draft);
    }
    return draft;
  }

  private void point(TablePoint row, Draft draft) {
    if (row.writeOnly()) {
      dropped(row, "it can only be written; add a command by hand");
      return;
    }
    boolean bit = row.address().bit() >= 0;
    String clash = claim(row, bit);
    if (!clash.isEmpty()) {
      dropped(row, "its registers are those of \"" + clash + "\"");
      return;
    }
    String id = id(row);
    Map<String, Object> point = new LinkedHashMap<>();
    point.put("title", Draft.texts(row.zh(), PointNames.words(row.en())));
    List<String> doubts = new ArrayList<>();
    if (row.zh().isEmpty() || row.en().isEmpty()) {
      doubts.add("its name in one language stands for both");
    }
    boolean flag = bit || row.type().type().equals("bit") || row.table().matches("coil|discrete");
    if (!flag && !row.type().type().equals("string")) {
      row.unit().describe(point);
    }
    point.put("at", base.at(row));
    if (bit) {
      point.put("bit", row.address().bit());
    } else if (!row.table().matches("coil|discrete")) {
      type(row, point, doubts);
    }
    if (!flag) {
      new TableMeaning(row, point, doubts).add();
    }
    write(row, flag, point, doubts);
    Draft.doc(point, row.notes());
    point.put("manual", row.row().sheet() + ", row " + row.row().line());
    draft.points.put(id, point);
    if (doubts.isEmpty()) {
      report.kept(row.row().sheet(), row.row().line(), row.shown(), id);
    } else {
      report.approximated(
          row.row().sheet(), row.row().line(), row.shown(), id + ": " + String.join("; ", doubts));
    }
  }

  private void dropped(TablePoint row, String reason) {
    report.dropped(row.row().sheet(), row.row().line(), row.shown(), reason);
  }

  private String id(TablePoint row) {
    String camel = PointNames.camel(row.en());
    String place = row.table().isEmpty() ? "register" : row.table();
    String bit = row.address().bit() >= 0 ? "b" + row.address().bit() : "";
    return names.unique(camel.isEmpty() ? place + row.address().number() + bit : camel);
  }

  private static void type(TablePoint row, Map<String, Object> point, List<String> doubts) {
    TypeText type = row.type();
    boolean flag = type.type().equals("bit");
    point.put("type", flag ? "uint16" : type.type());
    if (flag) {
      point.put("bit", 0);
      point.remove("type");
      doubts.add("a bit in a register, read as bit 0");
    }
    if (type.type().equals("string")) {
      point.put("length", type.registers());
    }
    if (!type.order().isEmpty()) {
      point.put("order", type.order());
    }
    if (!type.certain()) {
      doubts.add("its data type is not said clearly; " + type.type() + " was taken");
    }
    if (!row.unit().certain()) {
      doubts.add("the unit \"" + row.unit().unit() + "\" is not known and stands as it is");
    }
  }

  private static void write(
      TablePoint row, boolean flag, Map<String, Object> point, List<String> doubts) {
    if (!row.writable()) {
      return;
    }
    if (row.table().matches("input|discrete")) {
      doubts.add("said to be writable, which this table is not");
      return;
    }
    RangeText range = RangeText.of(row.range());
    boolean text = row.type().type().equals("string");
    if (text || row.address().bit() >= 0 || point.containsKey("bit")) {
      doubts.add("writable in the table; writing texts and single bits is to be added by hand");
    } else if (flag || point.containsKey("enum")) {
      point.put("write", Draft.map("role", "engineer"));
    } else if (range != null && !point.containsKey("bits")) {
      RangeText scaled = range.scaled(row.type(), row.unit().factor());
      point.put("write", Draft.map("min", scaled.low(), "max", scaled.high(), "role", "engineer"));
    } else {
      doubts.add(
          "writable in the table, but without a range; add write: {min, max, role} if it is to be written");
    }
  }

  /** The point that has one of the row's registers already, or empty. */
  private String claim(TablePoint row, boolean bit) {
    boolean wide = !row.table().matches("coil|discrete");
    int count = bit || !wide ? 1 : Math.max(1, row.type().registers());
    TreeSet<String> mine = new TreeSet<>();
    for (int i = 0; i < count; i++) {
      String register = row.table() + ":" + (row.address().number() + i);
      String whole = claims.get(register);
      if (whole != null) {
        return whole;
      }
      for (int b = 0; b < 16; b++) {
        String part = claims.get(register + "." + b);
        if (part != null && (!bit || b == row.address().bit())) {
          return part;
        }
      }
      mine.add(bit ? register + "." + row.address().bit() : register);
    }
    mine.forEach(register -> claims.put(register, row.shown()));
    return "";
  }

  /** The scale of a point, when it is not 1. */
  static void scale(Map<String, Object> point, BigDecimal factor) {
    if (factor.compareTo(BigDecimal.ONE) != 0) {
      point.put("scale", factor);
    }
  }
}
