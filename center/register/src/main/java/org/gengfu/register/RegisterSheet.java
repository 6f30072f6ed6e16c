package org.gengfu.register;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a register of cameras from the first sheet of a workbook (XLSX: ECMA-376), whole or not at
 * all. A title may stand above the heads; heads may be Chinese or English, in any order; blank rows
 * are passed over. Memory is bounded whatever the file holds: some three times the limits of {@link
 * SharedTexts}, and the rows. One use, one thread.
 */
public final class RegisterSheet implements SheetReader.Taker {
  /** How many rows are looked at for the heads. */
  static final int MAX_ABOVE = 20;

  /** Most places of merged cells that are looked at. */
  private static final int MAX_MERGES = 10_000;

  private final RegisterRules rules;
  private final Errors errors;
  private @Nullable RowJudge judge;
  private int headRow;
  private int lookedAt;
  private int merges;

  private RegisterSheet(RegisterRules rules) {
    this.rules = rules;
    this.errors = new Errors(rules.maxErrors());
  }

  /**
   * Reads a workbook.
   *
   * @param workbook the file's bytes; not closed
   * @return the cameras, or everything that is wrong
   * @throws IOException when the stream, or the disk for temporary files, fails
   */
  public static RegisterOutcome read(InputStream workbook, RegisterRules rules) throws IOException {
    RegisterSheet sheet = new RegisterSheet(rules);
    try (Archive archive = Archive.of(workbook, rules.maxBytes())) {
      Book book = Book.of(archive);
      new SheetReader(book, sheet).read(archive, book.sheets().getFirst());
      sheet.ended();
    } catch (UnreadableException e) {
      sheet.errors.unreadable(e);
    }
    return sheet.outcome();
  }

  @Override
  public boolean row(int number, SortedMap<Integer, Cell> cells) {
    RowJudge rows = judge;
    if (rows == null) {
      Heads heads = cells.isEmpty() ? null : Heads.of(number, cells, errors);
      if (heads == null) {
        return ++lookedAt < MAX_ABOVE;
      }
      headRow = number;
      judge = new RowJudge(heads, rules.districts(), errors);
      return true;
    }
    if (rows.isBlank(cells)) {
      return true;
    }
    if (rows.count() == rules.maxRows()) {
      RegisterProblem code = RegisterProblem.TOO_MANY_ROWS;
      errors.add(number, -1, null, code, code.problem().with(rules.maxRows()));
      return false;
    }
    rows.take(number, cells);
    return true;
  }

  @Override
  public void merged(String place) {
    int colon = place.indexOf(':');
    if (judge == null || colon < 0 || ++merges > MAX_MERGES) {
      return;
    }
    String from = place.substring(0, colon);
    String to = place.substring(colon + 1);
    int row = Places.row(from);
    int lastRow = Places.row(to);
    if (lastRow >= headRow && row > 0) {
      errors.forgetMissing(row, lastRow, Places.column(from), Places.column(to));
      errors.add(row, Places.column(from), new Cell.Text(place), RegisterProblem.MERGED);
    }
  }

  private void ended() {
    RowJudge rows = judge;
    if (rows == null) {
      RegisterProblem code = RegisterProblem.NO_HEADS;
      errors.add(1, -1, null, code, code.problem().with(MAX_ABOVE));
    } else if (rows.count() == 0) {
      errors.add(headRow, -1, null, RegisterProblem.NO_ROWS);
    }
  }

  private RegisterOutcome outcome() {
    RowJudge rows = judge;
    List<RegisterRow> taken = rows == null ? new ArrayList<>() : rows.rows();
    return errors.isEmpty()
        ? new RegisterOutcome.Accepted(taken, columns(rows))
        : new RegisterOutcome.Refused(
            rows == null ? 0 : rows.count(), errors.told(), errors.more());
  }

  private Map<CameraField, RegisterOutcome.Column> columns(@Nullable RowJudge rows) {
    Map<CameraField, RegisterOutcome.Column> columns = new EnumMap<>(CameraField.class);
    if (rows != null) {
      rows.columns()
          .forEach((column, field) ->
              columns.put(
                  field, new RegisterOutcome.Column(Places.letters(column), errors.head(column))));
    }
    return columns;
  }
}
