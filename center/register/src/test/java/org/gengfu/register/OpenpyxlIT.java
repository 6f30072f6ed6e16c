package org.gengfu.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gengfu.register.RegisterOutcome.Accepted;
import org.gengfu.register.RegisterOutcome.Refused;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists that openpyxl writes, and our export read by it. */
class OpenpyxlIT {
  private static final String LIST =
      """
      import sys, datetime
      from openpyxl import Workbook
      book = Workbook()
      sheet = book.active
      sheet['A1'] = '全市视频监控一机一档'
      sheet.merge_cells('A1:H1')
      sheet.append(['设备编码', '设备名称(必填)', '行政区划', '经度', '纬度', '安装日期', 'IP', '合同项', '#内部'])
      for i in range(5000):
          sheet.append(['3205080000132%07d' % i, '人民路 %d 号杆' % i, '姑苏区', 120.619585, 31.299379,
                        datetime.date(2026, 1, 31), '10.1.%d.%d' % (i // 250, i % 250), '93-2；94', i])
      def br(i, column, value):
          sheet.cell(row=i + 3, column=column).value = value
      if len(sys.argv) > 2:
          br(0, 2, '="a"&"b"')
          br(99, 4, '东经 120 度')
          br(1000, 6, '2026-13-01')
          br(1001, 1, 32050800001320001001)
          br(2500, 3, None)
          br(3333, 7, True)
          br(4999, 1, '32050800001320000005')
      book.save(sys.argv[1])
      """;

  private static final String BACK =
      """
      import sys
      from openpyxl import load_workbook
      book = load_workbook(sys.argv[1])
      sheet = book.worksheets[0]
      print(sheet.title, sheet.max_row, book.worksheets[1].title)
      print(sheet['A1'].value, sheet['A2'].value, sheet['B2'].value, sheet['I2'].value.date(), sheet['V2'].value)
      print(sheet['A2'].number_format, sheet['I2'].number_format, sheet['AN2'].data_type)
      """;

  @TempDir private Path folder;

  @BeforeEach
  void needsOpenpyxl() throws Exception {
    if (python("import openpyxl") != 0) {
      String message = "openpyxl is missing; install it: apt-get install python3-openpyxl";
      if ("1".equals(System.getenv("GENGFU_REQUIRE_PEERS"))) {
        Assertions.fail(message);
      }
      Assumptions.abort(message);
    }
  }

  private int python(String script, String... arguments) throws IOException, InterruptedException {
    Path text = Files.writeString(folder.resolve("script.py"), script);
    Process process;
    try {
      ProcessBuilder builder = new ProcessBuilder("/usr/bin/python3", text.toString());
      builder.command().addAll(List.of(arguments));
      builder.environment().put("PYTHONIOENCODING", "utf-8");
      process =
          builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile()).start();
    } catch (IOException e) {
      return 1; // no Python at all
    }
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("log"));
  }

  private RegisterOutcome read(String... more) throws Exception {
    Path file = folder.resolve("list.xlsx");
    String[] arguments = new String[more.length + 1];
    arguments[0] = file.toString();
    System.arraycopy(more, 0, arguments, 1, more.length);
    assertThat(python(LIST, arguments)).as(log()).isZero();
    try (InputStream in = Files.newInputStream(file)) {
      return RegisterSheet.read(in, RegisterRules.DEFAULT);
    }
  }

  @Test
  void aForeignListOfFiveThousandIsTaken() throws Exception {
    List<RegisterRow> rows = ((Accepted) read()).rows();
    assertThat(rows).hasSize(5_000);
    RegisterRow last = rows.getLast();
    assertThat(last.row()).isEqualTo(5_002);
    assertThat(last.code()).isEqualTo("32050800001320004999");
    assertThat(last.items()).containsExactly("93-2", "94");
    assertThat(last.file())
        .containsEntry("longitude", "120.619585")
        .containsEntry("installed", "2026-01-31")
        .containsEntry("ip", "10.1.19.249");
  }

  @Test
  void sevenBrokenRowsOfFiveThousandAreExactlyThoseSeven() throws Exception {
    Refused refused = (Refused) read("broken");
    assertThat(refused.count()).isEqualTo(5_000);
    assertThat(refused.errors())
        .extracting(error -> error.column() + error.row() + " " + error.code())
        .containsExactly(
            "B3 FORMULA",
            "D102 NOT_NUMBER",
            "F1003 NOT_DATE",
            "A1004 LONG_NUMBER",
            "C2503 MISSING",
            "G3336 NOT_TEXT",
            "A5002 DUPLICATE_CODE");
    assertThat(refused.errors().getFirst().value()).isEqualTo("=\"a\"&\"b\"");
    assertThat(refused.errors().getLast().problem().zh()).isEqualTo("编码与第 8 行重复");
  }

  @Test
  void aStrangerReadsOurExport() throws Exception {
    Path file = folder.resolve("export.xlsx");
    Files.write(file, RegisterBookTest.written(List.of(RegisterBookTest.camera(0)), Language.ZH));
    assertThat(python(BACK, file.toString())).as(log()).isZero();
    assertThat(log())
        .contains("摄像机 2 填写说明")
        .contains("设备编码* 32050800001320000000 人民路 0 号杆 2026-01-31 120.619585")
        .contains("@ yyyy-mm-dd s");
  }
}
