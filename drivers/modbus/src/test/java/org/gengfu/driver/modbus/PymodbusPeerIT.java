package org.gengfu.driver.modbus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.gengfu.document.Documents;
import org.gengfu.document.Problems;
import org.gengfu.driver.Bus;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.WriteOutcome;
import org.gengfu.driver.WriteRequest;
import org.gengfu.driver.modbus.peer.PtyPair;
import org.gengfu.driver.transport.Parity;
import org.gengfu.profile.ModbusTable;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.RawType;
import org.gengfu.profile.RegisterSource;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.ValueKind;
import org.gengfu.profile.WordOrder;
import org.gengfu.profile.WriteRule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The driver against a server that nobody here wrote: pymodbus 3.0, over TCP and over RTU. */
@Timeout(120)
class PymodbusPeerIT {
  private static final String PYTHON = "/usr/bin/python3";
  private static final WriteRule WRITE =
      new WriteRule(0, 60_000, 0, "operator", null, Duration.ofMillis(500));

  private static final ResolvedPoint[] POINTS = {
    Points.at("coil", ModbusTable.COIL, 3, RawType.BIT, 1, WRITE),
    Points.at("contact", ModbusTable.DISCRETE, 30, RawType.BIT),
    Points.at("input", ModbusTable.INPUT, 99, RawType.UINT16),
    Points.at("real", ModbusTable.HOLDING, 10, RawType.FLOAT32),
    Points.of(
        "swapped",
        new RegisterSource(ModbusTable.HOLDING, 12, RawType.UINT32, 2, WordOrder.CDAB, -1, -1, -1),
        null),
    Points.at("signed", ModbusTable.HOLDING, 14, RawType.INT16),
    Points.at("set", ModbusTable.HOLDING, 20, RawType.UINT16, 1, WRITE),
    Points.at("wide", ModbusTable.HOLDING, 22, RawType.UINT32, 2, WRITE)
  };

  private static final RawType[] NUMBERS = {
    RawType.UINT32, RawType.INT32, RawType.FLOAT32,
    RawType.UINT64, RawType.INT64, RawType.FLOAT64
  };

  @TempDir private Path folder;

  private final ModbusDriver driver = new ModbusDriver();
  private final Problems problems = new Problems();
  private Process server;
  private Bus bus;
  private PtyPair line;

  @BeforeAll
  static void findPymodbus() throws IOException, InterruptedException {
    Process probe = PtyPair.start(PYTHON, "-c", "import pymodbus.server, serial, serial_asyncio");
    String missing =
        "pymodbus is missing; install it: apt-get install python3-pymodbus python3-serial"
            + " python3-serial-asyncio";
    boolean found = probe.waitFor() == 0;
    if ("1".equals(System.getenv("GENGFU_REQUIRE_PEERS"))) {
      assertThat(found).as(missing).isTrue();
    }
    Assumptions.assumeTrue(found, missing);
  }

  @AfterEach
  void stop() {
    if (bus != null) {
      bus.close();
    }
    driver.close();
    if (server != null) {
      server.destroy();
      server.onExit().join();
    }
    if (line != null) {
      line.close();
    }
  }

  @Test
  void everyTableIsReadAndWrittenOverTcp() throws IOException {
    ModbusSettings settings = tcp();
    readsAndWrites(settings);
  }

  @Test
  void everyTableIsReadAndWrittenOverRtu() throws IOException {
    ModbusSettings settings = rtu();
    readsAndWrites(settings);
  }

  @Test
  void anAddressThatTheServerDoesNotHaveIsAnErrorNotSilence() throws IOException {
    ModbusSettings settings = tcp();
    DevicePlan plan = plan(settings, 7, Points.at("x", ModbusTable.HOLDING, 200, RawType.UINT16));
    bus = driver.open(settings);
    assertThat(read(plan, 0)).isInstanceOf(ReadOutcome.DeviceError.class);
  }

  @Test
  void aUnitThatIsNotOnTheLineIsSilent() throws IOException {
    ModbusSettings settings = rtu();
    bus = driver.open(settings);
    DevicePlan missing = plan(settings, 9, POINTS[5]);
    assertThat(read(missing, 0)).isInstanceOf(ReadOutcome.NoAnswer.class);
    assertThat(read(plan(settings, 7, POINTS[5]), 0))
        .isEqualTo(new ReadOutcome.Values(List.of(new RawValue.Whole(-97))));
  }

