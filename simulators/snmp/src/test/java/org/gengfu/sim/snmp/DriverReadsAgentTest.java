package org.gengfu.sim.snmp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.gengfu.document.Problems;
import org.gengfu.driver.Bus;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.Driver;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadRequest;
import org.gengfu.driver.snmp.SnmpDriver;
import org.gengfu.profile.DeviceFacts;
import org.gengfu.profile.DeviceProfile;
import org.gengfu.profile.FactRow;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.sim.face.Face;
import org.gengfu.sim.face.WireMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The driver and our agents, which share no codec: agents with the faults that real ones have. */
@Timeout(120)
class DriverReadsAgentTest {
  @TempDir private Path folder;
  private final SnmpDriver driver = new SnmpDriver();
  private final Problems problems = new Problems();
  private FakeDevice device;
  private Face face;
  private Bus bus;
  private DevicePlan plan;

  @BeforeEach
  void community() throws IOException {
    Files.writeString(folder.resolve("community"), "public\n");
  }

  @AfterEach
  void close() throws IOException {
    if (bus != null) {
      bus.close();
    }
    driver.close();
    if (face != null) {
      face.close();
    }
  }

  private void open(FakeDevice opened, String version) throws IOException {
    device = opened;
    device.numbers.put("input.voltage", 231.0);
    device.numbers.put("battery.charge", 87.0);
    device.numbers.put("ups.load", 40.0);
    device.numbers.put("output.source", 3.0);
    device.numbers.put("ups.alarm.overload", 1.0);
    face = device.open();
    Driver.BusSettings settings =
        driver.busSettings(FakeDevice.node("{id: bus, timeout: 500ms}"), problems);
    String entry =
        "{id: d, host: 127.0.0.1, port: %d, version: %s, rate: 1000, communityFile: '%s'}"
            .formatted(face.where().port(), version, folder.resolve("community"));
    plan = driver.plan(device.profile(), FakeDevice.node(entry), settings, problems);
    assertThat(plan).as(problems.toString()).isNotNull();
    bus = driver.open(settings);
  }

  private ReadOutcome ask(ReadRequest request) throws InterruptedException {
    BlockingQueue<ReadOutcome> outcomes = new LinkedBlockingQueue<>();
    bus.thread().execute(() -> bus.read(plan, request, outcomes::add));
    ReadOutcome outcome = outcomes.poll(60, TimeUnit.SECONDS);
    assertThat(outcome).isNotNull();
    return outcome;
  }

  private Map<String, RawValue> fast() throws InterruptedException {
    Map<String, RawValue> values = new HashMap<>();
    for (ReadRequest request : plan.requests(PollClass.FAST)) {
      ReadOutcome outcome = ask(request);
      assertThat(outcome).isInstanceOf(ReadOutcome.Values.class);
      List<RawValue> read = ((ReadOutcome.Values) outcome).values();
      for (int i = 0; i < read.size(); i++) {
        values.put(request.points().get(i), read.get(i));
      }
    }
    return values;
  }

  private void assertReads() throws InterruptedException {
    assertThat(fast())
        .containsEntry("input.voltage", new RawValue.Whole(231))
        .containsEntry("battery.charge", new RawValue.Whole(87))
        .containsEntry("ups.load", new RawValue.Whole(40))
        .containsEntry("output.source", new RawValue.Whole(3))
        .containsEntry("ups.alarm.overload", new RawValue.Whole(1))
        .containsEntry("ups.alarm.fanFailure", new RawValue.Whole(0));
  }

  @Test
  void anAgentThatDoesWell() throws IOException, InterruptedException {
    open(FakeDevice.of("ups-snmp", "{}"), "v2c");
    assertReads();
    assertThat(fast().get("battery.status")).isInstanceOf(RawValue.Absent.class);
  }

  /** One missing object spoils a v1 question; the others are read all the same. */
  @Test
  void v1LeavesOutWhatIsNotThere() throws IOException, InterruptedException {
    open(FakeDevice.of("ups-snmp", "{}"), "v1");
    assertReads();
  }

  /** Seen on iStars and netagent cards. */
  @Test
  void rowsWithATrailingZero() throws IOException, InterruptedException {
    open(FakeDevice.of("ups-snmp", "{quirks: {suffix: '0'}}"), "v2c");
    assertReads();
  }

  @Test
  void tooBigHalvesTheQuestionAndIsRemembered() throws IOException, InterruptedException {
    open(FakeDevice.of("ups-snmp", "{quirks: {maxVarbinds: 2}}"), "v2c");
    assertReads();
    assertReads();
  }

