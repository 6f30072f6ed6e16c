package org.gengfu.center.field;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import org.gengfu.center.field.FieldColumn.Table;
import org.gengfu.register.TableBook;
import org.gengfu.register.TableCell;
import org.gengfu.register.TableException;
import org.gengfu.register.Words;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list of the field: a workbook with the sheets of nodes and of edges, or one of the two as
 * CSV. Every row is read whatever is wrong with others. A title may stand above the heads, which
 * are looked for in the first {@value #MAX_ABOVE} rows; a sheet without them that is not called
 * like ours is passed over. One use, one thread.
 */
public final class FieldListReader implements TableBook.Taker {
  static final int MAX_ABOVE = 20;

  private final RowProblems problems = new RowProblems();
  private final FieldRows rows = new FieldRows(problems);
  private @Nullable Heads heads;
  private String sheet = "";
  private int lookedAt;
  private boolean anyHeads;

  private FieldListReader() {}

  /**
   * Which column holds what.
   *
   * @param columns by column from 0
   */
  record Heads(Table table, int row, Map<Integer, FieldColumn> columns, Map<Integer, String> own) {}

  /**
   * Reads a file.
   *
   * @param file a workbook (XLSX), or CSV in UTF-8 or GB 18030
   */
  public static FieldList read(byte[] file) {
    FieldListReader reader = new FieldListReader();
    try {
      if (file.length > 1 && file[0] == 'P' && file[1] == 'K') {
        TableBook.read(new ByteArrayInputStream(file), Math.max(1, file.length), reader);
        reader.ended();
      } else {
        new CsvTable(file).read(reader);
        reader.ended();
      }
      reader.whole();
    } catch (TableException e) {
      reader.problems.add(
          "",
          0,
          "",
          new Words(
              e.problem().zh() + "；" + e.advice().zh(), e.problem().en() + "; " + e.advice().en()));
    } catch (CsvException e) {
      reader.problems.add("", e.row(), "", e.text());
    } catch (IOException e) {
      throw new UncheckedIOException("a list in memory cannot be read", e);
    }
    return reader.rows.list();
  }

  @Override
  public boolean sheet(String name) {
    ended();
    sheet = name;
    heads = null;
    lookedAt = 0;
    return true;
  }

  @Override
  public boolean row(int number, SortedMap<Integer, TableCell> cells) {
    Heads known = heads;
    if (known == null) {
      known = cells.isEmpty() ? null : heads(number, cells);
      if (known == null) {
        return ++lookedAt < MAX_ABOVE;
      }
      heads = known;
      anyHeads = true;
      return true;
    }
    return rows.take(sheet, number, known, cells);
  }

  @Override
  public void merged(int row, int column) {
    Heads known = heads;
    if (known != null && row >= known.row()) {
      problems.add(
          sheet,
          row,
          TableBook.letters(column),
          new Words("合并单元格：请取消合并，每一行都填写", "merged cells: unmerge them and fill in every row"));
    }
  }

  /** The heads when this is their row: the two that the list is told by are there. */
  private @Nullable Heads heads(int number, SortedMap<Integer, TableCell> cells) {
    for (Table table : Table.values()) {
      Map<Integer, FieldColumn> columns = new java.util.TreeMap<>();
      cells.forEach((at, cell) -> {
        FieldColumn column = FieldColumn.of(table, cell.text());
        if (column != null) {
          columns.put(at, column);
        }
      });
      FieldColumn first = table == Table.NODES ? FieldColumn.ID : FieldColumn.FROM;
      if (columns.size() >= 2 && columns.containsValue(first)) {
        return judged(table, number, columns, cells);
      }
    }
    return null;
  }

  private Heads judged(
      Table table,
      int number,
      Map<Integer, FieldColumn> columns,
      SortedMap<Integer, TableCell> cells) {
    Map<FieldColumn, Integer> first = new EnumMap<>(FieldColumn.class);
    Map<Integer, String> own = new java.util.TreeMap<>();
    cells.forEach((at, cell) -> {
      FieldColumn column = columns.get(at);
      String text = cell.text().strip();
      if (column != null && first.putIfAbsent(column, at) != null) {
        problems.add(
            sheet,
            number,
            TableBook.letters(at),
            new Words("列重复：只保留一列", "the same column twice: keep one of them"));
      } else if (column == null && table == Table.NODES && text.startsWith("@")) {
        own.put(at, text.substring(1).strip());
      } else if (column == null && !text.startsWith("#")) {
        problems.add(
            sheet,
            number,
            TableBook.letters(at),
            new Words(
                "不认识的列“" + text + "”：改成模板中的列名，或以 # 开头使其不被读取",
                "an unknown column '"
                    + text
                    + "': use a head of the template, or begin it with #"
                    + " so that it is left out"));
      }
    });
    for (FieldColumn column : FieldColumn.values()) {
      if (column.table() == table && column.isRequired() && !first.containsKey(column)) {
        problems.add(
            sheet,
            number,
            "",
            new Words(
                "缺少“" + column.head().zh() + "”列：请在表头中加上",
                "the column " + column.head().en() + " is missing: add it to the row of heads"));
      }
    }
    return new Heads(table, number, columns, own);
  }

  /** A sheet ends: one that is meant to be ours needs its heads. */
  private void ended() {
    for (Table table : Table.values()) {
      if (heads == null && table.isTitled(sheet)) {
        problems.add(
            sheet,
            1,
            "",
            new Words(
                "前 " + MAX_ABOVE + " 行中没有找到表头：请使用导出的模板",
                "no row of heads among the first "
                    + MAX_ABOVE
                    + " rows: use the exported template"));
        anyHeads = true;
      }
    }
  }

  private void whole() {
    if (!anyHeads) {
      problems.add(
          "",
          0,
          "",
          new Words(
              "没有找到“节点”或“连接”的表头：请使用导出的模板",
              "neither the heads of Nodes nor those of Edges are there: use the exported template"));
    } else if (rows.isEmpty() && problems.isEmpty()) {
      problems.add("", 0, "", new Words("表头下没有数据：填写后再导入", "no rows below the heads: fill it in"));
    }
  }
}