  @Test
  void allFourOrdersOfBytesAreReadOverTcp() throws IOException {
    ModbusSettings settings = tcp();
    readsAllOrders(settings);
  }

  @Test
  void allFourOrdersOfBytesAreReadOverRtu() throws IOException {
    ModbusSettings settings = rtu();
    readsAllOrders(settings);
  }

  /** The numbers were packed by pymodbus' payload builder. */
  private void readsAllOrders(ModbusSettings settings) {
    List<ResolvedPoint> points = new ArrayList<>();
    int address = 0;
    for (WordOrder order : WordOrder.values()) {
      for (RawType type : NUMBERS) {
        RegisterSource place =
            new RegisterSource(
                ModbusTable.HOLDING, address, type, type.registers(), order, -1, -1, -1);
        points.add(Points.of(order + "." + type, place, null));
        address += type.registers();
      }
    }
    bus = driver.open(settings);
    ReadOutcome read = read(plan(settings, 8, points.toArray(ResolvedPoint[]::new)), 0);
    List<RawValue> expected = new ArrayList<>();
    for (int i = 0; i < WordOrder.values().length; i++) {
      expected.add(new RawValue.Whole(3_123_456_789L));
      expected.add(new RawValue.Whole(-123_456_789));
      expected.add(new RawValue.Real(231.5));
      expected.add(new RawValue.Whole(Long.parseUnsignedLong("12345678901234567890")));
      expected.add(new RawValue.Whole(-1_234_567_890_123_456_789L));
      expected.add(new RawValue.Real(-12345.6789));
    }
    assertThat(read).isEqualTo(new ReadOutcome.Values(expected));
  }

  @Test
  void theDeviceIsIdentifiedByFunction43OverTcp() throws IOException {
    identifies(tcp());
  }

  @Test
  void theDeviceIsIdentifiedByFunction43OverRtu() throws IOException {
    identifies(rtu());
  }

  private void identifies(ModbusSettings settings) {
    bus = driver.open(settings);
    DevicePlan plan = plan(settings, 7, POINTS[5]);
    assertThat(ask(plan, "fc43.0")).isEqualTo(values(new RawValue.Text("pymodbus")));
    assertThat(ask(plan, "fc43.2")).isEqualTo(values(new RawValue.Text("2.7.1")));
  }

  @Test
  void textsAndBitsAreWritten() throws IOException {
    ModbusSettings settings = tcp();
    WriteRule text = new WriteRule(0, 0, 0, "operator", null, Duration.ofMillis(500));
    ResolvedPoint name =
        Points.at("name", ModbusTable.HOLDING, 40, RawType.STRING, 4, text)
            .edit()
            .kind(ValueKind.TEXT)
            .done();
    RegisterSource bit =
        new RegisterSource(ModbusTable.HOLDING, 50, RawType.UINT16, 1, WordOrder.ABCD, 3, 3, -1);
    ResolvedPoint neighbours = Points.at("all", ModbusTable.HOLDING, 50, RawType.UINT16);
    DevicePlan plan = plan(settings, 7, name, Points.of("bit", bit, WRITE), neighbours);
    bus = driver.open(settings);
    assertThat(write(plan, "name", new RawValue.Text("rack-7"))).isEqualTo(new WriteOutcome.Done());
    assertThat(ask(plan, "name")).isInstanceOf(ReadOutcome.Values.class);
    assertThat(write(plan, "bit", 0)).isEqualTo(new WriteOutcome.Done());
    assertThat(write(plan, "bit", 1)).isEqualTo(new WriteOutcome.Done());
    ReadOutcome.Values after = (ReadOutcome.Values) ask(plan, "all");
    assertThat(after.values()).contains(new RawValue.Text("rack-7"), new RawValue.Whole(350 | 8));
    assertThat(write(plan, "name", new RawValue.Text("much too long")))
        .isInstanceOf(WriteOutcome.Refused.class);
  }

  private ReadOutcome ask(DevicePlan plan, String point) {
    BlockingQueue<ReadOutcome> outcomes = new LinkedBlockingQueue<>();
    bus.thread().execute(() -> bus.read(plan, plan.request(point).orElseThrow(), outcomes::add));
    return await(outcomes);
  }

