package org.gengfu.profiletool.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

/** Workbooks that another library writes; the devices are invented. */
class XlsxBookTest {
  private static final Object[][] TABLE = {
    {"某某环境采集器通讯点表"},
    {},
    {"序号", "寄存器地址", "参数名称", "数据类型", "系数", "单位", "读写", "备注"},
    {1, "0x0000", "温度", "int16", 0.1, "℃", "R", "0x8000:无效"},
    {2, "0x0001", "湿度", "uint16", 0.1, "%RH", "R", ""},
    {3, "0x0002", "加热状态", "uint16", 1, "", "R", "0:关闭 1:运行"},
    {4, "0x0003", "告警", "uint16", "", "", "R", "bit0=高温, bit1=断线"},
    {5, "0x0010", "高温限值", "int16", "×0.1", "℃", "R/W", ""},
  };

  private static SourceFile workbook(Object[][] rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook book = new Workbook(out, "Test", "1.0")) {
      book.newWorksheet("封面").value(0, 0, "Not a table");
      Worksheet sheet = book.newWorksheet("点表");
      for (int row = 0; row < rows.length; row++) {
        for (int column = 0; column < rows[row].length; column++) {
          switch (rows[row][column]) {
            case Integer number -> sheet.value(row, column, number);
            case Double number -> sheet.value(row, column, number);
            default -> sheet.value(row, column, (String) rows[row][column]);
          }
        }
      }
      sheet.range(0, 0, 0, 7).merge();
    }
    return new SourceFile(Path.of("points.xlsx"), out.toByteArray());
  }

  @Test
  void aWorkbookWithChineseHeadersBelowAMergedTitleConvertsClean() throws Exception {
    Imports made =
        Imports.of(
            new TableImporter(), workbook(TABLE), "table", "holding", "kind", "environment.th");

    assertThat(made.errors()).isEmpty();
    assertThat(made.at("title.zh")).isEqualTo("某某环境采集器通讯点表");
    assertThat(made.at("points.holding0.scale")).isEqualTo("0.1");
    assertThat(made.at("points.holding0.invalid")).isEqualTo("[0x8000]");
    assertThat(made.at("points.holding1.quantity")).isEqualTo("humidity");
    assertThat(made.at("points.holding2.enum.0.id")).isEqualTo("closed");
    assertThat(made.at("points.holding3.bits.1.title.en")).isEqualTo("Broken wire");
    assertThat(made.at("points.holding16.scale")).isEqualTo("0.1");
    assertThat(made.approximated())
        .anyMatch(
            line -> line.startsWith("points.xlsx[点表]:8: 高温限值") && line.contains("without a range"));
  }

  @Test
  void oneSheetCanBeChosen() throws Exception {
    assertThatThrownBy(() -> Imports.of(new TableImporter(), workbook(TABLE), "sheet", "点位"))
        .hasMessage("points.xlsx: no sheet \"点位\". It has 封面, 点表");
    assertThat(Imports.of(new TableImporter(), workbook(TABLE), "sheet", "点表").root).isNotNull();
  }

  @Test
  void refusesWhatIsNoWorkbookAndFetchesNothing() throws Exception {
    assertThatThrownBy(() -> XlsxBook.read(zip("word/document.xml", "<a/>")))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("no readable workbook");
    String bomb =
        "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
            + "<workbook><sheets><sheet name=\"&a;\" id=\"r1\"/></sheets></workbook>";
    assertThatThrownBy(() -> XlsxBook.read(zip("xl/workbook.xml", bomb)))
        .isInstanceOf(ImportException.class);
    byte[] cut = java.util.Arrays.copyOf(workbook(TABLE).content(), 900);
    assertThatThrownBy(() -> XlsxBook.read(new SourceFile(Path.of("cut.xlsx"), cut)))
        .isInstanceOf(ImportException.class);
  }

  private static SourceFile zip(String name, String text) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("xl/_rels/workbook.xml.rels"));
      zip.write("<Relationships/>".getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry(name));
      zip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return new SourceFile(Path.of("x.xlsx"), out.toByteArray());
  }
}
