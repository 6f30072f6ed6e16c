package org.gengfu.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.register.TestBook.HEADS;
import static org.gengfu.register.TestBook.camera;
import static org.gengfu.register.TestBook.cell;
import static org.gengfu.register.TestBook.row;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.gengfu.register.RegisterOutcome.Accepted;
import org.gengfu.register.RegisterOutcome.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people and spreadsheets put into lists, cell by cell. */
class RegisterSheetTest {
  private static List<RegisterRow> accepted(RegisterOutcome outcome) {
    assertThat(outcome).isInstanceOf(Accepted.class);
    return ((Accepted) outcome).rows();
  }

  private static RegisterError only(RegisterOutcome outcome) {
    assertThat(outcome).isInstanceOf(Refused.class);
    assertThat(((Refused) outcome).errors()).hasSize(1);
    return ((Refused) outcome).errors().getFirst();
  }

  private static String place(RegisterError error) {
    return error.column() + error.row();
  }

  @Test
  void headsMayBeEnglishInAnyOrderBelowATitle() {
    String rows =
        row(1, "Cameras of the city")
            + row(3, "District (name or code)", " camera\u00A0NAME* ", "", "Code:", "# ours")
            + row(4, "Gusu", "North gate", "", "C-1", "=ignored")
            + row(9, "Gusu", "South gate", "", "C-2");
    List<RegisterRow> cameras = accepted(new TestBook(rows).read());
    assertThat(cameras).extracting(RegisterRow::code).containsExactly("C-1", "C-2");
    assertThat(cameras).extracting(RegisterRow::row).containsExactly(4, 9);
    assertThat(cameras.getFirst().name()).isEqualTo("North gate");
  }

  @Test
  void blankRowsAndBlankTextsAreNothing() {
    String blank = row(3, "  ", "\u3000", "\u200B") + "<row r='4'><c r='A4' s='1'/></row>";
    List<RegisterRow> cameras =
        accepted(new TestBook(HEADS + camera(2, "") + blank + camera(7, "")).read());
    assertThat(cameras).extracting(RegisterRow::row).containsExactly(2, 7);
  }

  @Test
  void datesAreReadAsTheStyleOrTheTextSays() {
    String rows =
        HEADS
            + camera(2, "<c r='D2' s='1'><v>46053</v></c>")
            + camera(3, "<c r='D3' s='2'><v>46053.75</v></c>")
            + camera(4, cell("D4", "2026/1/31"))
            + camera(5, cell("D5", "2026年1月31日"))
            + camera(6, "<c r='D6'><v>20260131</v></c>")
            + camera(7, "<c r='D7' t='d'><v>2026-01-31T00:00:00</v></c>");
    assertThat(accepted(new TestBook(rows).read()))
        .allMatch(camera -> camera.file().get("installed").equals("2026-01-31"));
    String early = HEADS + camera(2, "<c r='D2' s='1'><v>44591</v></c>");
    assertThat(accepted(new TestBook(early).workbook("<workbookPr date1904='1'/>").read()))
        .allMatch(camera -> camera.file().get("installed").equals("2026-01-31"));
  }

  @ParameterizedTest
  @CsvSource({
    "46053, 0, NOT_DATE",
    "46053, 3, NOT_DATE",
    "3, 1, NOT_DATE",
    "99999999, 1, NOT_DATE",
    "1e400, 0, CELL_ERROR",
    "rubbish, 0, CELL_ERROR",
  })
  void aNumberThatIsNoDateIsRefused(String value, String style, RegisterProblem code) {
    String rows = HEADS + camera(2, "<c r='D2' s='%s'><v>%s</v></c>".formatted(style, value));
    RegisterError error = only(new TestBook(rows).read());
    assertThat(place(error)).isEqualTo("D2");
    assertThat(error.code()).isEqualTo(code);
  }

  /** A spreadsheet makes a date of the pole number 1-2, and 15 digits of a code of 20. */
  @Test
  void whatASpreadsheetHasSpoiledIsSaid() {
    RegisterError pole =
        only(new TestBook(HEADS + camera(2, "<c r='E2' s='1'><v>46024</v></c>")).read());
    assertThat(place(pole)).isEqualTo("E2");
    assertThat(pole.code()).isEqualTo(RegisterProblem.TURNED_INTO_DATE);
    String rows =
        HEADS
            + row(2, "", "相机", "姑苏区")
                .replace("<c r='B2'", "<c r='A2'><v>3.20508000013E+19</v></c><c r='B2'");
    RegisterError code = only(new TestBook(rows).read());
    assertThat(place(code)).isEqualTo("A2");
    assertThat(code.code()).isEqualTo(RegisterProblem.LONG_NUMBER);
  }

