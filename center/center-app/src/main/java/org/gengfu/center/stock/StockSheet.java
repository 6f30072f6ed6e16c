package org.gengfu.center.stock;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.gengfu.center.stock.StockColumn.Table;
import org.gengfu.core.stock.Place;
import org.gengfu.core.stock.Sku;
import org.gengfu.core.stock.StockInput;
import org.gengfu.register.TableBook;
import org.gengfu.register.TableCell;
import org.gengfu.register.TableException;
import org.gengfu.register.Words;
import org.jspecify.annotations.Nullable;

/**
 * Reads a workbook of kinds, places and parts. Every row is read whatever is wrong with others. A
 * sheet is ours by its name or by its heads, which are looked for in the first {@value #MAX_ABOVE}
 * rows; others are passed over. One use, one thread.
 */
public final class StockSheet implements TableBook.Taker {
  private static final int MAX_ABOVE = 20;
  private static final Words CORRECT = new Words("改正后重新导入", "correct it and import again");

  private final ZoneId zone;
  private final List<StockImport.Row<Sku>> skus = new ArrayList<>();
  private final List<StockImport.Row<Place>> places = new ArrayList<>();
  private final List<StockImport.Row<StockInput.Receive>> parts = new ArrayList<>();
  private final List<StockList.Problem> problems = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private int more;
  private int rows;
  private String sheet = "";
  private @Nullable Table table;
  private Map<StockColumn, Integer> columns = new EnumMap<>(StockColumn.class);
  private int looked;
  private boolean any;

  private StockSheet(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * Reads a workbook (XLSX).
   *
   * @param maxBytes the most bytes that it may have
   * @param zone in which its days are
   */
  public static StockList read(byte[] file, int maxBytes, ZoneId zone) {
    StockSheet reader = new StockSheet(zone);
    try {
      TableBook.read(new ByteArrayInputStream(file), maxBytes, reader);
      reader.ended();
      if (!reader.any) {
        reader.add(
            0,
            null,
            "",
            new Words("没有找到“型号”“库位”“备件”工作表", "none of the sheets Kinds, Places, Parts is there"),
            new Words("使用导出的模板", "use the exported template"));
      }
    } catch (TableException e) {
      reader.sheet = "";
      reader.columns.clear();
      reader.add(0, null, "", e.problem(), e.advice());
    } catch (IOException e) {
      throw new UncheckedIOException("a list in memory cannot be read", e);
    }
    return new StockList(reader.skus, reader.places, reader.parts, reader.problems, reader.more);
  }

  @Override
  public boolean sheet(String name) {
    ended();
    sheet = name;
    table = null;
    columns = new EnumMap<>(StockColumn.class);
    looked = 0;
    return true;
  }

  /** A sheet ends: one that is called like ours needs its heads. */
  private void ended() {
    for (Table each : Table.values()) {
      if (table == null && each.isTitled(sheet)) {
        any = true;
        add(
            1,
            null,
            "",
            new Words(
                "前 " + MAX_ABOVE + " 行中没有找到表头", "no row of heads among the first " + MAX_ABOVE),
            new Words("使用导出的模板", "use the exported template"));
      }
    }
  }

  @Override
  public boolean row(int number, SortedMap<Integer, TableCell> cells) {
    Table known = table;
    if (known == null) {
      return heads(number, cells) || ++looked < MAX_ABOVE;
    }
    if (cells.values().stream().allMatch(cell -> cell.text().isBlank())) {
      return true;
    }
    if (++rows > StockList.MOST_ROWS) {
      add(
          number,
          null,
          "",
          new Words(
              "超过 " + StockList.MOST_ROWS + " 行", "more than " + StockList.MOST_ROWS + " rows"),
          new Words("分成几个文件导入", "import it in several files"));
      return false;
    }
    StockCells read = new StockCells(this, number, columns, cells, zone);
    switch (known) {
      case SKUS -> put(read, skus, read.sku(), Sku::id, StockColumn.SKU_ID);
      case PLACES -> put(read, places, read.place(), Place::id, StockColumn.PLACE_ID);
      case PARTS -> put(read, parts, read.part(), StockInput.Receive::serial, StockColumn.SERIAL);
    }
    return true;
  }

  private <T> void put(
      StockCells read,
      List<StockImport.Row<T>> into,
      @Nullable T value,
      java.util.function.Function<T, String> id,
      StockColumn column) {
    if (value == null) {
      return;
    }
    if (seen.add(table + " " + id.apply(value))) {
      into.add(new StockImport.Row<>(sheet, read.number(), value));
    } else {
      add(
          read.number(),
          column,
          id.apply(value),
          new Words("重复", "it stands twice"),
          new Words("只保留一行", "keep one row"));
    }
  }

  private boolean heads(int number, SortedMap<Integer, TableCell> cells) {
    for (Table each : Table.values()) {
      Map<StockColumn, Integer> found = new EnumMap<>(StockColumn.class);
      cells.forEach((at, cell) -> {
        StockColumn column = StockColumn.of(each, cell.text());
        if (column != null) {
          found.putIfAbsent(column, at);
        }
      });
      if (found.size() >= 2 && found.containsKey(each.first())) {
        table = each;
        columns = found;
        any = true;
        check(each, number, cells);
        return true;
      }
    }
    return false;
  }

  private void check(Table of, int number, SortedMap<Integer, TableCell> cells) {
    for (StockColumn column : of.columns()) {
      if (column.isRequired() && !columns.containsKey(column)) {
        add(
            number,
            null,
            "",
            new Words(
                "缺少“" + column.head().zh() + "”列",
                "the column " + column.head().en() + " is missing"),
            new Words("在表头中加上", "add it to the row of heads"));
      }
    }
    cells.forEach((at, cell) -> {
      String text = cell.text().strip();
      if (!text.isEmpty() && !text.startsWith("#") && !columns.containsValue(at)) {
        problems(
            new StockList.Problem(
                sheet,
                number,
                TableBook.letters(at),
                text,
                text,
                new Words("不认识的列，或列重复", "an unknown column, or one that stands twice"),
                new Words(
                    "改成模板中的列名，或以 # 开头使其不被读取",
                    "use a head of the template, or begin it with # to have it left out")));
      }
    });
  }

  @Override
  public void merged(int row, int column) {
    if (table != null) {
      add(
          row,
          null,
          TableBook.letters(column),
          new Words("合并单元格", "merged cells"),
          new Words("取消合并，每一行都填写", "unmerge them and fill in every row"));
    }
  }

  /** Tells what is wrong with a cell. */
  void wrong(int row, StockColumn column, String value, Words problem) {
    add(row, column, value, problem, CORRECT);
  }

  private void add(
      int row, @Nullable StockColumn column, String value, Words problem, Words advice) {
    Integer at = column == null ? null : columns.get(column);
    problems(
        new StockList.Problem(
            sheet,
            row,
            at == null ? "" : TableBook.letters(at),
            column == null ? "" : column.head().zh(),
            value,
            problem,
            advice));
  }

  private void problems(StockList.Problem problem) {
    if (problems.size() < StockList.MOST_PROBLEMS) {
      problems.add(problem);
    } else {
      more++;
    }
  }
}
