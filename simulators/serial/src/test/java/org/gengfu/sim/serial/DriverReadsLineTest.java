package org.gengfu.sim.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.driver.Bus;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.Driver;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadRequest;
import org.gengfu.driver.serial.SerialDriver;
import org.gengfu.profile.PollClass;
import org.gengfu.sim.face.Face;
import org.gengfu.sim.face.WireMode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The driver and two of our devices on one line, of which one misbehaves. */
@Timeout(120)
class DriverReadsLineTest {
  private static final String TEMPERATURE = "return.temperature";

  @TempDir private Path folder;
  private final Problems problems = new Problems();
  private final SerialDriver driver = new SerialDriver();
  private final HeldDevice bad = new HeldDevice("crac-ydt1363", "address: 1").with(TEMPERATURE, 24);
  private final HeldDevice good =
      new HeldDevice("crac-ydt1363", "address: 2").with(TEMPERATURE, 31);
  private Face face;
  private Bus bus;
  private DevicePlan first;
  private DevicePlan second;

  @BeforeEach
  void open() throws Exception {
    face = HeldDevice.open(folder, "{transport: tcp, baud: 0}", bad, good);
    Driver.BusSettings settings =
        driver.busSettings(
            node(
                "{id: line, transport: tcp, host: 127.0.0.1, port: %d, timeout: 1s}"
                    .formatted(face.where().port())),
            problems);
    first = driver.plan(bad.profile(), node("{id: bad, address: 1}"), settings, problems);
    second = driver.plan(good.profile(), node("{id: good, address: 2}"), settings, problems);
    assertThat(problems.list()).isEmpty();
    bus = driver.open(settings);
  }

  @AfterEach
  void close() throws IOException {
    bus.close();
    driver.close();
    face.close();
  }

  private static MapNode node(String yaml) {
    return Documents.parse("edge.yaml", yaml, new Problems());
  }

  /** What the question for the temperature brings, by point; empty when it brings no values. */
  private Map<String, RawValue> read(DevicePlan plan) throws InterruptedException {
    ReadRequest request = asked(plan);
    BlockingQueue<ReadOutcome> outcomes = new LinkedBlockingQueue<>();
    bus.thread().execute(() -> bus.read(plan, request, outcomes::add));
    ReadOutcome outcome = outcomes.poll(60, TimeUnit.SECONDS);
    assertThat(outcome).isNotNull();
    Map<String, RawValue> values = new HashMap<>();
    if (outcome instanceof ReadOutcome.Values(List<RawValue> all)) {
      for (int i = 0; i < all.size(); i++) {
        values.put(request.points().get(i), all.get(i));
      }
    }
    return values;
  }

  private static ReadRequest asked(DevicePlan plan) {
    for (PollClass pollClass : PollClass.values()) {
      for (ReadRequest request : plan.requests(pollClass)) {
        if (request.points().contains(TEMPERATURE)) {
          return request;
        }
      }
    }
    throw new AssertionError("nobody asks for " + TEMPERATURE);
  }

  /** Garbage, silence, noise and somebody else's frame cost the device's own reading only. */
  @ParameterizedTest
  @ValueSource(strings = {"foreign", "garbage", "silent", "babble"})
  void onlyTheOwnReadingIsLost(String word) throws InterruptedException {
    RawValue before = read(first).get(TEMPERATURE);
    assertThat(before).isNotNull();
    RawValue other = read(second).get(TEMPERATURE);
    assertThat(other).isNotNull().isNotEqualTo(before);
    bad.mode =
        switch (word) {
          case "foreign" -> new WireMode.Foreign();
          case "garbage" -> new WireMode.Garbage();
          case "silent" -> new WireMode.Silent();
          default -> new WireMode.Babbling(Duration.ofMillis(300), 40);
        };
    assertThat(read(first)).isEmpty();
    assertThat(read(second)).containsEntry(TEMPERATURE, other);
    assertThat(read(first)).isEmpty();
    bad.mode = new WireMode.Normal();
    assertThat(read(first)).containsEntry(TEMPERATURE, before);
    assertThat(read(second)).containsEntry(TEMPERATURE, other);
  }
}
