package org.gengfu.register;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hostile workbooks, and the largest good one, are read by a process with little memory. */
class BombIT {
  private static final String HEAP = "-Xmx192m";

  @TempDir private Path folder;

  private static RegisterRow full(int i) {
    String text = String.format("%08d", i).repeat(24);
    return new RegisterRow(
        i + 2,
        "C-" + i,
        text,
        "",
        "",
        text,
        text.substring(0, 96),
        text,
        List.of(),
        text,
        BigDecimal.ONE,
        null,
        null,
        Map.of("address", text, "remark", text + text, "manager", text, "builder", text));
  }

  @Test
  void everyBombIsRefusedInLittleMemoryAndAFullListIsTaken() throws Exception {
    Path bombs = Files.createDirectory(folder.resolve("bombs"));
    Map<String, String> expected = new TreeMap<>();
    Bombs.write(bombs).forEach((name, problem) -> expected.put(name, problem.name()));
    int most = RegisterRules.DEFAULT.maxRows();
    try (var out = Files.newOutputStream(bombs.resolve("full"))) {
      RegisterBook.write(
          () -> IntStream.range(0, most).mapToObj(BombIT::full).iterator(), Language.EN, out);
    }
    expected.put("full", "ACCEPTED " + most);
    assertThat(read(bombs)).isEqualTo(expected);
  }

  private Map<String, String> read(Path bombs) throws IOException, InterruptedException {
    Path log = folder.resolve("log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                BombReader.class.getName(),
                bombs.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ends").isTrue();
    } finally {
      process.destroyForcibly();
    }
    String said = Files.readString(log);
    assertThat(process.exitValue()).as(said).isZero();
    Map<String, String> outcomes = new TreeMap<>();
    List<String> lines = new ArrayList<>(said.lines().toList());
    lines.forEach(line ->
        outcomes.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)));
    return outcomes;
  }
}
