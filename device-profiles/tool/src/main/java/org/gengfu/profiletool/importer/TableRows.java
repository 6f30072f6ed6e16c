package org.gengfu.profiletool.importer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Understands the rows of one sheet, one by one. One use, one thread. */
final class TableRows {
  private final ImportOptions options;
  private final LossReport report;
  private TableHeader header;
  private String section;
  private boolean hex;

  TableRows(TableHeader header, ImportOptions options, LossReport report) {
    this.header = header;
    this.options = options;
    this.report = report;
    this.section = options.get("table");
  }

  List<TablePoint> read(List<TableRow> rows) {
    List<TablePoint> points = new ArrayList<>();
    hex = header.has(TableCell.HEX_ADDRESS) || bareHex(rows) || headSaysHex(rows);
    for (TableRow row : rows) {
      if (row.line() <= header.line()) {
        continue;
      }
      TableHeader next = options.has("columns") ? null : TableHeader.of(row);
      if (next != null) {
        header = next;
        continue;
      }
      String alone = row.alone();
      if (!alone.isEmpty()) {
        String named = AddressText.tableOf(alone);
        section = named.isEmpty() ? section : named;
        continue;
      }
      TablePoint point = point(row);
      if (point != null) {
        points.add(point);
      }
    }
    return points;
  }

  private boolean headSaysHex(List<TableRow> rows) {
    return rows.stream()
        .filter(row -> row.line() == header.line())
        .map(row -> TableHeader.plain(header.value(row, TableCell.ADDRESS)))
        .anyMatch(head -> head.matches(".*(hex|16进制|十六进制).*"));
  }

  /** True when an address of the sheet can only be hexadecimal, so that all bare ones are. */
  private boolean bareHex(List<TableRow> rows) {
    for (TableRow row : rows) {
      String cell = header.value(row, TableCell.ADDRESS);
      if (row.line() > header.line()
          && cell.matches("[0-9]*[a-fA-F][0-9a-fA-F]*")
          && cell.length() == 4) {
        report.approximated(
            row.sheet(), row.line(), cell, "hexadecimal, so every address of the sheet is read so");
        return true;
      }
    }
    return false;
  }

  private @Nullable TablePoint point(TableRow row) {
    String zh = header.value(row, TableCell.NAME);
    String en = header.value(row, TableCell.NAME_EN);
    if (!zh.isEmpty() && !PointNames.chinese(zh) && en.isEmpty()) {
      en = zh;
      zh = "";
    }
    if (zh.isEmpty() && PointNames.chinese(en)) {
      zh = en;
      en = "";
    }
    String notes = header.value(row, TableCell.NOTES);
    String shown = zh + (zh.isEmpty() ? en : "");
    String cell = address(row);
    if (cell.isEmpty()) {
      report.dropped(
          row.sheet(), row.line(), shown.isEmpty() ? "row" : shown, "the row has no address");
      return null;
    }
    AddressText address = AddressText.parse(cell, hex);
    if (address == null) {
      report.dropped(row.sheet(), row.line(), shown, "\"" + cell + "\" is no register address");
      return null;
    }
    if (shown.isEmpty() || shown.matches("(?i).*(保留|预留|备用|reserved|spare|unused|n/?a).*")) {
      report.dropped(
          row.sheet(), row.line(), shown.isEmpty() ? cell : shown, "reserved or without a name");
      return null;
    }
    return point(row, address, zh, en, notes);
  }

  private String address(TableRow row) {
    String cell = header.value(row, TableCell.HEX_ADDRESS);
    return cell.isEmpty() ? header.value(row, TableCell.ADDRESS) : cell;
  }

  private TablePoint point(TableRow row, AddressText address, String zh, String en, String notes) {
    String table = address.table();
    if (table.isEmpty()) {
      table = AddressText.tableOf(header.value(row, TableCell.FUNCTION));
    }
    if (table.isEmpty()) {
      table = address.modiconTable();
    }
    if (table.isEmpty()) {
      table = section;
    }
    boolean bits = table.equals("coil") || table.equals("discrete");
    int length = whole(header.value(row, TableCell.LENGTH));
    TypeText type =
        TypeText.of(
            header.value(row, TableCell.TYPE),
            address.count() > 0 ? address.count() : length,
            bits);
    int bit = whole(header.value(row, TableCell.BIT).replaceFirst("(?i)^(bit|b|d)\\s*", ""), -1);
    AddressText place =
        bit >= 0 && address.bit() < 0
            ? new AddressText(table, address.number(), address.count(), bit, address.notation())
            : address.in(table);
    String name = zh + " " + en;
    return new TablePoint(
        row,
        place,
        table,
        type,
        zh,
        en,
        scaled(row, UnitWords.of(header.value(row, TableCell.UNIT), name), name, notes),
        header.value(row, TableCell.ACCESS),
        header.value(row, TableCell.RANGE),
        notes);
  }

  /** The unit with the scale that column, unit or remark say. */
  private UnitWords.Unit scaled(TableRow row, UnitWords.Unit unit, String name, String notes) {
    String gain = header.value(row, TableCell.GAIN);
    String cell = gain.isEmpty() ? header.value(row, TableCell.SCALE) : gain;
    ScaleText scale = ScaleText.of(cell, !gain.isEmpty());
    boolean plain = unit.factor().compareTo(java.math.BigDecimal.ONE) == 0;
    if (scale == null && plain) {
      scale = ScaleText.inNotes(notes);
    }
    if (scale == null) {
      if (!cell.isEmpty() && !cell.matches("[-—/无]+")) {
        report.approximated(
            row.sheet(), row.line(), name.strip(), "the scale \"" + cell + "\" is not understood");
      }
      return unit;
    }
    if (!scale.doubt().isEmpty()) {
      report.approximated(row.sheet(), row.line(), name.strip(), scale.doubt());
    }
    UnitWords.Unit named =
        unit.quantity().isEmpty() && unit.unit().isEmpty()
            ? UnitWords.of(scale.rest(), name)
            : unit;
    return named.times(scale.factor());
  }

  private static int whole(String text) {
    return whole(text, 0);
  }

  private static int whole(String text, int fallback) {
    return text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : fallback;
  }
}
