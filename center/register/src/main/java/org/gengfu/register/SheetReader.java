package org.gengfu.register;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of sheets (ECMA-376 part 1, 18.3.1) one after the other and keeps none. One
 * thread, one sheet at a time.
 */
final class SheetReader {
  /** Most bytes of the sheet. */
  static final long MAX_BYTES = 96L * 1024 * 1024;

  /** Most columns that may hold something. */
  static final int MAX_COLUMNS = 256;

  private static final MathContext DIGITS = new MathContext(15);
  private static final int MAX_NUMBER = 64;
  private static final LocalDate DAY_0 = LocalDate.of(1899, 12, 30);
  private static final LocalDate DAY_0_FROM_1904 = LocalDate.of(1904, 1, 1);
  private static final int MOST_DAYS = 2_958_465;

  private final Book book;
  private final Taker taker;
  private int row;
  private int column;

  /** Who takes rows. */
  interface Taker {
    /**
     * Takes a row.
     *
     * @param number from 1
     * @param cells by column from 0, those that hold something
     * @return false to end reading
     */
    boolean row(int number, SortedMap<Integer, Cell> cells);

    /** Takes a place of merged cells, such as {@code A5:A7}; these come after all rows. */
    void merged(String place);
  }

  SheetReader(Book book, Taker taker) {
    this.book = book;
    this.taker = taker;
  }

  void read(Archive archive, Book.Sheet sheet) throws IOException, UnreadableException {
    row = 0;
    try (Part part = archive.part(sheet.part(), MAX_BYTES)) {
      if (part == null) {
        throw new UnreadableException(RegisterProblem.NO_WORKBOOK, sheet.part());
      }
      boolean more = true;
      while (more && part.next()) {
        if (part.begins("row")) {
          more = taker.row(numbered(part), cells(part));
        } else if (part.begins("mergeCell")) {
          taker.merged(String.valueOf(part.attribute("ref")));
        }
      }
    }
  }

  private int numbered(Part part) throws UnreadableException {
    String said = part.attribute("r");
    row = said == null ? row + 1 : Places.row(said);
    if (row > Places.MAX_ROWS) {
      throw new UnreadableException(RegisterProblem.TOO_LARGE, "> " + Places.MAX_ROWS + " rows");
    }
    if (row < 1) {
      throw new UnreadableException(RegisterProblem.NO_WORKBOOK, "a row numbered " + short20(said));
    }
    return row;
  }

  private static String short20(@Nullable String text) {
    return text == null || text.length() <= 20 ? String.valueOf(text) : text.substring(0, 20);
  }

  private SortedMap<Integer, Cell> cells(Part part) throws UnreadableException {
    SortedMap<Integer, Cell> cells = new TreeMap<>();
    column = -1;
    while (part.next() && !part.ends("row")) {
      if (part.begins("c")) {
        String place = part.attribute("r");
        column = place == null ? column + 1 : Places.column(place);
        if (column < 0) {
          throw new UnreadableException(RegisterProblem.NO_WORKBOOK, "a cell " + short20(place));
        }
        Cell cell = cell(part);
        if (cell != null && column >= MAX_COLUMNS) {
          throw new UnreadableException(
              RegisterProblem.TOO_LARGE, "> " + MAX_COLUMNS + " columns, " + short20(place));
        }
        if (cell != null) {
          cells.put(column, cell);
        }
      }
    }
    return cells;
  }

  /** The cell that begins here, null when nothing stands there. */
  private @Nullable Cell cell(Part part) throws UnreadableException {
    String said = part.attribute("t");
    String type = said == null ? "n" : said;
    boolean date = book.dates().has(part.attribute("s"));
    String formula = null;
    String stored = "";
    while (part.next() && !part.ends("c")) {
      if (part.begins("f")) {
        formula = part.text(CellText.MAX);
      } else if (part.begins("v") || part.begins("is")) {
        stored = part.text(CellText.MAX);
      }
    }
    if (formula != null) {
      return new Cell.Formula(formula);
    }
    return stored.isEmpty() ? null : value(type, stored, date);
  }

  private @Nullable Cell value(String type, String stored, boolean date) {
    return switch (type) {
      case "s" -> shared(stored.strip());
      case "inlineStr", "str" -> text(CellText.cleaned(stored));
      case "b" -> new Cell.Logical(stored.strip().equals("1") || stored.strip().equals("true"));
      case "n" -> number(stored.strip(), date);
      case "d" -> isoDate(stored.strip());
      default -> new Cell.Broken(stored);
    };
  }

  private @Nullable Cell shared(String number) {
    String text = book.texts().get(number);
    return text == null ? new Cell.Broken("#" + number) : text(text);
  }

  private static @Nullable Cell text(String text) {
    return text.isEmpty() ? null : new Cell.Text(text);
  }

  private Cell number(String stored, boolean date) {
    double value;
    try {
      value = stored.length() > MAX_NUMBER ? Double.NaN : Double.parseDouble(stored);
    } catch (NumberFormatException e) {
      value = Double.NaN;
    }
    if (!Double.isFinite(value)) {
      return new Cell.Broken(stored);
    }
    if (date && value >= 1 && value < MOST_DAYS) {
      LocalDate first = book.from1904() ? DAY_0_FROM_1904 : DAY_0;
      return new Cell.Day(first.plusDays((long) value));
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS);
    return new Cell.Number(rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros());
  }

  private static Cell isoDate(String stored) {
    LocalDate date = stored.length() < 10 ? null : Dates.of(stored.substring(0, 10));
    return date == null ? new Cell.Broken(stored) : new Cell.Day(date);
  }
}
