package org.gengfu.register;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes a register of cameras as a workbook that {@link RegisterSheet} takes back unchanged; with
 * no cameras it is the template to fill in. A second sheet says what each column takes. Streams:
 * holds some hundred rows at once. Stateless; any thread.
 */
public final class RegisterBook {
  private static final int FLUSH_EVERY = 200;
  private static final Pattern NUMBER = Pattern.compile("-?(?=[0-9.]{1,16}$)[0-9]+(?:\\.[0-9]+)?");
  private static final String TEXT = "@";
  private static final String DATE = "yyyy-mm-dd";
  private static final String HEAD_COLOR = "D9E2F3";
  private static final Words SHEET = new Words("摄像机", "Cameras");
  private static final Words HELP = new Words("填写说明", "Help");

  private RegisterBook() {}

  /**
   * Writes cameras.
   *
   * @param out gets the file; flushed, not closed
   * @throws IllegalArgumentException when there are more cameras than a sheet has rows
   */
  public static void write(Iterable<RegisterRow> cameras, Language language, OutputStream out)
      throws IOException {
    Workbook book = new Workbook(out, "Gengfu", "1.0");
    Worksheet sheet = book.newWorksheet(language.of(SHEET));
    heads(sheet, language);
    int row = 1;
    for (Iterator<RegisterRow> all = cameras.iterator(); all.hasNext(); row++) {
      if (row == Places.MAX_ROWS) {
        throw new IllegalArgumentException("more cameras than a sheet has rows");
      }
      RegisterRow camera = all.next();
      for (CameraField field : CameraField.values()) {
        write(sheet, row, field, value(field, camera), language);
      }
      if (row % FLUSH_EVERY == 0) {
        sheet.flush();
      }
    }
    sheet.finish();
    help(book.newWorksheet(language.of(HELP)), language);
    book.finish();
    out.flush();
  }

  private static void heads(Worksheet sheet, Language language) {
    for (CameraField field : CameraField.values()) {
      int column = field.ordinal();
      sheet.value(0, column, language.of(field.head()) + (field.isRequired() ? "*" : ""));
      sheet.style(0, column).bold().fillColor(HEAD_COLOR).set();
      sheet.width(column, Math.clamp(field.maxLength(), 10, 24));
      sheet.style(column).format(format(field)).set();
      choices(sheet, field, language);
    }
    sheet.freezePane(2, 1);
  }

  /** A spreadsheet offers the words of a column that takes only some. */
  private static void choices(Worksheet sheet, CameraField field, Language language) {
    Choices choices =
        switch (field.kind()) {
          case OWNERSHIP -> Choices.OWNERSHIP;
          case STATUS -> Choices.STATUS;
          default -> null;
        };
    if (choices != null) {
      String words = language.of(choices.all()).replace("、", ",").replace(", ", ",");
      int column = field.ordinal();
      sheet
          .range(1, column, Places.MAX_ROWS - 1, column)
          .validateWithListByFormula("\"" + words + "\"");
    }
  }

  private static String format(CameraField field) {
    return switch (field.kind()) {
      case CODE, ID, TEXT, DISTRICT, LIST, IP, MAC, OWNERSHIP, STATUS -> TEXT;
      case DATE -> DATE;
      case WEIGHT, PORT, LONGITUDE, LATITUDE, DAYS -> "General";
    };
  }

  private static String value(CameraField field, RegisterRow camera) {
    return switch (field) {
      case CODE -> camera.code();
      case NAME -> camera.name();
      case DISTRICT -> camera.district();
      case SITE -> camera.site();
      case OWNER -> camera.owner();
      case ITEMS -> String.join("；", camera.items());
      case PARTY -> camera.party();
      case WEIGHT -> camera.weight().toPlainString();
      case COMMISSIONED -> camera.commissioned() == null ? "" : camera.commissioned().toString();
      case RETIRED -> camera.retired() == null ? "" : camera.retired().toString();
      case EDGE -> camera.edge();
      case DEVICE -> camera.device();
      default -> camera.file().getOrDefault(field.key(), "");
    };
  }

  private static void write(
      Worksheet sheet, int row, CameraField field, String value, Language language) {
    if (value.isEmpty()) {
      return;
    }
    int column = field.ordinal();
    switch (field.kind()) {
      case DATE -> {
        LocalDate date = Dates.of(value);
        if (date == null) {
          text(sheet, row, column, value);
        } else {
          sheet.value(row, column, date);
          sheet.style(row, column).format(DATE).set();
        }
      }
      case WEIGHT, PORT, LONGITUDE, LATITUDE, DAYS -> number(sheet, row, column, value);
      case OWNERSHIP -> text(sheet, row, column, language.of(Choices.OWNERSHIP.shown(value)));
      case STATUS -> text(sheet, row, column, language.of(Choices.STATUS.shown(value)));
      case CODE, ID, TEXT, DISTRICT, LIST, IP, MAC -> text(sheet, row, column, value);
    }
  }

  private static void number(Worksheet sheet, int row, int column, String value) {
    // More digits than a spreadsheet keeps, or no number, whoever stored it: it goes out as it is.
    boolean kept = NUMBER.matcher(value).matches();
    if (kept) {
      sheet.value(row, column, new BigDecimal(value));
    } else {
      text(sheet, row, column, value);
    }
  }

  private static void text(Worksheet sheet, int row, int column, String value) {
    String clean = CellText.isPrintable(value) ? value : CellText.printable(value);
    sheet.value(row, column, CellText.escaped(clean));
    sheet.style(row, column).format(TEXT).set();
  }

  private static void help(Worksheet sheet, Language language) throws IOException {
    Words[] heads = {
      new Words("列", "Column"),
      new Words("必填", "Required"),
      new Words("填写内容", "What it takes"),
      new Words("例", "Example")
    };
    for (int column = 0; column < heads.length; column++) {
      sheet.value(0, column, language.of(heads[column]));
      sheet.style(0, column).bold().fillColor(HEAD_COLOR).set();
      sheet.width(column, column == 2 ? 60 : 24);
    }
    for (CameraField field : CameraField.values()) {
      int row = field.ordinal() + 1;
      sheet.value(row, 0, language.of(field.head()));
      sheet.value(row, 1, field.isRequired() ? "*" : "");
      sheet.value(row, 2, language.of(FieldHelp.of(field)));
      sheet.value(row, 3, field.example());
    }
    sheet.finish();
  }
}
