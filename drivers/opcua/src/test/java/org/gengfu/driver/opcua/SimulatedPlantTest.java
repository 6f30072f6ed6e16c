package org.gengfu.driver.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
import org.gengfu.driver.ReadRequest;
import org.gengfu.driver.WriteOutcome;
import org.gengfu.driver.WriteRequest;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.sim.face.Face;
import org.gengfu.sim.face.PortNode;
import org.gengfu.sim.face.WireMode;
import org.gengfu.sim.opcua.OpcuaFaceMaker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The driver with a whole profile against the simulator, in good days and bad ones. */
@Timeout(120)
class SimulatedPlantTest {
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private final Problems problems = new Problems();
  private final ResolvedProfile profile =
      ProfileLibrary.load(Path.of("../../device-profiles"), new Problems()).all().stream()
          .filter(each -> each.id().equals("heat-station-opcua"))
          .findFirst()
          .orElseThrow()
          .standard();
  private final HandDevice device = new HandDevice(profile);
  private final OpcuaDriver driver = new OpcuaDriver();
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private Face face;
  private Bus bus;
  private DevicePlan plan;

  @BeforeEach
  void open() throws IOException {
    PortNode port =
        new PortNode(
            "plc",
            "opcua",
            Documents.parse("room.yaml", "{movesNamespaces: true, mostOperations: 7}", problems),
            Path.of("."));
    face = new OpcuaFaceMaker().open(port, List.of(device));
    OpcuaSettings settings =
        Points.settings("opc.tcp://127.0.0.1:" + face.where().port(), Duration.ofSeconds(2));
    plan =
        driver.plan(
            profile, Documents.parse("d.yaml", "{id: station}", problems), settings, problems);
    assertThat(problems.list()).isEmpty();
    bus = driver.open(settings);
    bus.thread().execute(() -> bus.listen(List.of(plan), this::hear));
  }

  private void hear(DevicePlan from, List<String> points, ReadOutcome outcome, Instant time) {
    List<RawValue> values = ((ReadOutcome.Values) outcome).values();
    for (int i = 0; i < points.size(); i++) {
      heard.add(points.get(i) + " " + values.get(i));
    }
  }

  @AfterEach
  void close() throws IOException {
    bus.close();
    driver.close();
    face.close();
  }

  @Test
  void everyPointOfTheProfileIsRead() {
    for (PollClass pollClass : PollClass.values()) {
      for (ReadRequest request : plan.requests(pollClass)) {
        ReadOutcome outcome = read(request);
        assertThat(outcome).isInstanceOf(ReadOutcome.Values.class);
        assertThat(((ReadOutcome.Values) outcome).values())
            .noneMatch(RawValue.Absent.class::isInstance);
      }
    }
  }

  @Test
  void changesAndMissingValuesAreHeard() {
    ReadRequest fast = plan.requests(PollClass.FAST).getFirst();
    read(fast);
    device.set("secondary.supply.temperature", 55.5);
    awaitHeard("secondary.supply.temperature Real[value=55.5]");
    device.set("secondary.supply.temperature", Double.NaN);
    awaitHeard("secondary.supply.temperature Absent[why=Bad_SensorFailure]");
  }

  /** Bits of one word are told together with their word. */
  @Test
  void aBitOfTheAlarmWordIsHeard() {
    read(plan.requests(PollClass.FAST).getFirst());
    device.set("alarm.flooded", 1);
    awaitHeard("alarm.flooded Whole[value=2]");
  }

  @Test
  void aSetPointIsWritten() {
    read(plan.requests(PollClass.FAST).getFirst());
    assertThat(write("secondary.setpoint", 52.5)).isEqualTo(new WriteOutcome.Done());
    assertThat(device.number("secondary.setpoint")).isEqualTo(52.5);
    device.set("circulation.state", 2);
    assertThat(write("secondary.setpoint", 40)).isInstanceOf(WriteOutcome.Refused.class);
    assertThat(device.number("secondary.setpoint")).isEqualTo(52.5);
  }

  /** A restart loses session and subscription and moves the namespaces. */
  @Test
  void aRestartIsSurvived() {
    ReadRequest fast = plan.requests(PollClass.FAST).getFirst();
    read(fast);
    device.mode(new WireMode.Rebooting(Instant.now()));
    awaitNoAnswer(fast);
    device.set("secondary.supply.temperature", 44.5);
    device.mode(new WireMode.Normal());
    awaitHeard("secondary.supply.temperature Real[value=44.5]");
    assertThat(read(fast)).isInstanceOf(ReadOutcome.Values.class);
  }

  /** Bad_SessionClosed: the session is lost, the server lives. */
  @Test
  void aLostSessionIsMadeAnew() {
    ReadRequest slow = plan.requests(PollClass.SLOW).getFirst();
    read(slow);
    device.mode(new WireMode.Refusing(0x8026_0000));
    assertThat(read(slow)).isInstanceOf(ReadOutcome.NoAnswer.class);
    device.mode(new WireMode.Normal());
    device.set("secondary.supply.temperature", 43.5);
    awaitHeard("secondary.supply.temperature Real[value=43.5]");
  }

  @Test
  void silenceAndGarbageAreNoValues() {
    ReadRequest slow = plan.requests(PollClass.SLOW).getFirst();
    read(slow);
    device.mode(new WireMode.Silent());
    assertThat(read(slow)).isInstanceOf(ReadOutcome.NoAnswer.class);
    device.mode(new WireMode.Garbage());
    assertThat(read(slow)).isInstanceOfAny(ReadOutcome.Malformed.class, ReadOutcome.NoAnswer.class);
    device.mode(new WireMode.Normal());
    awaitValues(slow);
  }

  private void awaitNoAnswer(ReadRequest request) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!(read(request) instanceof ReadOutcome.NoAnswer)) {
      assertThat(System.nanoTime()).as("the loss is noticed").isLessThan(end);
    }
  }

  private void awaitValues(ReadRequest request) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!(read(request) instanceof ReadOutcome.Values)) {
      assertThat(System.nanoTime()).as("the driver recovers").isLessThan(end);
    }
  }

  private void awaitHeard(String wanted) {
    try {
      String last = "";
      for (String next = heard.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
          next != null;
          next = heard.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        if (next.equals(wanted)) {
          return;
        }
        last = next;
      }
      throw new AssertionError("never heard " + wanted + ", last " + last);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private ReadOutcome read(ReadRequest request) {
    BlockingQueue<ReadOutcome> outcomes = new LinkedBlockingQueue<>();
    bus.thread().execute(() -> bus.read(plan, request, outcomes::add));
    return await(outcomes);
  }

  private WriteOutcome write(String point, double value) {
    BlockingQueue<WriteOutcome> outcomes = new LinkedBlockingQueue<>();
    WriteRequest request = new WriteRequest(point, new RawValue.Real(value));
    bus.thread().execute(() -> bus.write(plan, request, outcomes::add));
    return await(outcomes);
  }

  private static <T> T await(BlockingQueue<T> queue) {
    try {
      T item = queue.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      assertThat(item).as("an outcome within " + PATIENCE).isNotNull();
      return item;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