  @Test
  void formulasOfEveryKindAreRefusedWithTheirPlace() {
    for (String formula :
        List.of(
            "<c r='B2'><f>A1&amp;A3</f><v>7</v></c>",
            "<c r='B2' t='str'><f>A1</f><v>text</v></c>",
            "<c r='B2'><f t='shared' si='0'/><v>7</v></c>",
            "<c r='B2' t='e'><f>1/0</f><v>#DIV/0!</v></c>")) {
      String rows =
          HEADS + "<row r='2'>" + cell("A2", "C-1") + formula + cell("C2", "x") + "</row>";
      RegisterError error = only(new TestBook(rows).read());
      assertThat(place(error)).isEqualTo("B2");
      assertThat(error.code()).isEqualTo(RegisterProblem.FORMULA);
      assertThat(error.value()).startsWith("=");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "e, #REF!, CELL_ERROR",
    "b, 1, NOT_TEXT",
    "s, 99, CELL_ERROR",
    "s, 2147483647, CELL_ERROR",
    "s, -1, CELL_ERROR",
    "s, x, CELL_ERROR",
    "z, 1, CELL_ERROR",
  })
  void whatIsNoTextIsRefused(String type, String value, RegisterProblem code) {
    String rows = HEADS + camera(2, "<c r='E2' t='%s'><v>%s</v></c>".formatted(type, value));
    RegisterError error = only(new TestBook(rows).shared("<si><t>a</t></si>").read());
    assertThat(place(error)).isEqualTo("E2");
    assertThat(error.code()).isEqualTo(code);
  }

  @Test
  void sharedRichTextIsReadWithoutItsPhoneticGuides() {
    String rich =
        "<si><r><t>人民</t></r><r><t xml:space='preserve'>路 </t></r><rPh sb='0' eb='1'><t>rml</t></rPh></si>";
    String rows = HEADS + camera(2, "<c r='E2' t='s'><v>0</v></c>");
    assertThat(accepted(new TestBook(rows).shared(rich).read()).getFirst().file())
        .containsEntry("pole", "人民路");
  }

  @Test
  void mergedCellsAreOneErrorAndNotAlsoMissing() {
    String rows = HEADS + camera(2, "") + row(3, "C-3", "相机 3") + row(4, "C-4", "相机 4");
    TestBook book =
        new TestBook("").sheet(rows, "<mergeCells><mergeCell ref='C2:C4'/></mergeCells>");
    RegisterError error = only(book.read());
    assertThat(error.code()).isEqualTo(RegisterProblem.MERGED);
    assertThat(place(error)).isEqualTo("C2");
    assertThat(error.value()).isEqualTo("C2:C4");
    TestBook title =
        new TestBook("")
            .sheet(
                row(1, "全市摄像机") + HEADS.replace("1'", "2'") + camera(3, ""),
                "<mergeCells><mergeCell ref='A1:E1'/></mergeCells>");
    assertThat(accepted(title.read())).hasSize(1);
  }

  @Test
  void columnsThatAreUnknownDoubleOrMissingAreSaid() {
    String heads = row(1, "设备编码", "名称", "设备名称", "颜色");
    Refused refused = (Refused) new TestBook(heads + row(2, "C-1", "a", "b")).read();
    assertThat(refused.errors())
        .extracting(error -> error.column() + " " + error.code())
        .containsExactly(" MISSING_COLUMN", "C DUPLICATE_COLUMN", "D UNKNOWN_COLUMN");
    assertThat(refused.errors().getFirst().problem())
        .isEqualTo(new Words("缺少“行政区划”列", "the column District is missing"));
  }

