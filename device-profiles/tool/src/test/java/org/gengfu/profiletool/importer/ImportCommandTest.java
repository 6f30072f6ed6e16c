package org.gengfu.profiletool.importer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImportCommandTest {
  private static final String TABLE = "Address,Name,Function code,Unit\n0,Voltage,03,V\n1,,03,\n";

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... words) {
    return new ImportCommand()
        .run(
            List.of(words),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "table",
        "mib",
        "sunspec",
        "edgex",
        "zabbix",
        "telegraf",
        "librenms",
        "wirenboard"
      })
  void everyKindCanBeCalledAndIsExplained(String kind) throws Exception {
    Path empty = Files.writeString(folder.resolve("empty.txt"), "nothing of the kind\n");

    assertThat(run(kind, empty.toString())).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("profile import: ");
    assertThat(new ImportCommand().usage()).contains("\n  " + kind + " ");
  }

  @Test
  void writesProfileAndReportAndNeverOverwritesUnasked() throws Exception {
    Path table = Files.writeString(folder.resolve("t.csv"), TABLE);
    Path profile = folder.resolve("made/t.yaml");
    Path report = folder.resolve("t.report");
    String[] call = {
      "table", table.toString(), "--out", profile.toString(), "--report", report.toString()
    };

    assertThat(run(call)).as(err.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(profile).content().contains("profile: t\n", "importedFrom: \"table: t.csv");
    assertThat(report).content().contains("dropped\n  t.csv:3: 1: reserved or without a name");
    assertThat(run(call)).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("exists already. Say --force");
  }

  @Test
  void saysWhatTheUserMustFillIn() throws Exception {
    Path table = Files.writeString(folder.resolve("t.csv"), TABLE.replace("\n0,", "\n7,"));
    Path profile = folder.resolve("t.yaml");

    assertThat(run("table", table.toString(), "--out", profile.toString())).isEqualTo(1);
    assertThat(profile).content().contains("base: FILL-IN");
    assertThat(err.toString(StandardCharsets.UTF_8)).contains(profile + ":").contains("base");
  }

  @Test
  void idsBecomeTitlesInWords() {
    assertThat(PointNames.words("ambient.temperature")).isEqualTo("Ambient temperature");
    assertThat(PointNames.words("limitHigh")).isEqualTo("Limit high");
    assertThat(PointNames.words("pump.PH")).isEqualTo("Pump PH");
    assertThat(PointNames.words("Phase A voltage")).isEqualTo("Phase A voltage");
    assertThat(PointNames.words("V1.2")).isEqualTo("V1.2");
  }
}
