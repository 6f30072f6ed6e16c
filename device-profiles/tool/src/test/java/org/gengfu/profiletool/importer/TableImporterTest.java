package org.gengfu.profiletool.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables as manuals have them; every device here is invented. */
class TableImporterTest {
  private static final String CHINESE =
      """
      某某温湿度控制器 Modbus 寄存器表 V1.2,,,,,,,
      ,,,,,,,
      寄存器地址,名称,数据类型,单位,倍率,读写,取值范围,说明
      保持寄存器（功能码 03）,,,,,,,
      0x0000,温度,有符号16位,℃,x0.1,R,-40~85,0x7FFF 无效
      0x0001,相对湿度,无符号16位,%RH,0.1,只读,0~100,
      0x0002,运行状态,uint16,,,R,,0:停机 1:运行 2:故障
      0x0003,报警字,uint16,,,R,,bit0:高温报警;bit1:低温报警;bit2:传感器断线
      0x0004,温度设定值,int16,℃,/10,R/W,16~30,
      0x0005,保留,,,,,,
      0x0006~0x0007,累计电量,uint32,kWh,0.01,R,,
      ,输出功率,uint16,kW,0.1,R,,
      0x000A,远程开关,uint16,,,读写,,"0-关机,1-开机"
      """;

  private final TableImporter importer = new TableImporter();

  @Test
  void readsATableWithChineseHeadersBelowATitle() throws Exception {
    Imports made = Imports.of(importer, Imports.file("th.csv", CHINESE), "kind", "environment.th");

    assertThat(made.errors()).isEmpty();
    assertThat(made.at("title.zh")).isEqualTo("某某温湿度控制器 Modbus 寄存器表 V1.2");
    assertThat(made.at("modbus.base")).isEqualTo("0");
    assertThat(made.at("points"))
        .isEqualTo("[holding0, holding1, holding2, holding3, holding4, holding6, holding10]");
    assertThat(made.at("points.holding0.title.zh")).isEqualTo("温度");
    assertThat(made.at("points.holding0.quantity")).isEqualTo("temperature");
    assertThat(made.at("points.holding0.type")).isEqualTo("int16");
    assertThat(made.at("points.holding0.scale")).isEqualTo("0.1");
    assertThat(made.at("points.holding0.valid")).isEqualTo("[-40, 85]");
    assertThat(made.at("points.holding0.invalid")).isEqualTo("[0x7FFF]");
    assertThat(made.at("points.holding1.quantity")).isEqualTo("humidity");
    assertThat(made.at("points.holding2.enum.1.id")).isEqualTo("running");
    assertThat(made.at("points.holding2.enum.2.label.zh")).isEqualTo("故障");
    assertThat(made.at("points.holding3.bits.2.title.zh")).isEqualTo("传感器断线");
    assertThat(made.at("points.holding4.write.max")).isEqualTo("30");
    assertThat(made.at("points.holding6.type")).isEqualTo("uint32");
    assertThat(made.at("points.holding10.enum.1.id")).isEqualTo("on");
    assertThat(made.at("points.holding10.write.role")).isEqualTo("engineer");
  }

