package org.gengfu.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Python program that shares nothing with ours counts made-up months again from the same files,
 * and compares every figure of the workbook and of the pages, to the millisecond.
 */
class RecountPeerIT {
  private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
  private static final String FROM = "2026-09-30T16:00:00Z";
  private static final String TO = "2026-10-31T16:00:00Z";

  @TempDir Path folder;

  @BeforeEach
  void peersAreThere() throws Exception {
    boolean there =
        exit("/usr/bin/python3", "-c", "import openpyxl") == 0 && exit("pdftotext", "-v") == 0;
    String missing =
        "python3 with openpyxl and pdftotext are needed:"
            + " apt-get install python3-openpyxl poppler-utils";
    if (!there && "1".equals(System.getenv("GENGFU_REQUIRE_PEERS"))) {
      fail(missing);
    }
    Assumptions.assumeTrue(there, missing);
  }

  private static int exit(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor();
    } catch (IOException e) {
      return -1;
    }
  }

  @Test
  void bothMeasuresOfAMonthByWeek() throws Exception {
    String said = recount(60, 7, "online,intact", "week", "2026-11-04T00:00:00Z", "");
    assertThat(compared(said)).isGreaterThan(5_000);
  }

  /** In the middle of the month: half of it has not come yet, and late papers are not known. */
  @Test
  void aFleetByDayAsKnownInTheMiddleOfTheMonth() throws Exception {
    String said = recount(240, 23, "online", "day", "2026-10-19T05:00:00.123Z", "");
    assertThat(compared(said)).isGreaterThan(10_000);
  }

  /** The comparison can fail: as known at another instant the figures are others. */
  @Test
  void anotherInstantIsNoticed() throws Exception {
    String said = recount(12, 3, "online", "whole", "2026-10-19T05:00:00Z", "2026-11-04T00:00:00Z");
    assertThat(said).contains("counted again");
  }

  private static int compared(String said) {
    return Integer.parseInt(said.lines().findFirst().orElse("").replace("compared ", ""));
  }

  /** What the other program says; other than empty, it is told another instant of knowledge. */
  private String recount(
      int cameras, long seed, String measure, String split, String knownAt, String other)
      throws Exception {
    Path evidence = folder.resolve("evidence");
    SimulatedMonth.write(cameras, seed, YearMonth.of(2026, 10), evidence);
    for (String format : List.of("xlsx", "pdf")) {
      ByteArrayOutputStream err = new ByteArrayOutputStream();
      int code =
          ReportMain.run(
              List.of(
                  "camera-online",
                  "--evidence",
                  evidence.toString(),
                  "--from",
                  "2026-10",
                  "--to",
                  "2026-10",
                  "--measure",
                  measure,
                  "--split",
                  split,
                  "--known-at",
                  knownAt,
                  "--out",
                  folder.resolve("report." + format).toString()),
              new PrintStream(new ByteArrayOutputStream()),
              new PrintStream(err),
              NOW);
      assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
    }
    Path text = folder.resolve("report.txt");
    assertThat(
            exit("pdftotext", "-layout", folder.resolve("report.pdf").toString(), text.toString()))
        .isZero();
    List<String> command = new ArrayList<>(List.of("/usr/bin/python3", "-W", "ignore"));
    command.add(script().toString());
    command.add(evidence.toString());
    command.add(folder.resolve("report.xlsx").toString());
    command.add(text.toString());
    for (String time : List.of(FROM, TO, other.isEmpty() ? knownAt : other)) {
      command.add(String.valueOf(Instant.parse(time).toEpochMilli()));
    }
    Path said = folder.resolve("said.txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
    String answer = Files.readString(said);
    assertThat(process.exitValue()).as(answer).isEqualTo(other.isEmpty() ? 0 : 1);
    return answer;
  }

  private Path script() throws IOException {
    Path script = folder.resolve("recount.py");
    try (InputStream in = RecountPeerIT.class.getResourceAsStream("recount.py")) {
      Files.copy(in, script);
    }
    return script;
  }
}
