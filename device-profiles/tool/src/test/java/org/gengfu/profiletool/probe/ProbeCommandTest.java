package org.gengfu.profiletool.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.gengfu.profiletool.ProfileMain;
import org.junit.jupiter.api.Test;

/** The real driver against a slave that this test brings. */
class ProbeCommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... words) {
    return ProfileMain.run(
        List.of(words),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @Test
  void marksWhatGivesThePanelsNumberAndNeverWrites() throws Exception {
    // 24.7 as tenths in register 1, as a float with its words swapped in 4 and 5; 3 is missing
    Map<Integer, Integer> registers =
        Map.of(0, 658, 1, 247, 2, 0xFF9C, 4, 0x999A, 5, 0x41C5, 6, 0x4142);
    try (TinySlave slave = new TinySlave(registers)) {
      int code =
          run(
              "probe",
              "--host",
              "127.0.0.1",
              "--port",
              "" + slave.port(),
              "--from",
              "0",
              "--to",
              "6",
              "--block",
              "4",
              "--rate",
              "500/s",
              "--looks-like",
              "24.7",
              "--said-at",
              "40002");

      String text = out.toString(StandardCharsets.UTF_8);
      assertThat(code).isZero();
      assertThat(text).containsPattern("holding:2 +3 +40003 FF9C +-100 +65436");
      assertThat(text)
          .contains(
              "  at: holding:1, type: int16, scale: 0.1   (so the manual counts from base modicon)");
      assertThat(text).contains("  at: holding:4, type: float32, order: CDAB\n");
      assertThat(err.toString(StandardCharsets.UTF_8)).contains("holding:3: error 2");
      assertThat(slave.functions()).isNotEmpty().containsOnly(3);
    }
  }

  @Test
  void saysWhenNothingAnswers() throws Exception {
    int port;
    try (TinySlave slave = new TinySlave(Map.of())) {
      port = slave.port();
    }

    int code = run("probe", "--host", "127.0.0.1", "--port", "" + port, "--rate", "500/s");

    assertThat(code).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("given up after 3 questions without an answer")
        .contains("Nothing was read");
  }

  @Test
  void refusesWrongCalls() {
    assertThat(run("probe", "--host", "127.0.0.1", "--table", "registers")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("--table is one of holding, input, coil, discrete");
    assertThat(run("probe", "--port", "502")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("host");
    assertThat(run("probe", "--host", "h", "--from", "5", "--to", "4")).isEqualTo(2);
    assertThat(run("probe", "--host", "h", "--rate", "fast")).isEqualTo(2);
    assertThat(run("probe", "--protocol", "telepathy", "--host", "h")).isEqualTo(2);
  }
}
