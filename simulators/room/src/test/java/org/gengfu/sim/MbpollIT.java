package org.gengfu.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gengfu.document.Problems;
import org.gengfu.profile.RegisterSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** mbpoll (libmodbus), which nobody here wrote, reads the simulated room. */
class MbpollIT {
  private static final Pattern LINE = Pattern.compile("\\[(\\d+)\\]:\\s+(-?\\d+)");
  private static final String ROOM =
      """
      profiles: [%s]
      ports: [{id: tcp}, {id: line, transport: rtu, baud: 9600}]
      devices:
        - {id: ups-1, profile: ups-modbus, port: tcp}
        - {id: ups-2, profile: ups-modbus, port: line, unit: 7}
        - {id: ac-1, profile: crac-modbus, port: line, unit: 8}
        - {id: io-1, profile: io-modbus, port: line, unit: 9, pulsePerRead: true}
      """;

  @TempDir Path folder;
  private Simulator simulator;

  @BeforeEach
  void open() throws IOException {
    Assumptions.assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/mbpoll")),
        "mbpoll is missing: apt-get install mbpoll");
    Path profiles = Path.of("../../device-profiles").toAbsolutePath().normalize();
    Path file = Files.writeString(folder.resolve("room.yaml"), ROOM.formatted(profiles));
    Problems problems = new Problems();
    RoomSettings settings = RoomReader.read(file, problems);
    assertThat(problems.list()).isEmpty();
    simulator = Simulator.open(settings, folder, InstantSource.system());
  }

  @AfterEach
  void close() throws IOException {
    if (simulator != null) {
      simulator.close();
    }
  }

  @Test
  void readsTheUpsOverTcp() throws Exception {
    List<String> where =
        List.of("-m", "tcp", "-p", Integer.toString(simulator.ports().getFirst().port()));
    assertUps("ups-1", 1, where, "127.0.0.1");
  }

  @Test
  void readsTheUpsOverRtu() throws Exception {
    assertUps("ups-2", 7, serial(), folder.resolve("line").toString());
  }

  @Test
  void countsItsOwnReadsAndSeesAContact() throws Exception {
    String line = folder.resolve("line").toString();
    assertThat(poll(serial(), 9, "3:int", place("io-1", "counter.1"), 1, line, "-B"))
        .containsValue(0L);
    assertThat(poll(serial(), 9, "3:int", place("io-1", "counter.1"), 1, line, "-B"))
        .containsValue(1L);
    simulator.room().apply("door.open", "", Double.NaN);
    assertThat(poll(serial(), 9, "1", place("io-1", "door.open"), 1, line)).containsValue(1L);
  }

  @Test
  void writesTheSetpointButNoImpossibleOne() throws Exception {
    String line = folder.resolve("line").toString();
    RegisterSource setpoint = place("ac-1", "setpoint.temperature");
    assertThat(run(serial(), 8, "4", setpoint.address(), 1, line, "205").text())
        .contains("Written 1 references");
    assertThat(poll(serial(), 8, "4", setpoint, 1, line)).containsValue(205L);
    assertThat(run(serial(), 8, "4", setpoint.address(), 1, line, "400").text())
        .contains("Illegal data value");
    assertThat(run(serial(), 8, "4", 500, 1, line).text()).contains("Illegal data address");
    assertThat(run(serial(), 8, "0", 0, 1, line).text()).contains("Illegal function");
  }

  private void assertUps(String device, int unit, List<String> where, String target)
      throws Exception {
    Map<Integer, Long> read = poll(where, unit, "3", place(device, "input.voltage"), 10, target);
    assertThat(read).hasSize(10);
    RegisterSource voltage = place(device, "input.voltage");
    RegisterSource charge = place(device, "battery.charge");
    assertThat(read.get(voltage.address()) / 10.0).isCloseTo(220, within(5.0));
    assertThat(read.get(charge.address())).isEqualTo(1000);
    Served served =
        simulator
            .device(device)
            .orElseThrow()
            .ledger()
            .since(0)
            .get("input.voltage")
            .entries()
            .getFirst();
    assertThat(served.value())
        .as("the ledger holds what mbpoll saw")
        .isEqualTo(read.get(voltage.address()) / 10.0);
    simulator.room().apply("mains.off", "", Double.NaN);
    assertThat(poll(where, unit, "3", voltage, 1, target)).containsValue(0L);
  }

  private RegisterSource place(String device, String point) {
    return (RegisterSource)
        simulator.device(device).orElseThrow().point(point).orElseThrow().source();
  }

  private static List<String> serial() {
    return List.of("-m", "rtu", "-b", "9600", "-P", "none");
  }

  private static Map<Integer, Long> poll(
      List<String> where,
      int unit,
      String type,
      RegisterSource source,
      int count,
      String target,
      String... more)
      throws Exception {
    Output output = run(where, unit, type, source.address(), count, target, more);
    assertThat(output.exit()).as(output.text()).isZero();
    Map<Integer, Long> values = new LinkedHashMap<>();
    Matcher matcher = LINE.matcher(output.text());
    while (matcher.find()) {
      values.put(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2)));
    }
    return values;
  }

  private record Output(int exit, String text) {}

  private static Output run(
      List<String> where,
      int unit,
      String type,
      int address,
      int count,
      String target,
      String... more)
      throws IOException, InterruptedException {
    java.util.ArrayList<String> command =
        new java.util.ArrayList<>(
            List.of("/usr/bin/mbpoll", "-0", "-1", "-o", "5", "-a", Integer.toString(unit)));
    command.addAll(where);
    command.addAll(List.of("-t", type, "-r", Integer.toString(address)));
    List<String> options = java.util.Arrays.stream(more).filter(m -> m.startsWith("-")).toList();
    List<String> written = java.util.Arrays.stream(more).filter(m -> !m.startsWith("-")).toList();
    if (written.isEmpty()) {
      command.addAll(List.of("-c", Integer.toString(count)));
    }
    command.addAll(options);
    command.add(target);
    command.addAll(written);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (InputStream in = process.getInputStream()) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      return new Output(process.exitValue(), text);
    } finally {
      process.destroyForcibly();
    }
  }
}
