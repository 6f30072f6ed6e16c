package org.gengfu.profiletool.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gengfu.profiletool.Call;
import org.gengfu.profiletool.trial.TrialBench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which profiles fit a device that says what it is: simulators, asked by the real drivers. */
class RecogniseTest {
  private static final Path SHIPPED = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path folder;

  private Call snmp(String kind, String id) throws Exception {
    try (TrialBench bench = TrialBench.open(SHIPPED.resolve(kind), id, folder)) {
      List<String> line =
          new ArrayList<>(
              List.of(
                  "probe",
                  "--protocol",
                  "snmp",
                  "--root",
                  "1.3.6.1.2.1.1",
                  "--rate",
                  "500/s",
                  "--profiles",
                  SHIPPED.resolve("ups").toString(),
                  "--profiles",
                  SHIPPED.resolve("pdt").toString(),
                  "--profiles",
                  SHIPPED.resolve("switch").toString()));
      line.addAll(bench.way());
      return Call.of(line.toArray(String[]::new));
    }
  }

  @Test
  void anAgentIsRecognisedByItsSysObjectId() throws Exception {
    Call ups = snmp("ups", "ups-snmp");
    assertThat(ups.code()).as(ups.out() + ups.err()).isZero();
    assertThat(ups.out())
        .contains("profiles that fit, the best first:")
        .containsPattern("  ups-snmp [0-9.]+ \\(power.ups, snmp\\), score 1000[0-9]+")
        .contains("sysObjectId \"1.3.6.1.2.1.33\" is or lies below 1.3.6.1.2.1.33")
        .doesNotContain("base-station");

    Call station = snmp("pdt", "base-station-dmr-snmp");
    assertThat(station.out())
        .contains("next: ./gengfu profile test ")
        .contains("--profile base-station-dmr-snmp --live")
        .doesNotContain("  ups-snmp ");
  }

  private Path registerProfiles() throws IOException {
    profile("two-words", "modbus: {at: holding:4, type: uint32, equals: 65538}}");
    profile("turned", "modbus: {at: holding:4, type: uint32, equals: 131073}}", "CDAB");
    profile("named", "fc43: {object: 1, regex: ^TS-}, modbus: {at: holding:4, equals: 1}}");
    profile(
        "other-revision",
        "fc43: {object: 1, regex: ^TS-}, except: {modbus: {at: holding:5, equals: 2}}}");
    profile("missing", "modbus: {at: holding:900, equals: 0}}");
    return folder.resolve("mine");
  }

  private void profile(String id, String rule) throws IOException {
    profile(id, rule, "ABCD");
  }

  private void profile(String id, String rule, String order) throws IOException {
    Path mine = Files.createDirectories(folder.resolve("mine"));
    Files.writeString(
        mine.resolve(id + ".yaml"),
        """
        profile: %s
        schema: 1
        version: 1.0.0
        kind: other.device
        title: {zh: 试, en: Try}
        illustrative: true
        identify:
          - {%s
        protocol: modbus
        modbus: {base: 0, order: %s}
        points:
          value: {title: {zh: 值, en: Value}, at: "holding:0"}
        """
            .formatted(id, rule, order));
  }

  @Test
  void registersAndIdentificationAreReadAsEachProfileReadsThem() throws Exception {
    Path mine = registerProfiles();
    try (TinySlave slave = new TinySlave(Map.of(0, 7, 4, 1, 5, 2), Map.of(1, "TS-100"))) {
      Call call = probe(slave, mine);
      assertThat(call.code()).as(call.out() + call.err()).isZero();
      List<String> fits = call.out().lines().filter(line -> line.contains(", score ")).toList();
      assertThat(fits).hasSize(3);
      assertThat(fits.getFirst()).startsWith("  named 1.0.0 (other.device, modbus)");
      assertThat(fits.get(1)).startsWith("  turned ");
      assertThat(fits.get(2)).startsWith("  two-words ");
      assertThat(call.out()).contains("fc43.1 \"TS-100\" holds ^TS-");
      assertThat(slave.functions()).containsOnly(3, 43);
      // the scan, four places (two read the same one differently, one is refused), one object
      assertThat(slave.functions()).hasSize(1 + 5 + 1);
    }
  }

  @Test
  void whoeverFitsNothingIsToldWhatToBeginWith() throws Exception {
    profile("missing", "modbus: {at: holding:900, equals: 0}}");
    try (TinySlave slave = new TinySlave(Map.of(0, 7), Map.of())) {
      Call call = probe(slave, folder.resolve("mine"));
      assertThat(call.code()).as(call.out() + call.err()).isZero();
      assertThat(call.out())
          .contains("of itself it says nothing")
          .contains("fits; of 1 for modbus, 1 says how to recognise a device")
          .containsPattern("profile new KIND --protocol modbus, KIND being one of .*th-sensor");
    }
  }

  private static Call probe(TinySlave slave, Path profiles) {
    return Call.of(
        "probe",
        "--host",
        "127.0.0.1",
        "--port",
        "" + slave.port(),
        "--from",
        "0",
        "--to",
        "0",
        "--rate",
        "500/s",
        "--profiles",
        profiles.toString());
  }

  @Test
  void whoeverIsSilentIsNotAskedAgain() throws Exception {
    int port;
    try (TinySlave slave = new TinySlave(Map.of())) {
      port = slave.port();
    }
    Call call =
        Call.of(
            "probe",
            "--host",
            "127.0.0.1",
            "--port",
            "" + port,
            "--rate",
            "500/s",
            "--profiles",
            registerProfiles().toString());
    assertThat(call.code()).isEqualTo(1);
    assertThat(call.err()).contains("It was not asked which profile fits: it does not answer");
  }

  private void megatec(String id, String request, String regex) throws IOException {
    Path mine = Files.createDirectories(folder.resolve("mine"));
    Files.writeString(
        mine.resolve(id + ".yaml"),
        """
        profile: %s
        schema: 1
        version: 1.0.0
        kind: power.ups
        title: {zh: 试, en: Try}
        illustrative: true
        extends: [ups-megatec]
        identify:
          - {reply: {request: %s, regex: '%s'}}
        """
            .formatted(id, request, regex));
  }

  @Test
  void aLineIsAskedOnlyWhatReadsPoints() throws Exception {
    megatec("sends", "Q1", "[01]{8}");
    megatec("by-id", "status", "[0-9]");
    megatec("wrong", "F", "^never");
    megatec("test-run", "T", ".");
    try (TrialBench bench = TrialBench.open(SHIPPED.resolve("ups"), "ups-megatec", folder)) {
      List<String> line =
          new ArrayList<>(
              List.of(
                  "probe",
                  "--protocol",
                  "serial",
                  "--rate",
                  "500/s",
                  "--profiles",
                  SHIPPED.resolve("ups").toString(),
                  "--profiles",
                  folder.resolve("mine").toString()));
      line.addAll(bench.way());
      Call call = Call.of(line.toArray(String[]::new));
      assertThat(call.code()).as(call.out() + call.err()).isZero();
      assertThat(call.out().lines().filter(text -> text.contains(", score ")))
          .satisfiesExactly(
              first -> assertThat(first).startsWith("  by-id "),
              second -> assertThat(second).startsWith("  sends "));
      assertThat(call.err()).contains("test-run: \"reply.T\" is not asked");
      assertThat(bench.written()).isEmpty();
    }
  }
}
