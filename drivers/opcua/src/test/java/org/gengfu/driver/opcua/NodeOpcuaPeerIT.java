package org.gengfu.driver.opcua;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.gengfu.driver.Bus;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.RawValue;
import org.gengfu.driver.ReadOutcome;
import org.gengfu.driver.WriteOutcome;
import org.gengfu.driver.WriteRequest;
import org.gengfu.profile.Decode;
import org.gengfu.profile.PollClass;
import org.gengfu.profile.ResolvedPoint;
import org.gengfu.profile.WriteRule;
import org.gengfu.profile.opcua.ChildrenSource;
import org.gengfu.profile.opcua.NodeSource;
import org.gengfu.profile.opcua.NodeType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The driver against a server that nobody here wrote: node-opcua. */
@Timeout(300)
class NodeOpcuaPeerIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;

  private final OpcuaDriver driver = new OpcuaDriver();
  private final List<String> ready = new ArrayList<>();
  private NodePeer server;
  private Bus bus;

  /** What was heard unasked. */
  private record Heard(List<String> points, ReadOutcome outcome, Instant time) {}

  @BeforeAll
  static void install() throws IOException, InterruptedException {
    NodePeer.install();
  }

  @BeforeEach
  void start() throws IOException, InterruptedException {
    server = NodePeer.start(ready, "server.js", folder.resolve("server").toString(), "0", "0");
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (bus != null) {
      bus.close();
    }
    driver.close();
    server.close();
  }

  private String url() {
    return "opc.tcp://127.0.0.1:" + ready.getFirst() + "/plant";
  }

  private OpcuaSettings open() {
    return Points.settings(url(), Duration.ofSeconds(5));
  }

  private static ResolvedPoint[] points() {
    NodeSource third =
        new NodeSource(
            Points.named("Levels"), NodeType.DOUBLE, 2, NodeSource.Collect.BY_CLASS, null, 0);
    return new ResolvedPoint[] {
      Points.point("temperature", Points.path("Plant", "Temperature"), NodeType.DOUBLE),
      Points.point("pressure", Points.named("Pressure"), NodeType.INT16),
      Points.point("running", Points.path("Plant", "Running"), NodeType.BOOLEAN),
      Points.point("name", Points.named("Name"), NodeType.STRING),
      Points.point("alarms", Points.named("Alarms"), NodeType.UINT32),
      Points.point("current", Points.path("Plant", "Pumps", "P2", "Current"), NodeType.FLOAT),
      Points.point("level", PollClass.FAST, third, null, Decode.PLAIN),
      Points.point("broken", Points.named("Broken"), NodeType.DOUBLE),
      Points.point("missing", Points.path("Plant", "Nowhere"), NodeType.DOUBLE)
    };
  }

  private static void assertPlant(ReadOutcome outcome) {
    assertThat(outcome)
        .isEqualTo(
            new ReadOutcome.Values(
                List.of(
                    new RawValue.Real(47.5),
                    new RawValue.Whole(612),
                    new RawValue.Whole(1),
                    new RawValue.Text("站一"),
                    new RawValue.Whole(5),
                    new RawValue.Real(21.25),
                    new RawValue.Real(3.5),
                    new RawValue.Absent("Bad_SensorFailure"),
                    new RawValue.Absent("Bad_NoMatch"))));
  }

  /** The server takes three nodes in one read; nine are asked for. */
  @Test
  void everyKindOfValueIsReadWithoutSecurity() {
    OpcuaSettings settings = open();
    bus = driver.open(settings);
    assertPlant(read(Points.polled(driver, settings, points()), PollClass.FAST));
  }

  @Test
  void childrenAreATable() {
    OpcuaSettings settings = open();
    bus = driver.open(settings);
    ChildrenSource pumps =
        new ChildrenSource(Points.path("Plant", "Pumps"), ChildrenSource.Kind.OBJECT, "P[0-9]");
    DevicePlan plan =
        Points.polled(
            driver, settings, Points.point("pump", PollClass.STATIC, pumps, null, Decode.PLAIN));
    RawValue.Rows rows =
        (RawValue.Rows) ((ReadOutcome.Values) read(plan, PollClass.STATIC)).values().getFirst();
    assertThat(rows.rows()).extracting(RawValue.Row::key).containsExactly("P1", "P2");
    assertThat(rows.rows().getLast().columns())
        .containsEntry("name", "P2")
        .containsEntry("title", "泵 P2")
        .hasEntrySatisfying(
            "node", node -> assertThat(node).startsWith("nsu=" + Points.URI + ";i="));
  }

  /** First contact is refused with the thumbprint; a pinned certificate is trusted. */
  @Test
  void aSecuredServerIsReadOnceItsCertificateIsPinned() throws IOException {
    for (OpcuaSettings.Security security :
        List.of(
            OpcuaSettings.Security.BASIC256_SHA256,
            OpcuaSettings.Security.AES128_SHA256_RSA_OAEP,
            OpcuaSettings.Security.AES256_SHA256_RSA_PSS)) {
      Path trust = folder.resolve(security.word());
      OpcuaSettings settings = secured(security, trust);
      DevicePlan plan = Points.polled(driver, settings, points());
      bus = driver.open(settings);
      ReadOutcome first = read(plan, PollClass.FAST);
      assertThat(first).isInstanceOf(ReadOutcome.NoAnswer.class);
      assertThat(((ReadOutcome.NoAnswer) first).why()).contains("SHA-256", "trusted");
      try (var rejected = Files.list(trust.resolve("rejected"))) {
        Path certificate = rejected.findFirst().orElseThrow();
        assertThat(first.toString())
            .contains(certificate.getFileName().toString().substring(0, 64));
        Files.move(certificate, trust.resolve("trusted").resolve("plant.der"));
      }
      bus.close();
      bus = driver.open(settings);
      assertPlant(read(plan, PollClass.FAST));
      bus.close();
    }
  }

  @Test
  void aWrongPasswordIsNoAnswerWithTheReason() throws IOException {
    OpcuaSettings settings = secured(OpcuaSettings.Security.BASIC256_SHA256, folder.resolve("t"));
    Files.writeString(folder.resolve("password"), "wrong\n");
    DevicePlan plan = Points.polled(driver, settings, points());
    bus = driver.open(settings);
    read(plan, PollClass.FAST);
    try (var rejected = Files.list(folder.resolve("t/rejected"))) {
      Files.move(rejected.findFirst().orElseThrow(), folder.resolve("t/trusted/plant.der"));
    }
    bus.close();
    bus = driver.open(settings);
    ReadOutcome outcome = read(plan, PollClass.FAST);
    assertThat(outcome).isInstanceOf(ReadOutcome.NoAnswer.class);
    assertThat(outcome.toString()).containsAnyOf("Bad_UserAccessDenied", "Bad_IdentityToken");
  }

  private OpcuaSettings secured(OpcuaSettings.Security security, Path trust) throws IOException {
    Path password = folder.resolve("password");
    Files.writeString(password, "s3cret\n");
    return new OpcuaSettings(
        url(),
        security,
        false,
        trust,
        "edge",
        password,
        false,
        Duration.ofSeconds(10),
        Duration.ofSeconds(5));
  }

  /** Changes come unasked with the server's time; a question is answered from them. */
  @Test
  void changesAreHeardAndQuestionsAnsweredFromThem() throws IOException {
    OpcuaSettings settings = open();
    DevicePlan plan =
        Points.plan(driver, settings, Points.block(EnumSet.of(PollClass.FAST)), points());
    bus = driver.open(settings);
    BlockingQueue<Heard> heard = listen(plan);
    read(plan, PollClass.FAST);
    awaitHeard(heard, "temperature", new RawValue.Real(47.5));
    server.say("set temperature 51.25");
    Heard change = awaitHeard(heard, "temperature", new RawValue.Real(51.25));
    assertThat(change.time()).isNotNull();
    ReadOutcome outcome = read(plan, PollClass.FAST);
    assertThat(((ReadOutcome.Values) outcome).values().getFirst())
        .isEqualTo(new RawValue.Real(51.25));
  }

  /** A server that starts again numbers its namespaces anew: the same addresses go on. */
  @Test
  void aNamespaceThatMovesIsFollowed() throws IOException, InterruptedException {
    OpcuaSettings settings = open();
    DevicePlan plan =
        Points.plan(driver, settings, Points.block(EnumSet.of(PollClass.FAST)), points());
    bus = driver.open(settings);
    BlockingQueue<Heard> heard = listen(plan);
    assertPlant(read(plan, PollClass.FAST));
    awaitHeard(heard, "pressure", new RawValue.Whole(612));
    server.close();
    String port = ready.getFirst();
    server = NodePeer.start(ready, "server.js", folder.resolve("again").toString(), port, "3");
    server.say("set pressure 99");
    awaitHeard(heard, "pressure", new RawValue.Whole(99));
    List<RawValue> values = ((ReadOutcome.Values) read(plan, PollClass.FAST)).values();
    assertThat(values.get(1)).isEqualTo(new RawValue.Whole(99));
    assertThat(values.get(5)).isEqualTo(new RawValue.Real(21.25));
  }

  @Test
  void aSetpointIsWrittenAndReadBack() {
    OpcuaSettings settings = open();
    bus = driver.open(settings);
    WriteRule rule = new WriteRule(5, 90, 0.5, "operator", null, Duration.ofSeconds(2));
    NodeSource setpoint = NodeSource.of(Points.named("Setpoint"), NodeType.DOUBLE);
    NodeSource nowhere = NodeSource.of(Points.path("Plant", "Nowhere"), NodeType.DOUBLE);
    NodeSource fixed = NodeSource.of(Points.named("Temperature"), NodeType.DOUBLE);
    DevicePlan plan =
        Points.polled(
            driver,
            settings,
            Points.point("setpoint", PollClass.NORMAL, setpoint, rule, Decode.PLAIN),
            Points.point("fixed", PollClass.NORMAL, fixed, rule, Decode.PLAIN),
            Points.point("nowhere", PollClass.SLOW, nowhere, rule, Decode.PLAIN));
    assertThat(write(plan, "setpoint", 42.5)).isEqualTo(new WriteOutcome.Done());
    assertThat(((ReadOutcome.Values) read(plan, PollClass.NORMAL)).values().getFirst())
        .isEqualTo(new RawValue.Real(42.5));
    assertThat(write(plan, "setpoint", 95)).isInstanceOf(WriteOutcome.Refused.class);
    assertThat(write(plan, "fixed", 20))
        .isEqualTo(new WriteOutcome.NotTaken(new RawValue.Real(47.5)));
    assertThat(write(plan, "nowhere", 20).toString()).contains("Bad_NodeIdUnknown");
  }

  private BlockingQueue<Heard> listen(DevicePlan plan) {
    BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    bus.thread()
        .execute(() ->
            bus.listen(
                List.of(plan),
                (device, points, outcome, time) -> heard.add(new Heard(points, outcome, time))));
    return heard;
  }

  private static Heard awaitHeard(BlockingQueue<Heard> heard, String point, RawValue value) {
    for (Heard next = poll(heard); next != null; next = poll(heard)) {
      int place = next.points().indexOf(point);
      if (place >= 0
          && next.outcome() instanceof ReadOutcome.Values(List<RawValue> values)
          && values.get(place).equals(value)) {
        return next;
      }
    }
    throw new AssertionError("never heard " + point + " = " + value);
  }

  private ReadOutcome read(DevicePlan plan, PollClass pollClass) {
    BlockingQueue<ReadOutcome> outcomes = new LinkedBlockingQueue<>();
    bus.thread().execute(() -> bus.read(plan, plan.requests(pollClass).getFirst(), outcomes::add));
    return required(poll(outcomes));
  }

  private WriteOutcome write(DevicePlan plan, String point, double value) {
    BlockingQueue<WriteOutcome> outcomes = new LinkedBlockingQueue<>();
    WriteRequest request = new WriteRequest(point, new RawValue.Real(value));
    bus.thread().execute(() -> bus.write(plan, request, outcomes::add));
    return required(poll(outcomes));
  }

  private static <T> T required(T outcome) {
    assertThat(outcome).as("an outcome within " + PATIENCE).isNotNull();
    return outcome;
  }

  private static <T> T poll(BlockingQueue<T> queue) {
    try {
      return queue.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