  /**
   * Who mends a workbook of forty columns looks for the head; the letter alone sends him counting.
   */
  @Test
  void anErrorNamesTheHeadThatStandsAboveItInThisWorkbook() {
    String heads = row(3, "行政区划（必填）", "名称", "设备编码", "", "Lon");
    String rows = heads + row(7, "姑苏区", "相机", "C-1", "", "190");
    RegisterError error = only(new TestBook(row(1, "全市摄像机") + rows).read());
    assertThat(place(error)).isEqualTo("E7");
    assertThat(error.head()).isEqualTo("Lon");
    assertThat(accepted(new TestBook(heads + row(4, "姑苏区", "相机", "C-1")).read())).hasSize(1);
    Accepted accepted = (Accepted) new TestBook(heads + row(4, "姑苏区", "相机", "C-1")).read();
    assertThat(accepted.columns().get(CameraField.DISTRICT))
        .isEqualTo(new RegisterOutcome.Column("A", "行政区划（必填）"));
    assertThat(accepted.columns()).doesNotContainKey(CameraField.SITE);
  }

  @Test
  void sheetsWithoutHeadsOrRowsAreSaid() {
    assertThat(only(new TestBook(row(1, "a", "b") + row(2, "1", "2")).read()).code())
        .isEqualTo(RegisterProblem.NO_HEADS);
    assertThat(only(new TestBook("").read()).code()).isEqualTo(RegisterProblem.NO_HEADS);
    assertThat(only(new TestBook(HEADS).read()).code()).isEqualTo(RegisterProblem.NO_ROWS);
  }

  @Test
  void districtsThatDoNotExistAreRefusedAndCodesAreTaken() {
    RegisterRules rules = RegisterRules.DEFAULT.with(Set.of("姑苏区", "320508"));
    String rows =
        HEADS
            + camera(2, "")
            + camera(3, "").replace(cell("C3", "姑苏区"), "<c r='C3'><v>320508</v></c>")
            + camera(4, "").replace("姑苏区", "故苏区");
    RegisterError error = only(new TestBook(rows).read(rules));
    assertThat(place(error)).isEqualTo("C4");
    assertThat(error.code()).isEqualTo(RegisterProblem.UNKNOWN_DISTRICT);
    assertThat(error.value()).isEqualTo("故苏区");
  }

  @Test
  void errorsBeyondTheBoundAreCountedAndTooManyRowsEndTheReading() {
    StringBuilder rows = new StringBuilder(HEADS);
    for (int i = 2; i <= 101; i++) {
      rows.append(row(i, "", "相机", "姑苏区"));
    }
    Refused refused =
        (Refused)
            new TestBook(rows.toString()).read(new RegisterRules(1 << 20, 1_000, 9, Set.of()));
    assertThat(refused.errors()).hasSize(9);
    assertThat(refused.more()).isEqualTo(91);
    assertThat(refused.count()).isEqualTo(100);
    RegisterRules few = new RegisterRules(1 << 20, 1, 9, Set.of());
    RegisterError error = only(new TestBook(HEADS + camera(2, "") + camera(5, "")).read(few));
    assertThat(error.code()).isEqualTo(RegisterProblem.TOO_MANY_ROWS);
    assertThat(error.row()).isEqualTo(5);
  }

  @Test
  void everyErrorSpeaksBothLanguages() {
    for (RegisterProblem problem : RegisterProblem.values()) {
      assertThat(problem.problem().zh()).containsPattern("\\p{IsHan}");
      assertThat(problem.problem().en()).doesNotContainPattern("\\p{IsHan}").isNotBlank();
      assertThat(problem.advice().en()).doesNotContainPattern("\\p{IsHan}").isNotBlank();
    }
  }

  @Test
  void aCameraHasEverythingThatItsRowSays() {
    String heads = row(1, "code", "name", "district", "合同项", "权重", "启用日期", "停用日期", "权属(自有/租赁)");
    String camera =
        row(2, "C-1", "a", "b", "93-2；94, 93-2", "15.0", "2026-01-01", "2027-01-01", "租赁");
    RegisterRow row = accepted(new TestBook(heads + camera).read()).getFirst();
    assertThat(row.items()).containsExactly("93-2", "94");
    assertThat(row.weight()).isEqualByComparingTo("15");
    assertThat(row.commissioned()).isEqualTo(LocalDate.of(2026, 1, 1));
    assertThat(row.retired()).isEqualTo(LocalDate.of(2027, 1, 1));
    assertThat(row.file()).containsEntry("ownership", "leased");
  }
}
