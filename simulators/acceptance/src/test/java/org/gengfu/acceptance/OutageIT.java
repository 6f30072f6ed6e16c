package org.gengfu.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo whose center is killed in the middle, as a user runs it. */
class OutageIT {
  private static final long LIMIT_MINUTES = 10;

  // Nothing is lost or doubled, and no device is called down, because the center was away.
  @Test
  void aKilledCenterLosesAndDoublesNothing(@TempDir Path folder) throws Exception {
    Path root = Path.of(System.getProperty("gengfu.root"));
    Path judge = root.resolve("simulators/scenario/target");
    Path output = folder.resolve("demo.log");
    Process demo =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dgengfu.root=" + root,
                "-cp",
                judge.resolve("classes") + ":" + judge.resolve("lib") + "/*",
                "org.gengfu.scenario.DemoMain",
                "--for",
                "180s",
                "--scenario",
                root.resolve("simulators/scenarios/center-outage.yaml").toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      boolean ended = demo.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES);
      String said = Files.readString(output);
      assertThat(ended).as(said).isTrue();
      assertThat(demo.exitValue()).as(said).isZero();
      assertThat(said).contains("no reading missing or doubled");
    } finally {
      demo.destroy();
    }
  }
}
