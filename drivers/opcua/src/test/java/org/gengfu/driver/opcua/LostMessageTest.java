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
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.profile.opcua.OpcuaBlock;
import org.gengfu.sim.face.Face;
import org.gengfu.sim.face.PortNode;
import org.gengfu.sim.opcua.OpcuaFaceMaker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A subscription that changes, or of which a message is lost on its way: OPC 10000-4, 5.14.1.2
 * (sequence numbers) and 5.14.6 (Republish). No value is lost without notice.
 */
@Timeout(120)
class LostMessageTest {
  private static final String SUPPLY = "secondary.supply.temperature";
  private static final String FLOODED = "alarm.flooded";
  private static final Duration PATIENCE = Duration.ofSeconds(45);

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
  private LossyProxy proxy;
  private Bus bus;
  private DevicePlan plan;
  private OpcuaSettings settings;

  @BeforeEach
  void open() throws IOException {
    PortNode port =
        new PortNode(
            "plc", "opcua", Documents.parse("room.yaml", "{}", new Problems()), Path.of("."));
    face = new OpcuaFaceMaker().open(port, List.of(device));
    proxy = new LossyProxy(face.where().port());
    settings = Points.settings("opc.tcp://127.0.0.1:" + proxy.port(), Duration.ofSeconds(15));
    plan = plan(SUPPLY, FLOODED);
    bus = driver.open(settings);
    bus.thread().execute(() -> bus.listen(List.of(plan), this::hear));
    read(plan, SUPPLY);
    device.set(SUPPLY, 55.5);
    awaitHeard(SUPPLY + " Real[value=55.5]");
  }

  private DevicePlan plan(String... points) {
    return Points.plan(
        driver,
        settings,
        (OpcuaBlock) profile.protocol(),
        List.of(points).stream()
            .map(profile::point)
            .toArray(org.gengfu.profile.ResolvedPoint[]::new));
  }

  private void hear(DevicePlan from, List<String> points, ReadOutcome outcome, Instant time) {
    List<RawValue> values = ((ReadOutcome.Values) outcome).values();
    for (int i = 0; i < points.size(); i++) {
      heard.add((from == plan ? "" : "of another plan: ") + points.get(i) + " " + values.get(i));
    }
  }

  @AfterEach
  void close() throws IOException {
    bus.close();
    driver.close();
    proxy.close();
    face.close();
  }

  /** The hole in the numbers shows with the next message; the lost one is asked for by number. */
  @Test
  void aLostMessageIsAskedForAgain() throws InterruptedException {
    proxy.loseNextChange();
    device.set(SUPPLY, 44.5);
    proxy.awaitLost();
    device.set(FLOODED, 1);
    awaitHeard(SUPPLY + " Real[value=44.5]");
    proxy.awaitAskedAgain();
  }

  /** When the server has it no longer, the points are read, and the old value never comes back. */
  @Test
  void whatTheServerHasForgottenIsRead() throws InterruptedException {
    proxy.forgetful();
    proxy.loseNextChange();
    device.set(SUPPLY, 44.5);
    proxy.awaitLost();
    device.set(FLOODED, 1);
    proxy.awaitAskedAgain();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!read(plan, SUPPLY).equals(new RawValue.Real(44.5))) {
      assertThat(System.nanoTime()).as("the loss is mended").isLessThan(end);
    }
    for (int i = 0; i < 20; i++) {
      assertThat(read(plan, SUPPLY)).isEqualTo(new RawValue.Real(44.5));
    }
  }

  /** Facts have changed: the old points are left alone, the new ones are subscribed. */
  @Test
  void aDeviceThatBecameAnotherIsSubscribedAnew() {
    DevicePlan before = plan;
    DevicePlan now = plan(FLOODED);
    bus.thread()
        .execute(() -> {
          plan = now;
          heard.clear();
          bus.replanned(before, now);
        });
    awaitHeard(FLOODED + " Whole[value=0]");
    device.set(SUPPLY, 33.5);
    device.set(FLOODED, 1);
    awaitHeard(FLOODED + " Whole[value=2]");
    device.set(FLOODED, 0);
    awaitHeard(FLOODED + " Whole[value=0]");
    assertThat(read(now, FLOODED)).isEqualTo(new RawValue.Whole(0));
  }

  /** Fails when anything comes that is not expected of the present plan. */
  private void awaitHeard(String wanted) {
    String next = "";
    while (!next.equals(wanted)) {
      next = await(heard);
      assertThat(next).doesNotStartWith("of another plan");
    }
  }

  private RawValue read(DevicePlan of, String point) {
    ReadRequest request = of.request(point).orElseThrow();
    BlockingQueue<ReadOutcome> outcomes = new LinkedBlockingQueue<>();
    bus.thread().execute(() -> bus.read(of, request, outcomes::add));
    ReadOutcome outcome = await(outcomes);
    assertThat(outcome).isInstanceOf(ReadOutcome.Values.class);
    return ((ReadOutcome.Values) outcome).values().get(request.points().indexOf(point));
  }

  private static <T> T await(BlockingQueue<T> queue) {
    try {
      T item = queue.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      assertThat(item).as("something within " + PATIENCE).isNotNull();
      return item;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
