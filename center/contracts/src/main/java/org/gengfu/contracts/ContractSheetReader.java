package org.gengfu.contracts;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gengfu.core.contract.Text;
import org.gengfu.document.Mark;
import org.gengfu.document.Node;
import org.gengfu.register.TableBook;
import org.gengfu.register.TableCell;
import org.gengfu.register.TableException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a contract from a workbook of the form that {@link ContractSheets} writes. A sheet that is
 * not called like ours is passed over. One use, one thread.
 */
public final class ContractSheetReader implements TableBook.Taker {
  /** The largest file. */
  public static final int MOST_BYTES = 4 * 1024 * 1024;

  private static final int MOST_ROWS = 20_000;

  private final Remarks remarks = new Remarks();
  private final Map<SheetKind, List<SheetRow>> rows = new EnumMap<>(SheetKind.class);
  private final CellNodes cells = new CellNodes(remarks);
  private @Nullable SheetKind kind;
  private String sheet = "";
  private Map<Integer, SheetColumn> heads = Map.of();
  private int taken;

  private ContractSheetReader() {}

  /**
   * What came of a workbook.
   *
   * @param text the contract as YAML; empty when the workbook is none
   * @param reading of it, with the places of the workbook
   */
  public record Import(String text, ContractText.Reading reading) {}

  /**
   * A row of one of our sheets.
   *
   * @param mark its sheet and row
   */
  record SheetRow(Mark mark, Map<SheetColumn, Node> cells) {}

  /**
   * Reads a workbook.
   *
   * @param number the edition's, from 1
   */
  public static Import read(byte[] file, int number) {
    ContractSheetReader reader = new ContractSheetReader();
    try {
      TableBook.read(new ByteArrayInputStream(file), MOST_BYTES, reader);
    } catch (TableException e) {
      return failed(e);
    } catch (IOException e) {
      throw new UncheckedIOException("a workbook in memory cannot be read", e);
    }
    if (reader.rows.isEmpty()) {
      reader.remarks.error(
          new Mark("workbook", 1, 1),
          "没有找到“合同”“合同项”等工作表：请使用导出的模板",
          "none of the sheets of a contract is there",
          "Use the exported template");
      return new Import("", new ContractText.Reading(null, reader.remarks.list()));
    }
    var root = new SheetTree(reader.rows, reader.remarks).root();
    // Writing asks for every key, after which none would be unknown: the reading comes first.
    ContractText.Reading reading = ContractText.read(root, number, null, reader.remarks);
    return new Import(YamlText.document(root), reading);
  }

  private static Import failed(TableException e) {
    Text text =
        new Text(
            e.problem().zh() + "；" + e.advice().zh(), e.problem().en() + "; " + e.advice().en());
    return new Import(
        "",
        new ContractText.Reading(
            null, List.of(new Remark("workbook", 1, 1, true, "WORKBOOK", text))));
  }

  @Override
  public boolean sheet(String name) {
    sheet = name;
    heads = Map.of();
    kind = null;
    for (SheetKind each : SheetKind.values()) {
      if (each.isTitled(name)) {
        kind = each;
        rows.putIfAbsent(each, new ArrayList<>());
      }
    }
    return kind != null;
  }

  @Override
  public boolean row(int number, SortedMap<Integer, TableCell> found) {
    SheetKind known = kind;
    if (known == null || found.isEmpty()) {
      return known != null;
    }
    if (heads.isEmpty()) {
      heads = heads(known, number, found);
      return !heads.isEmpty();
    }
    if (++taken > MOST_ROWS) {
      remarks.error(new Mark(sheet, number, 1), "行数太多", "too many rows", "Split the contract");
      return false;
    }
    Map<SheetColumn, Node> values = new LinkedHashMap<>();
    found.forEach((at, cell) -> {
      SheetColumn column = heads.get(at);
      String text = cell.text().strip();
      if (column != null && !text.isEmpty()) {
        Mark mark = new Mark(sheet + "!" + TableBook.letters(at), number, 1);
        Node node = cells.node(mark, column, cell, text);
        if (node != null) {
          values.put(column, node);
        }
      }
    });
    if (!values.isEmpty()) {
      rows.computeIfAbsent(known, key -> new ArrayList<>())
          .add(new SheetRow(new Mark(sheet, number, 1), values));
    }
    return true;
  }

  private Map<Integer, SheetColumn> heads(
      SheetKind known, int number, SortedMap<Integer, TableCell> found) {
    Map<Integer, SheetColumn> columns = new TreeMap<>();
    found.forEach((at, cell) -> {
      SheetColumn column = SheetColumn.of(known.columns(), cell.text());
      Mark mark = new Mark(sheet + "!" + TableBook.letters(at), number, 1);
      if (column == null && !cell.text().strip().startsWith("#")) {
        remarks.error(
            mark,
            "不认识的列“" + cell.text() + "”；可用的列：" + heads(known, "、", true),
            "unknown column '" + cell.text() + "'",
            "Known here: " + heads(known, ", ", false));
      } else if (column != null && columns.containsValue(column)) {
        remarks.error(mark, "列重复", "the same column twice", "Keep one of them");
      } else if (column != null) {
        columns.put(at, column);
      }
    });
    return columns;
  }

  private static String heads(SheetKind kind, String between, boolean chinese) {
    return String.join(
        between,
        kind.columns().stream().map(column -> chinese ? column.zh() : column.en()).toList());
  }

  @Override
  public void merged(int row, int column) {
    if (kind != null) {
      remarks.error(
          new Mark(sheet + "!" + TableBook.letters(column), row, 1),
          "合并单元格：请取消合并，每一行都填写",
          "merged cells",
          "Unmerge them and fill in every row");
    }
  }
}
