package org.gengfu.edge.peer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A sensor by pymodbus, a Modbus that nobody here wrote, on loopback. */
final class Sensor implements AutoCloseable {
  private static final Path PYTHON = Path.of("/usr/bin/python3");

  private final Process process;
  private final int port;

  private Sensor(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it; skips the test visibly when pymodbus is not installed.
   *
   * @param port 0 for any
   * @param tenths temperature in tenths of a degree
   */
  static Sensor start(int port, int tenths) throws IOException, InterruptedException {
    assumeTrue(
        Files.isExecutable(PYTHON) && hasPymodbus(),
        "skipped: pymodbus is missing, apt-get install python3-pymodbus");
    Process process =
        new ProcessBuilder(
                PYTHON.toString(),
                "src/test/resources/peers/sensor.py",
                Integer.toString(port),
                Integer.toString(tenths))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    if (line == null || !line.startsWith("READY ")) {
      throw new IOException("the sensor said " + line);
    }
    return new Sensor(process, Integer.parseInt(line.substring("READY ".length())));
  }

  private static boolean hasPymodbus() throws IOException, InterruptedException {
    return new ProcessBuilder(PYTHON.toString(), "-c", "import pymodbus").start().waitFor() == 0;
  }

  int port() {
    return port;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }
}