  @Test
  void anAnswerWithAnotherNumberIsNoAnswer() throws IOException, InterruptedException {
    open(FakeDevice.of("ups-snmp", "{quirks: {wrongRequestId: true}}"), "v2c");
    assertThat(ask(plan.request("ups.load").orElseThrow()))
        .isInstanceOf(ReadOutcome.NoAnswer.class);
  }

  @Test
  void faultsOfTheWireCostTheirOwnReadingOnly() throws IOException, InterruptedException {
    open(FakeDevice.of("ups-snmp", "{}"), "v2c");
    ReadRequest request = plan.request("ups.load").orElseThrow();
    device.mode = new WireMode.WrongLength();
    assertThat(ask(request)).isInstanceOf(ReadOutcome.Malformed.class);
    device.mode = new WireMode.Garbage();
    assertThat(ask(request)).isInstanceOf(ReadOutcome.Malformed.class);
    device.mode = new WireMode.Foreign();
    assertThat(ask(request)).isInstanceOf(ReadOutcome.NoAnswer.class);
    device.mode = new WireMode.Silent();
    assertThat(ask(request)).isInstanceOf(ReadOutcome.NoAnswer.class);
    device.mode = new WireMode.Refusing(Pdu.GEN_ERR);
    assertThat(ask(request)).isInstanceOf(ReadOutcome.DeviceError.class);
    device.mode = new WireMode.Slow(Duration.ofMillis(100));
    assertThat(ask(request)).isInstanceOf(ReadOutcome.Values.class);
    device.mode = new WireMode.Normal();
    assertReads();
  }

  private static FakeDevice switchOf(String settings) {
    Problems problems = new Problems();
    ProfileLibrary library = ProfileLibrary.load(Path.of("..", "..", "device-profiles"), problems);
    DeviceProfile profile =
        library.all().stream().filter(p -> p.id().equals("switch-snmp")).findFirst().orElseThrow();
    List<FactRow> rows =
        List.of(row("1", "GE1", "6"), row("2", "GE2", "6"), row("9", "Vlan1", "53"));
    DeviceFacts facts = new DeviceFacts(Map.of(), Map.of("port", rows));
    return new FakeDevice(
        library.resolve(
            "switch-snmp", Map.of(), null, facts, profile.tests().getFirst().mark(), problems),
        facts,
        settings);
  }

  private static FactRow row(String index, String name, String type) {
    return new FactRow(
        name,
        Map.of("index", index, "index1", index, "ifName", name, "ifAlias", "", "ifType", type));
  }

  private void assertWalks() throws InterruptedException {
    ReadOutcome outcome = ask(plan.request("port").orElseThrow());
    assertThat(outcome).isInstanceOf(ReadOutcome.Values.class);
    RawValue rows = ((ReadOutcome.Values) outcome).values().getFirst();
    assertThat(rows).isInstanceOf(RawValue.Rows.class);
    assertThat(((RawValue.Rows) rows).rows())
        .extracting(RawValue.Row::key)
        .containsExactly("GE1", "GE2", "Vlan1");
    assertThat(((RawValue.Rows) rows).rows().getLast().columns()).containsEntry("ifType", "53");
  }

  @Test
  void aTableIsWalked() throws IOException, InterruptedException {
    open(switchOf("{}"), "v2c");
    assertWalks();
  }

  /** GETBULK runs over the end of a column into the points behind it; nobody reads them there. */
  @Test
  void whatAWalkPassesIsNotServed() throws IOException, InterruptedException {
    open(switchOf("{}"), "v2c");
    device.numbers.put("port[GE1].admin", 1.0);
    device.numbers.put("port[GE1].state", 1.0);
    device.numbers.put("port[GE1].inOctets", 7_000.0);
    assertWalks();
    assertThat(device.served).isEmpty();
    fast();
    assertThat(device.served).containsEntry("port[GE1].state", 1.0);
  }

  /** It is found out, and from then on GETNEXT is used. */
  @Test
  void anAgentThatBreaksOnGetBulk() throws IOException, InterruptedException {
    open(switchOf("{quirks: {bulk: silent}}"), "v2c");
    assertWalks();
    assertWalks();
  }

  @Test
  void anAgentThatRefusesGetBulk() throws IOException, InterruptedException {
    open(switchOf("{quirks: {bulk: error}}"), "v2c");
    assertWalks();
  }

  @Test
  void anAgentThatGoesInCirclesIsLeft() throws IOException, InterruptedException {
    open(switchOf("{quirks: {circlesAfter: 1.3.6.1.2.1.31.1.1.1.1.2}}"), "v2c");
    ReadOutcome outcome = ask(plan.request("port").orElseThrow());
    assertThat(((ReadOutcome.Values) outcome).values().getFirst())
        .isInstanceOfSatisfying(
            RawValue.Absent.class, absent -> assertThat(absent.why()).contains("circles"));
  }
}
