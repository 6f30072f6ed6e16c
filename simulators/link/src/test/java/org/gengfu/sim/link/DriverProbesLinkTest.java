package org.gengfu.sim.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Mark;
import org.gengfu.document.Problems;
import org.gengfu.driver.Bus;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.Driver;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.link.LinkDriver;
import org.gengfu.profile.DeviceFacts;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedProfile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The driver probes a simulated end of a link. */
@Timeout(120)
class DriverProbesLinkTest {
  @TempDir private Path folder;
  private final BlockingQueue<Map<String, Double>> told = new LinkedBlockingQueue<>();
  private final LinkDriver driver = new LinkDriver();
  private LinkRoom room;
  private Bus bus;

  @AfterEach
  void close() throws IOException {
    if (bus != null) {
      bus.close();
    }
    driver.close();
    room.close();
  }

  private static MapNode node(String yaml) {
    return Documents.parse("edge.yaml", yaml, new Problems());
  }

  private void probe() {
    Problems problems = new Problems();
    ProfileLibrary library = ProfileLibrary.load(LinkRoom.profiles(folder), problems);
    ResolvedProfile profile =
        library.resolve(
            "quick-link",
            Map.of("port", node("port: " + room.port()).get("port")),
            null,
            DeviceFacts.NONE,
            new Mark("test", 1, 1),
            problems);
    Driver.BusSettings settings = driver.busSettings(node("{id: lines}"), problems);
    DevicePlan plan =
        driver.plan(profile, node("{id: gate, target: 127.0.0.1}"), settings, problems);
    assertThat(problems.list()).isEmpty();
    bus = driver.open(settings);
    bus.thread()
        .execute(() ->
            bus.listen(List.of(plan), (device, points, outcome, time) -> hear(points, outcome)));
  }

  private void hear(List<String> points, ReadOutcome outcome) {
    Map<String, Double> values = new HashMap<>();
    if (outcome instanceof ReadOutcome.Values(List<RawValue> all)) {
      for (int i = 0; i < all.size(); i++) {
        switch (all.get(i)) {
          case RawValue.Whole(long whole) -> values.put(points.get(i), (double) whole);
          case RawValue.Real(double real) -> values.put(points.get(i), real);
          case RawValue.Text ignored -> {}
          case RawValue.Absent ignored -> {}
          case RawValue.Rows ignored -> {}
        }
      }
    }
    told.add(values);
  }

  private Map<String, Double> await(Predicate<Map<String, Double>> wanted)
      throws InterruptedException {
    for (Map<String, Double> next = told.poll(60, TimeUnit.SECONDS);
        next != null;
        next = told.poll(60, TimeUnit.SECONDS)) {
      if (wanted.test(next)) {
        return next;
      }
    }
    throw new AssertionError("the driver told nothing like that");
  }

  private void awaitReachable(double reachable) throws InterruptedException {
    await(values -> values.getOrDefault("reachable", -1.0) == reachable);
  }

  private void awaitLoss(double low, double high) throws InterruptedException {
    await(values -> {
      double loss = values.getOrDefault("loss", -1.0);
      return loss >= low && loss <= high;
    });
  }

  @Test
  void itSeesWhatTheEndDoes() throws IOException, InterruptedException {
    room = LinkRoom.open(folder, "100ms", "1s", "values: {reachable: true, loss: 0}");
    probe();
    awaitReachable(1);
    awaitLoss(0, 0);
    room.order("/wire", "{\"device\": \"gate\", \"mode\": \"silent\"}");
    awaitReachable(0);
    awaitLoss(100, 100);
    room.order("/wire", "{\"device\": \"gate\", \"mode\": \"normal\"}");
    awaitReachable(1);
    awaitLoss(0, 0);
    room.order("/points", "{\"device\": \"gate\", \"values\": {\"loss\": 50}}");
    awaitLoss(20, 80);
    room.order("/points", "{\"device\": \"gate\", \"values\": {\"loss\": 0, \"reachable\": 0}}");
    awaitReachable(0);
    room.order("/points", "{\"device\": \"gate\", \"values\": {\"reachable\": 1}}");
    awaitReachable(1);
    room.order("/wire", "{\"device\": \"gate\", \"mode\": \"exception\"}");
    awaitReachable(0);
  }

  /** The first question is lost, its repetition a second later is answered. */
  @Test
  void aSlowEndIsSeenASecondLater() throws IOException, InterruptedException {
    room = LinkRoom.open(folder, "4s", "4s", "values: {reachable: true, loss: 0}");
    room.order("/wire", "{\"device\": \"gate\", \"mode\": \"slow\", \"time\": \"1s\"}");
    probe();
    // the end heeds an order within a tick; a question that was quicker was answered at once
    await(values -> values.getOrDefault("rtt.min", 0.0) > 900);
  }

  /** What the end recorded of itself it does again. */
  @Test
  void itIsRecordedAndReplayed() throws IOException, InterruptedException {
    room = LinkRoom.open(folder, "100ms", "1s", "values: {reachable: true}", folder);
    room.order("/points", "{\"device\": \"gate\", \"values\": {\"reachable\": 0}}");
    String ledger = "/ledger?device=gate&point=reachable";
    while (!room.look(ledger).matches(".*\\[\\d+, ?0(\\.0)?\\].*")) {
      // The end changes its conduct a moment after it was told.
    }
    room.close();
    assertThat(Files.readString(folder.resolve("gate.rec"))).contains(" value reachable ");
    room = LinkRoom.open(folder, "100ms", "1s", "replay: gate.rec");
    probe();
    awaitReachable(0);
    awaitLoss(100, 100);
  }
}
