package org.gengfu.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.gengfu.document.Problems;
import org.junit.jupiter.api.Test;

/** The profiles of this folder, as they are shipped. */
class ShippedProfilesTest {
  static final Path FOLDER = Path.of("").toAbsolutePath();

  private final Problems problems = new Problems();
  private final ProfileLibrary library = ProfileLibrary.load(FOLDER, problems);

  @Test
  void everyShippedProfileIsClean() {
    assertThat(problems.list()).isEmpty();
    assertThat(problems.warnings()).isEmpty();
    assertThat(library.all())
        .extracting(DeviceProfile::id)
        .contains(
            "crac-modbus",
            "io-modbus",
            "leak-modbus",
            "mains-meter-modbus",
            "th-modbus",
            "ups-modbus");
  }

  /** Other modules bind to these ids. */
  @Test
  void pointsHaveTheIdsThatOthersBindTo() {
    assertPoints(
        "ups-modbus",
        "input.voltage",
        "input.frequency",
        "output.voltage",
        "output.frequency",
        "output.current",
        "ups.load",
        "ups.temperature",
        "battery.voltage",
        "battery.current",
        "battery.charge",
        "battery.runtime",
        "ups.status.onBattery",
        "ups.status.lowBattery",
        "ups.status.bypass",
        "ups.status.overload",
        "ups.status.replaceBattery",
        "ups.status.rectifierFault");
    assertPoints(
        "crac-modbus",
        "return.temperature",
        "return.humidity",
        "supply.temperature",
        "setpoint.temperature",
        "unit.state",
        "fan.running",
        "compressor.running",
        "fault.highPressure",
        "fault.airflow",
        "fault.filter");
    assertPoints("th-modbus", "ambient.temperature", "ambient.humidity");
    assertPoints("leak-modbus", "leak.detected", "leak.position", "cable.broken");
    assertPoints("io-modbus", "smoke", "fire", "door.open", "counter.1");
    assertPoints(
        "mains-meter-modbus",
        "input.L1-N.voltage",
        "input.L2-N.voltage",
        "input.L3-N.voltage",
        "input.L1.current",
        "input.L2.current",
        "input.L3.current",
        "input.frequency",
        "input.realpower",
        "input.powerfactor",
        "input.energy");
  }

  private void assertPoints(String profile, String... ids) {
    assertThat(library.find(profile).standard().points())
        .as(profile)
        .extracting(ResolvedPoint::id)
        .contains(ids);
  }

  @Test
  void everyProfileHasGoldenTestsAndSaysWhereItsFactsComeFrom() {
    assertThat(library.all())
        .allSatisfy(profile -> {
          if (profile.standard().protocol() instanceof ModbusBlock) {
            assertThat(profile.tests()).as(profile.id()).hasSizeGreaterThan(1);
          }
          if (!profile.mixin()) {
            assertThat(profile.standard().evidence()).as(profile.id()).isNotBlank();
          }
        });
  }

  /** A technician is told the document, and where in it to look. */
  @Test
  void theManualIsNamedWithItsPage() {
    assertThat(library.find("ups-snmp").standard().more().manual())
        .isEqualTo(
            new Manual(
                "RFC 1628 UPS Management Information Base, J. Case, May 1994", "sections 2 and 3"));
    assertThat(library.find("ups-modbus").standard().more().manual()).isEqualTo(Manual.NONE);
  }

  @Test
  void alarmsSpeakBothLanguages() {
    assertThat(library.all())
        .flatExtracting(profile -> profile.standard().alarms())
        .allSatisfy(alarm -> {
          assertThat(alarm.texts()).containsOnlyKeys("zh", "en");
          assertThat(alarm.actions()).containsOnlyKeys("zh", "en");
        });
    assertThat(List.copyOf(library.find("ups-modbus").standard().alarms()))
        .extracting(ResolvedAlarm::id)
        .contains("onBattery", "lowBattery", "bypass", "overload", "batteryFault")
        .contains("rectifierFault", "inputVoltageLow", "inputVoltageHigh", "overTemperature");
  }

  /** A port that somebody has disabled is down as well, and no fault (RFC 2863, ifAdminStatus). */
  @Test
  void aDisabledPortOfASwitchIsNoFault() {
    ResolvedProfile standard = library.find("switch-snmp").standard();
    List<ResolvedAlarm> down =
        standard.alarms().stream().filter(a -> a.id().matches("port.*state.*own")).toList();
    assertThat(down)
        .extracting(ResolvedAlarm::id)
        .containsExactlyInAnyOrder("port[1].state.down", "port[1].state.lowerLayerDown");
    for (ResolvedAlarm alarm : down) {
      double state = alarm.id().endsWith(".down") ? 2 : 7;
      assertThat(holds(alarm, state, 1)).isTrue();
      assertThat(holds(alarm, state, 2)).isFalse();
      assertThat(holds(alarm, 1, 1)).isFalse();
    }
  }

  private static Boolean holds(ResolvedAlarm alarm, double state, double admin) {
    return alarm.when().holds(name -> new Operand.Number(name.endsWith("admin") ? admin : state));
  }
}