  @Test
  void saysWhatItDroppedAndWhy() throws Exception {
    Imports made = Imports.of(importer, Imports.file("th.csv", CHINESE));

    assertThat(made.dropped())
        .containsExactly(
            "th.csv:10: 保留: reserved or without a name", "th.csv:12: 输出功率: the row has no address");
    assertThat(made.approximated()).anyMatch(line -> line.startsWith("th.csv:5: 温度: holding0:"));
    assertThat(made.at("source.importedFrom")).startsWith("table: th.csv (SHA-256 ");
    assertThat(made.at("source.licence")).isEqualTo("the table's owner's; not stated in the file");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16"})
  void readsTheCharacterSetsThatChineseTablesComeIn(String charset) throws Exception {
    SourceFile file = Imports.file("th.csv", CHINESE, Charset.forName(charset));

    assertThat(Imports.of(importer, file).at("points.holding1.title.zh")).isEqualTo("相对湿度");
  }

  @Test
  void readsUtf8WithAByteOrderMarkAndSemicolonsAndTabs() throws Exception {
    String semicolons = "\uFEFF" + CHINESE.replace(";", "；").replace(',', ';');
    String tabs = CHINESE.replace(',', '\t');

    assertThat(Imports.of(importer, Imports.file("a.csv", semicolons)).at("points.holding1.scale"))
        .isEqualTo("0.1");
    assertThat(Imports.of(importer, Imports.file("a.tsv", tabs)).at("points.holding1.scale"))
        .isEqualTo("0.1");
  }

  @Test
  void takesIdsFromTheEnglishColumn() throws Exception {
    String table =
        """
        Address,名称,Name,Type,Unit,Scale,Access,Description
        30001,回风温度,Return air temp.,int16,0.1℃,,RO,
        30002,风机状态,Fan status,uint16,,,RO,"0=Off, 1=On"
        40010,设定温度,Set point,int16,°C,0.1,RW,
        """;

    Imports made = Imports.of(importer, Imports.file("x.csv", table));

    assertThat(made.errors()).isEmpty();
    assertThat(made.at("modbus.base")).isEqualTo("modicon");
    assertThat(made.at("points")).isEqualTo("[returnAirTemp, fanStatus, setPoint]");
    assertThat(made.at("points.returnAirTemp.at")).isEqualTo("30001");
    assertThat(made.at("points.returnAirTemp.scale")).isEqualTo("0.1");
    assertThat(made.at("points.fanStatus.enum.0.label.en")).isEqualTo("Off");
    assertThat(made.at("points.setPoint.write")).isEmpty();
    assertThat(made.approximated())
        .anyMatch(line -> line.contains("setPoint: writable in the table, but without a range"))
        .anyMatch(line -> line.contains("Modicon numbers"));
  }

  @Test
  void leavesTheBaseToTheUserWhereNothingSaysIt() throws Exception {
    String table = "Address,Name,Function code\n1,Voltage,03\n2,Current,03\n";

    Imports made = Imports.of(importer, Imports.file("x.csv", table));

    assertThat(made.at("modbus.base")).isEqualTo("FILL-IN");
    assertThat(made.errors()).hasSize(1).first().asString().contains("base").contains("modicon");
    assertThat(Imports.of(importer, Imports.file("x.csv", table), "base", "1").errors()).isEmpty();
  }

  @Test
  void leavesTheTableToTheUserWhereNothingSaysIt() throws Exception {
    String table = "Address,Name\n0,Voltage\n";

    assertThat(Imports.of(importer, Imports.file("x.csv", table)).errors())
        .hasSize(1)
        .first()
        .asString()
        .contains("FILL-IN:0");
    assertThat(Imports.of(importer, Imports.file("x.csv", table), "table", "input").errors())
        .isEmpty();
  }

  @Test
  void readsBitsOfOneRegisterFromSeveralRows() throws Exception {
    String table =
        """
        Reg,Parameter,FC
        40100.0,High pressure,3
        40100.1,Low pressure,3
        40100.1,Again,3
        40101,Word,3
        """;

    Imports made = Imports.of(importer, Imports.file("x.csv", table));

    assertThat(made.errors()).isEmpty();
    assertThat(made.at("points.lowPressure.bit")).isEqualTo("1");
    assertThat(made.dropped())
        .containsExactly("x.csv:4: Again: its registers are those of \"Low pressure\"");
  }

  @Test
  void isToldColumnsAndRemembersThemForTheVendor(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("odd.csv");
    Files.writeString(file, "Wert,Wo,Was\n17,0,Temperatur\n18,1,Feuchte\n", StandardCharsets.UTF_8);
    SourceFile source = SourceFile.load(file);

    assertThatThrownBy(() -> Imports.of(importer, source, "vendor", "Acme"))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("Say which columns they are")
        .hasMessageContaining("odd.csv:1: Wert | Wo | Was");
    Imports told =
        Imports.of(
            importer, source, "vendor", "Acme", "table", "input", "columns", "address=Wo,name=C");
    assertThat(told.at("points")).isEqualTo("[temperatur, feuchte]");
    Imports again = Imports.of(importer, source, "vendor", "Acme", "table", "input");
    assertThat(again.at("points")).isEqualTo("[temperatur, feuchte]");
    assertThat(folder.resolve("import-columns.yaml")).hasContent("Acme: \"address=Wo,name=C\"");
  }

  @Test
  void saysWhereAQuoteIsNotClosed() {
    assertThatThrownBy(
            () -> Imports.of(importer, Imports.file("x.csv", "Address,Name\n0,\"Vol\ntage\n")))
        .isInstanceOf(ImportException.class)
        .hasMessage("x.csv:2: this quote is not closed. Close or remove it");
  }
}
