package org.gengfu.register;

import java.io.IOException;
import java.io.InputStream;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the sheets of any workbook (XLSX: ECMA-376) as rows of texts, with the bounds that a
 * register of cameras is read with; holds one row at once. Stateless; any thread.
 */
public final class TableBook {
  private TableBook() {}

  /** Who takes what is read, in the order of the sheets and their rows. */
  public interface Taker {
    /** Takes the name of the sheet whose rows come next; true when its rows are wanted. */
    boolean sheet(String name);

    /**
     * Takes a row.
     *
     * @param number from 1
     * @param cells by column from 0, those that hold something
     * @return false to end reading the sheet
     */
    boolean row(int number, SortedMap<Integer, TableCell> cells);

    /**
     * Takes a place of merged cells, after the rows of its sheet.
     *
     * @param row the first row of it, from 1
     * @param column the first column of it, from 0
     */
    void merged(int row, int column);
  }

  /**
   * Reads a workbook.
   *
   * @param workbook the file's bytes; not closed
   * @param maxBytes the most of them
   * @throws TableException when it is none, or beyond a bound; rows may have been given before
   * @throws IOException when the stream, or the disk for temporary files, fails
   */
  public static void read(InputStream workbook, int maxBytes, Taker taker)
      throws IOException, TableException {
    try (Archive archive = Archive.of(workbook, maxBytes)) {
      Book book = Book.of(archive);
      SheetReader reader = new SheetReader(book, new Handing(taker));
      for (Book.Sheet sheet : book.sheets()) {
        if (taker.sheet(CellText.cleaned(sheet.title()))) {
          reader.read(archive, sheet);
        }
      }
    } catch (UnreadableException e) {
      throw new TableException(e.problem().problem().with(e.what()), e.problem().advice());
    }
  }

  /** Letters of a column, from 0: {@code A}, {@code AB}. */
  public static String letters(int column) {
    return Places.letters(column);
  }

  private record Handing(Taker taker) implements SheetReader.Taker {
    @Override
    public boolean row(int number, SortedMap<Integer, Cell> cells) {
      SortedMap<Integer, TableCell> shown = new TreeMap<>();
      cells.forEach((column, cell) -> shown.put(column, cell(cell)));
      return taker.row(number, shown);
    }

    private static TableCell cell(Cell cell) {
      TableCell.Kind kind =
          switch (cell) {
            case Cell.Text ignored -> TableCell.Kind.TEXT;
            case Cell.Number ignored -> TableCell.Kind.NUMBER;
            case Cell.Day ignored -> TableCell.Kind.DAY;
            case Cell.Logical ignored -> TableCell.Kind.LOGICAL;
            case Cell.Broken ignored -> TableCell.Kind.BROKEN;
            case Cell.Formula ignored -> TableCell.Kind.FORMULA;
          };
      return new TableCell(kind, cell.shown());
    }

    @Override
    public void merged(String place) {
      int colon = place.indexOf(':');
      String first = colon < 0 ? place : place.substring(0, colon);
      taker.merged(Math.max(1, Places.row(first)), Math.max(0, Places.column(first)));
    }
  }
}
