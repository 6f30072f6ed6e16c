package org.gengfu.driver.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ServiceLoader;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.driver.Driver;
import org.gengfu.driver.transport.Parity;
import org.gengfu.profile.AddressRange;
import org.gengfu.profile.ModbusTable;
import org.gengfu.profile.RawType;
import org.gengfu.profile.ResolvedProfile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModbusSettingsTest {
  private final Problems problems = new Problems();
  private final ModbusDriver driver = new ModbusDriver();

  @Test
  void theDriverIsFoundByItsProtocol() {
    assertThat(ServiceLoader.load(Driver.class))
        .anySatisfy(found -> assertThat(found.protocol()).isEqualTo("modbus"));
  }

  @Test
  void aTcpHostNeedsOnlyItsName() {
    assertThat(read("{transport: tcp, host: 10.0.0.7}"))
        .isEqualTo(new ModbusSettings.Tcp("10.0.0.7", 502, false, Duration.ofSeconds(3), null));
    assertThat(read("{transport: rtu-over-tcp, host: gw, port: 4001, timeout: 800ms}"))
        .isEqualTo(
            new ModbusSettings.Tcp(
                "gw", 4001, true, Duration.ofSeconds(3), Duration.ofMillis(800)));
    assertThat(problems.list()).isEmpty();
  }

  @Test
  void aSerialLineNeedsOnlyItsPort() {
    assertThat(read("{transport: rtu, serialPort: /dev/ttyUSB0, parity: even}"))
        .isEqualTo(new ModbusSettings.Serial("/dev/ttyUSB0", 9600, Parity.EVEN, 1, null));
    assertThat(problems.list()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{transport: tcp}",
        "{transport: rtu}",
        "{transport: tpc, host: a}",
        "{transport: tcp, host: a, port: 70000}",
        "{transport: rtu, serialPort: a, parity: mark}",
        "{transport: rtu, serialPort: a, stopBits: 3}",
        "{transport: tcp, host: a, timeout: 1h}"
      })
  void whatIsWrongIsSaidWithItsPlace(String text) {
    assertThat(read(text)).isNull();
    assertThat(problems.list()).isNotEmpty();
    assertThat(problems.list().getFirst().toString()).startsWith("bus.yaml:1:");
  }

  @Test
  void unitsOfASerialLineEndAt247() {
    assertThat(plan("{unit: 248}", "{transport: rtu, serialPort: a}", simple())).isNull();
    assertThat(plan("{unit: 0}", "{transport: rtu-over-tcp, host: a}", simple())).isNull();
    assertThat(plan("{unit: 255}", "{transport: tcp, host: a}", simple())).isNotNull();
  }

  @Test
  void aPointThatMustNotBeReadOrIsTooLongIsAProblem() {
    ResolvedProfile avoided =
        Points.profile(
            Points.block(125, 0, false, new AddressRange(null, 5, 9)),
            Points.at("a", ModbusTable.HOLDING, 4, RawType.UINT32));
    assertThat(plan("{unit: 1}", "{transport: tcp, host: a}", avoided)).isNull();
    ResolvedProfile tooLong =
        Points.profile(
            Points.block(2, 0, false), Points.at("a", ModbusTable.HOLDING, 4, RawType.INT64));
    assertThat(plan("{unit: 1}", "{transport: tcp, host: a}", tooLong)).isNull();
    assertThat(problems.list())
        .extracting(problem -> problem.code())
        .containsExactly("modbus.avoided", "modbus.too-long");
  }

  private Object plan(String device, String bus, ResolvedProfile profile) {
    MapNode node = Documents.parse("device.yaml", device, problems);
    return driver.plan(profile, node, driver.busSettings(bus(bus), new Problems()), problems);
  }

  private static ResolvedProfile simple() {
    return Points.profile(
        Points.block(125, 0, false), Points.at("a", ModbusTable.HOLDING, 4, RawType.UINT32));
  }

  private Driver.BusSettings read(String text) {
    return driver.busSettings(bus(text), problems);
  }

  private MapNode bus(String text) {
    return Documents.parse("bus.yaml", text, problems);
  }
}
