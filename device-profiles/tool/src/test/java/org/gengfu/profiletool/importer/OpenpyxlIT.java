package org.gengfu.profiletool.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workbooks that openpyxl writes, with what people put into register tables. */
class OpenpyxlIT {
  private static final String TABLE =
      """
      import sys, datetime
      from openpyxl import Workbook
      book = Workbook()
      sheet = book.active
      sheet.title = '点表'
      sheet['A1'] = '示例采集器通讯点表'
      sheet.merge_cells('A1:G1')
      sheet.append([])
      sheet.append(['分组', '寄存器地址', '位', '参数名称', '数据类型', '系数', '单位'])
      sheet.append(['温度', 0, None, '温度', 'int16', 0.1, '℃'])
      sheet.append([None, 1.0, None, '湿度', 'uint16', 0.1, '%RH'])
      sheet.append(['状态', 2, 0, '高温告警', 'uint16', None, None])
      sheet.append([None, None, 1, '断线告警', 'uint16', None, None])
      sheet.append(['其他', '=B6+1', None, '水浸', 'uint16', None, None])
      sheet.append([None, datetime.date(2026, 1, 2), None, '门禁', 'uint16', None, None])
      sheet.append([None, '#REF!', None, '烟感', 'uint16', None, None])
      sheet.append([None, True, None, '空调', 'uint16', None, None])
      sheet.append([None, -5, None, '电压', 'uint16', None, 'V'])
      sheet.append([None, 1e300, None, '电流', 'uint16', None, 'A'])
      sheet.append([None, 16, None, '湿度上限', 'uint16', 0.1, '%RH'])
      sheet.merge_cells('A4:A5')
      sheet.merge_cells('B6:B7')
      book.create_sheet('说明')['A1'] = datetime.datetime(2026, 1, 2, 3, 4)
      book.create_chartsheet('图')
      book.save(sys.argv[1])
      """;

  private static final String EMPTY =
      """
      import sys
      from openpyxl import Workbook
      book = Workbook()
      book.active['A1'] = '没有表头'
      book.active['B2'] = '=1+1'
      book.save(sys.argv[1])
      """;

  @TempDir private Path folder;

  @BeforeEach
  void needsOpenpyxl() throws Exception {
    if (python("import openpyxl", folder.resolve("none")) != 0) {
      String message = "openpyxl is missing; install it: apt-get install python3-openpyxl";
      if ("1".equals(System.getenv("GENGFU_REQUIRE_PEERS"))) {
        Assertions.fail(message);
      }
      Assumptions.abort(message);
    }
  }

  private int python(String script, Path file) throws IOException, InterruptedException {
    Path text = Files.writeString(folder.resolve("script.py"), script);
    Process process;
    try {
      process =
          new ProcessBuilder("/usr/bin/python3", text.toString(), file.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("python.log").toFile())
              .start();
    } catch (IOException e) {
      return 1; // no Python at all
    }
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private SourceFile book(String script) throws Exception {
    Path file = folder.resolve("points.xlsx");
    assertThat(python(script, file)).as(Files.readString(folder.resolve("python.log"))).isZero();
    return new SourceFile(Path.of("points.xlsx"), Files.readAllBytes(file));
  }

  @Test
  void whatCanBeReadIsReadAndTheRestIsReportedWithItsRow() throws Exception {
    Imports made =
        Imports.of(
            new TableImporter(),
            book(TABLE),
            "base",
            "0",
            "table",
            "holding",
            "kind",
            "environment.temperatureHumidity");

    assertThat(made.errors()).isEmpty();
    assertThat(made.at("title.zh")).isEqualTo("示例采集器通讯点表");
    assertThat(made.yaml).contains("holding:0", "holding:1", "holding:2", "holding:16");
    assertThat(made.yaml).contains("高温告警", "断线告警").doesNotContain("holding:46024");
    assertThat(made.dropped())
        .anyMatch(line -> line.startsWith("points.xlsx[点表]:8: 水浸") && line.contains("=B6+1"))
        .anyMatch(line -> line.startsWith("points.xlsx[点表]:9: 门禁") && line.contains("2026-01-02"))
        .anyMatch(line -> line.startsWith("points.xlsx[点表]:10: 烟感") && line.contains("#REF!"))
        .anyMatch(line -> line.startsWith("points.xlsx[点表]:11: 空调") && line.contains("TRUE"))
        .anyMatch(line -> line.startsWith("points.xlsx[点表]:12: 电压") && line.contains("-5"))
        .anyMatch(line -> line.startsWith("points.xlsx[点表]:13: 电流"));
  }

  @Test
  void aWorkbookWithoutATableSaysWhatItHolds() throws Exception {
    assertThatThrownBy(() -> Imports.of(new TableImporter(), book(EMPTY)))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("no row with an address and a name was found")
        .hasMessageContaining("没有表头")
        .hasMessageContaining("=1+1");
  }
}
