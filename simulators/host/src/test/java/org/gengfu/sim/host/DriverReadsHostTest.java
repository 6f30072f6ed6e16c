package org.gengfu.sim.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
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
import org.gengfu.document.Node;
import org.gengfu.document.Problems;
import org.gengfu.driver.Bus;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.Driver;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.ReadRequest;
import org.gengfu.driver.host.HostDriver;
import org.gengfu.profile.DeviceFacts;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ProfileLibrary;
import org.gengfu.profile.ResolvedProfile;
import org.gengfu.sim.RunningRoom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The driver reads a simulated kiosk. */
@Timeout(120)
class DriverReadsHostTest {
  private static final Path PROFILES =
      Path.of("../../device-profiles").toAbsolutePath().normalize();
  private static final String PARAMS =
      "{application: ticketing, hasReader: true, reader: '04b8:0202', hasPrinter: false,"
          + " hasScreen: false}";
  private static final String VALUES =
      "{cpu.load: 35, memory.used: 62.5, temperature: 71.5, app.processes: 2, reader.present: 1,"
          + " uptime: 4242.25}";

  @TempDir private Path folder;
  private final HostDriver driver = new HostDriver();
  private RunningRoom room;
  private Bus bus;
  private DevicePlan plan;

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

  private void open(String device, @Nullable Path record) throws IOException {
    String text =
        """
        profiles: ["%s"]
        world: none
        ports: [{id: pc, protocol: host, folder: kiosk}]
        devices: [{id: kiosk, profile: kiosk-host, port: pc, params: %s, %s}]
        """
            .formatted(PROFILES, PARAMS, device);
    Path file = Files.writeString(folder.resolve("room.yaml"), text);
    room = RunningRoom.open(file, 0, folder, record);
  }

  private void look() {
    Problems problems = new Problems();
    MapNode given = node(PARAMS);
    Map<String, Node> params = new HashMap<>();
    given.keys().forEach(key -> params.put(key, given.get(key)));
    ResolvedProfile profile =
        ProfileLibrary.load(PROFILES, problems)
            .resolve(
                "kiosk-host", params, null, DeviceFacts.NONE, new Mark("test", 1, 1), problems);
    String root = room.ports().getFirst().more().get("root");
    Driver.BusSettings settings = driver.busSettings(node("{root: '" + root + "'}"), problems);
    plan = driver.plan(profile, node("{id: kiosk}"), settings, problems);
    assertThat(problems.list()).isEmpty();
    bus = driver.open(settings);
  }

  /** Waits until what the machine tells of a point is right; files change one after the other. */
  private void await(String point, Predicate<RawValue> wanted) throws InterruptedException {
    RawValue seen = read(point);
    while (!wanted.test(seen)) {
      seen = read(point);
    }
  }

  private RawValue read(String point) throws InterruptedException {
    for (PollClass pollClass : PollClass.values()) {
      for (ReadRequest request : plan.requests(pollClass)) {
        int at = request.points().indexOf(point);
        if (at >= 0) {
          BlockingQueue<ReadOutcome> outcomes = new LinkedBlockingQueue<>();
          bus.thread().execute(() -> bus.read(plan, request, outcomes::add));
          ReadOutcome outcome = outcomes.poll(60, TimeUnit.SECONDS);
          assertThat(outcome).isInstanceOf(ReadOutcome.Values.class);
          return ((ReadOutcome.Values) outcome).values().get(at);
        }
      }
    }
    throw new AssertionError("nobody reads " + point);
  }

  private static Predicate<RawValue> about(double low, double high) {
    return value -> value instanceof RawValue.Real(double real) && real >= low && real <= high;
  }

  private void order(String path, String json) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + room.control() + path);
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(uri).POST(BodyPublishers.ofString(json)).build(),
              BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
  }

  @Test
  void itSeesWhatThePointsSay() throws IOException, InterruptedException {
    open("values: " + VALUES, null);
    look();
    assertThat(read("memory.used")).isEqualTo(new RawValue.Real(62.5));
    assertThat(read("temperature")).isEqualTo(new RawValue.Real(71.5));
    assertThat(read("app.processes")).isEqualTo(new RawValue.Whole(2));
    assertThat(read("reader.present")).isEqualTo(new RawValue.Whole(1));
    assertThat(read("uptime")).isEqualTo(new RawValue.Real(4242.25));
    await("cpu.load", about(30, 40));
    order(
        "/points",
        "{\"device\": \"kiosk\", \"values\": {\"app.processes\": 0, \"reader.present\": 0,"
            + " \"temperature\": 91.25, \"cpu.load\": 90}}");
    await("temperature", about(91.25, 91.25));
    await("app.processes", new RawValue.Whole(0)::equals);
    await("reader.present", new RawValue.Whole(0)::equals);
    await("cpu.load", about(85, 95));
    for (String mode : List.of("silent", "garbage", "wrong-length")) {
      order("/wire", "{\"device\": \"kiosk\", \"mode\": \"" + mode + "\"}");
      await("temperature", value -> !about(91.25, 91.25).test(value));
      order("/wire", "{\"device\": \"kiosk\", \"mode\": \"normal\"}");
      await("temperature", about(91.25, 91.25));
    }
    room.close();
    assertThat(folder.resolve("kiosk/proc")).doesNotExist();
  }

  @Test
  void itIsRecordedAndReplayed() throws IOException, InterruptedException {
    open("values: " + VALUES, folder);
    look();
    order("/points", "{\"device\": \"kiosk\", \"values\": {\"temperature\": 66.75}}");
    await("temperature", about(66.75, 66.75));
    bus.close();
    room.close();
    Files.delete(folder.resolve("kiosk"));
    open("replay: kiosk.rec", null);
    look();
    await("temperature", about(66.75, 66.75));
    await("app.processes", new RawValue.Whole(2)::equals);
    await("memory.used", about(62.5, 62.5));
  }

  @Test
  void aFolderWithSomethingInItIsLeftAlone() throws IOException {
    Files.createDirectories(folder.resolve("kiosk"));
    Path mine = Files.writeString(folder.resolve("kiosk/mine"), "mine");
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> open("values: " + VALUES, null))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is not empty");
    assertThat(mine).hasContent("mine");
    Files.delete(mine);
    open("values: " + VALUES, null);
  }
}
