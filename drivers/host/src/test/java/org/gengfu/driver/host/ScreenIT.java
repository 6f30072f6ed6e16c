package org.gengfu.driver.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real X server. */
class ScreenIT {
  @TempDir Path folder;

  private static List<String> look(Process probe, BufferedReader out) throws IOException {
    OutputStream in = probe.getOutputStream();
    in.write('\n');
    in.flush();
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      lines.add(String.valueOf(out.readLine()));
    }
    return lines;
  }

  private static double real(String line) {
    assertThat(line).startsWith("Real[value=");
    return Double.parseDouble(line.substring("Real[value=".length(), line.length() - 1));
  }

  private Process probe(String display) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            ScreenProbe.class.getName());
    Map<String, String> environment = builder.environment();
    environment.remove("DISPLAY");
    if (!display.isEmpty()) {
      environment.put("DISPLAY", display);
    }
    return builder.redirectError(folder.resolve("probe").toFile()).start();
  }

  private static BufferedReader output(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  @Test
  void aBlackScreenAndThenAWhiteOneAreToldApart() throws Exception {
    String server = Programs.found("Xvfb", "xvfb");
    String painter = Programs.found("xsetroot", "x11-xserver-utils");
    try (Programs programs = new Programs(folder)) {
      Path number = folder.resolve("number");
      programs.start(
          "sh", "-c", server + " -displayfd 3 -screen 0 320x200x24 -nolisten tcp 3> " + number);
      Programs.await("an X server is there", () -> Files.exists(number) && Files.size(number) > 1);
      String display = ":" + Files.readString(number).trim();
      Process probe = probe(display);
      try (BufferedReader out = output(probe)) {
        Programs.run(painter, "-display", display, "-solid", "black");
        List<String> black = look(probe, out);
        assertThat(real(black.get(0))).isLessThan(5);
        assertThat(real(black.get(1))).isLessThan(20);
        Programs.run(painter, "-display", display, "-solid", "white");
        Programs.await("the picture is white", () -> real(look(probe, out).getFirst()) > 200);
        double before = real(look(probe, out).get(2));
        Programs.await("it stands still", () -> real(look(probe, out).get(2)) > before + 1);
      } finally {
        probe.destroy();
        probe.waitFor(5, TimeUnit.SECONDS);
      }
    }
  }

  @Test
  void withoutADisplayItSaysSo() throws Exception {
    Process probe = probe("");
    try (BufferedReader out = output(probe)) {
      assertThat(look(probe, out))
          .allSatisfy(line -> assertThat(line).startsWith("Absent[why=no screen can be seen"));
    } finally {
      probe.destroy();
      probe.waitFor(5, TimeUnit.SECONDS);
    }
  }
}
