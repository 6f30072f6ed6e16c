package org.gengfu.profiletool.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.profiletool.Call;
import org.gengfu.profiletool.trial.TrialBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Probing and recording devices without registers: our simulators, asked by the real drivers. */
class OtherProtocolsTest {
  private static final Path SHIPPED = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path folder;

  private static Call run(TrialBench bench, String... words) throws Exception {
    List<String> line = new ArrayList<>(List.of(words));
    line.addAll(bench.way());
    return Call.of(line.toArray(String[]::new));
  }

  @Test
  void anAgentIsWalkedAndItsObjectsAreRecorded() throws Exception {
    Path file = folder.resolve("ups.recording");
    try (TrialBench bench = TrialBench.open(SHIPPED.resolve("ups"), "ups-snmp", folder)) {
      bench.hold("battery.charge", 87);
      Call walk =
          run(
              bench,
              "probe",
              "--protocol",
              "snmp",
              "--root",
              "1.3.6.1.2.1.33.1.2",
              "--rate",
              "500/s");
      assertThat(walk.code()).as(walk.out() + walk.err()).isZero();
      assertThat(walk.out()).contains("1.3.6.1.2.1.33.1.2.4.0 = 87");
      Call nothing = run(bench, "probe", "--protocol", "snmp", "--root", "1.3.6.1.4.1.99999");
      assertThat(nothing.code()).isEqualTo(1);
      assertThat(nothing.err()).isNotBlank();
      Call record =
          run(
              bench,
              "record",
              "--out",
              file.toString(),
              "--protocol",
              "snmp",
              "--profile",
              "ups-snmp",
              "--profiles",
              SHIPPED.resolve("ups").toString(),
              "--for",
              "500ms",
              "--device",
              "rate: 1000");
      assertThat(record.code()).as(record.err()).isZero();
    }
    assertThat(Files.readString(file))
        .contains("oid 1.3.6.1.2.1.33.1.2.4.0 2 87")
        .contains("value battery.charge 3837");
  }

  @Test
  void aServersNodesAreListedAndItsValuesRecorded() throws Exception {
    Path file = folder.resolve("plant.recording");
    try (TrialBench bench =
        TrialBench.open(SHIPPED.resolve("sewage"), "sewage-plant-opcua", folder)) {
      bench.hold("well.level", 3.5);
      Call objects = run(bench, "probe", "--protocol", "opcua");
      assertThat(objects.code()).as(objects.out() + objects.err()).isZero();
      String plant =
          objects
              .out()
              .lines()
              .filter(line -> line.contains("SewagePlant"))
              .findFirst()
              .orElseThrow();
      Call below = run(bench, "probe", "--protocol", "opcua", "--root", plant.split("  ")[0]);
      assertThat(below.code()).as(below.out() + below.err()).isZero();
      assertThat(below.out()).contains("WetWell").contains("LiftPumps");
      Call none = run(bench, "probe", "--protocol", "opcua", "--root", "i=4711");
      assertThat(none.code()).isEqualTo(1);
      assertThat(none.err()).contains("i=4711");
      Call record =
          run(
              bench,
              "record",
              "--out",
              file.toString(),
              "--protocol",
              "opcua",
              "--profile",
              "sewage-plant-opcua",
              "--profiles",
              SHIPPED.resolve("sewage").toString(),
              "--for",
              "500ms");
      assertThat(record.code()).as(record.err()).isZero();
    }
    assertThat(Files.readString(file)).contains("value well.level 332e35");
  }

  @Test
  void whatCannotBeProbedSaysSo() {
    Call call = Call.of("probe", "--protocol", "host");
    assertThat(call.code()).isEqualTo(2);
    assertThat(call.err()).contains("host cannot be probed");
  }
}