  private void readsAndWrites(ModbusSettings settings) {
    DevicePlan plan = plan(settings, 7, POINTS);
    bus = driver.open(settings);
    assertThat(plan.requests(PollClass.FAST)).hasSize(4);
    assertThat(read(plan, 0)).isEqualTo(values(new RawValue.Whole(1)));
    assertThat(read(plan, 1)).isEqualTo(values(new RawValue.Whole(0)));
    assertThat(read(plan, 2)).isEqualTo(values(new RawValue.Whole(1099)));
    assertThat(read(plan, 3))
        .isEqualTo(
            values(
                new RawValue.Real(231.5),
                new RawValue.Whole(123_456_789),
                new RawValue.Whole(-97),
                new RawValue.Whole(140),
                new RawValue.Whole(22 * 7 << 16 | 23 * 7)));
    assertThat(write(plan, "coil", 0)).isEqualTo(new WriteOutcome.Done());
    assertThat(read(plan, 0)).isEqualTo(values(new RawValue.Whole(0)));
    assertThat(write(plan, "set", 4711)).isEqualTo(new WriteOutcome.Done());
    assertThat(write(plan, "wide", 50_000)).isEqualTo(new WriteOutcome.Done());
    ReadOutcome.Values after = (ReadOutcome.Values) read(plan, 3);
    assertThat(after.values()).endsWith(new RawValue.Whole(4711), new RawValue.Whole(50_000));
  }

  private static ReadOutcome values(RawValue... values) {
    return new ReadOutcome.Values(List.of(values));
  }

  private ModbusSettings tcp() throws IOException {
    String ready = startServer("tcp");
    int port = Integer.parseInt(ready.substring("READY ".length()));
    return new ModbusSettings.Tcp("127.0.0.1", port, false, Duration.ofSeconds(5), null);
  }

  private ModbusSettings rtu() throws IOException {
    line = new PtyPair(folder);
    startServer("rtu", line.theirs().toString());
    return new ModbusSettings.Serial(line.ours().toString(), 9600, Parity.NONE, 1, null);
  }

  private String startServer(String... arguments) throws IOException {
    Path script = folder.resolve("server.py");
    try (var source = getClass().getResourceAsStream("/peers/pymodbus_server.py")) {
      Files.copy(source, script);
    }
    String[] command = new String[arguments.length + 2];
    command[0] = PYTHON;
    command[1] = script.toString();
    System.arraycopy(arguments, 0, command, 2, arguments.length);
    server = PtyPair.start(command);
    BufferedReader said =
        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
    String line = said.readLine();
    while (line != null && !line.startsWith("READY")) {
      System.out.println(line);
      line = said.readLine();
    }
    assertThat(line).as("the server's first words").isNotNull();
    return line;
  }

  private DevicePlan plan(ModbusSettings settings, int unit, ResolvedPoint... points) {
    DevicePlan plan =
        driver.plan(
            Points.profile(Points.block(125, 10, false), points),
            Documents.parse("device.yaml", "{unit: " + unit + "}", problems),
            settings,
            problems);
    assertThat(problems.list()).isEmpty();
    return plan;
  }

  private ReadOutcome read(DevicePlan plan, int index) {
    BlockingQueue<ReadOutcome> outcomes = new LinkedBlockingQueue<>();
    bus.thread()
        .execute(() -> bus.read(plan, plan.requests(PollClass.FAST).get(index), outcomes::add));
    return await(outcomes);
  }

  private WriteOutcome write(DevicePlan plan, String point, long value) {
    return write(plan, point, new RawValue.Whole(value));
  }

  private WriteOutcome write(DevicePlan plan, String point, RawValue value) {
    BlockingQueue<WriteOutcome> outcomes = new LinkedBlockingQueue<>();
    WriteRequest request = new WriteRequest(point, value);
    bus.thread().execute(() -> bus.write(plan, request, outcomes::add));
    return await(outcomes);
  }

  private static <T> T await(BlockingQueue<T> queue) {
    try {
      T item = queue.poll(30, TimeUnit.SECONDS);
      assertThat(item).as("an outcome").isNotNull();
      return item;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
