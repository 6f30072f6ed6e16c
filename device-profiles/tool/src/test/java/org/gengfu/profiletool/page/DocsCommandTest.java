package org.gengfu.profiletool.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gengfu.profiletool.Call;
import org.gengfu.profiletool.Subcommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of the shipped profiles. */
class DocsCommandTest {
  @TempDir Path folder;

  @Test
  void aPageHoldsAddressesInBothWaysAlarmsAndTheirActions() throws IOException {
    Call call = Call.of("docs", "../environment/th-modbus.yaml", "--out", folder.toString());
    assertThat(call.code()).as(call.err()).isEqualTo(Subcommand.FINE);
    String page = Files.readString(folder.resolve("th-modbus.md"));
    assertThat(page)
        .contains("温湿度传感器 / Temperature and humidity sensor")
        .contains(
            "| ambient.temperature | 温度 / Temperature | Cel | input:1 int16 | 30002 | 0.1 | fast")
        .contains("检查空调运行与送风")
        .contains("Check that the air conditioner runs")
        .contains("modbus.serial | baud 9600")
        .contains("已仿真 / simulated");
    assertThat(Files.readString(folder.resolve("th-modbus.html")))
        .contains("<td>30002</td>")
        .doesNotContain("<td>温度 / Temperature</td><td>Cel</td><td>input:1 <");
  }

  @Test
  void anIllustrativeProfileSaysSo() throws IOException {
    Call.of("docs", "../ups/ups-modbus.yaml", "--out", folder.toString());
    assertThat(Files.readString(folder.resolve("ups-modbus.md"))).contains("Illustrative");
  }

  @Test
  void qualityIsComputedStepByStep() {
    assertThat(Quality.of(false, true, true, true)).isEqualTo(Quality.DRAFT);
    assertThat(Quality.of(true, false, true, true)).isEqualTo(Quality.LINTED);
    assertThat(Quality.of(true, true, false, true)).isEqualTo(Quality.SIMULATED);
    assertThat(Quality.of(true, true, true, false)).isEqualTo(Quality.RECORDED);
    assertThat(Quality.of(true, true, true, true)).isEqualTo(Quality.FIELD_PROVEN);
  }
}
