package org.gengfu.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import org.gengfu.document.Problems;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, disabledReason = "the room has a pseudo terminal")
class ControlServerTest {
  @TempDir Path folder;
  private Simulator simulator;
  private ControlServer control;
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void open() throws IOException {
    RoomSettings settings = RoomReader.read(Path.of("../rooms/machine-room.yaml"), new Problems());
    InstantSource clock = InstantSource.system();
    simulator = Simulator.open(settings, folder, clock);
    control = ControlServer.open(0, new ControlAnswers(simulator, clock));
  }

  @AfterEach
  void close() throws IOException {
    client.close();
    control.close();
    simulator.close();
  }

  @Test
  void showsItsPorts() throws Exception {
    assertThat(get("/ports").body())
        .contains("\"id\":\"ups-host\",\"transport\":\"tcp\",\"host\":\"127.0.0.1\",\"port\":")
        .contains("\"serialPort\":\"" + folder.resolve("line-1") + "\"");
  }

  @Test
  void saysWhichAlarmsADeviceCanHave() throws Exception {
    assertThat(get("/state").body())
        .containsPattern("\"id\":\"ups-1\"[^}]*\"alarms\":\\[[^]]*\"onBattery\"");
  }

  @Test
  void letsAFaultHappenAndRemembersIt() throws Exception {
    HttpResponse<String> said = post("/faults", "{\"name\": \"leak\", \"value\": 12.5}");
    assertThat(said.statusCode()).isEqualTo(200);
    assertThat(said.body()).contains("\"at\":").contains("\"value\":12.5");
    assertThat(get("/state").body()).contains("\"leak-1/leak.position\":12.5");
    assertThat(get("/faults").body()).contains("\"name\":\"leak\"");
  }

  /** What a round trip through a driver needs: any value, "no value", and the way back. */
  @Test
  void holdsPointsAndLetsThemGo() throws Exception {
    String hold = "{\"device\": \"io-1\", \"values\": {\"door.open\": true, \"smoke\": 1}}";
    assertThat(post("/points", hold).statusCode()).isEqualTo(200);
    SimulatedDevice io = simulator.device("io-1").orElseThrow();
    assertThat(io.number("door.open")).isEqualTo(1);
    assertThat(io.number("smoke")).isEqualTo(1);
    post("/points", "{\"device\": \"io-1\", \"none\": [\"smoke\"], \"free\": [\"door.open\"]}");
    assertThat(io.number("smoke")).isNaN();
    assertThat(io.number("door.open")).isZero();
    String wrong = "{\"device\": \"io-1\", \"values\": {\"door.open\": true, \"smok\": 1}}";
    assertProblem(post("/points", wrong), 400, "smok");
    assertThat(io.number("door.open")).as("all or nothing").isZero();
  }

  /** Whatever drives a device, a scenario can ask for any of its alarms by name. */
  @Test
  void raisesAnAlarmByNameAndLetsItGo() throws Exception {
    SimulatedDevice ups = simulator.device("ups-1").orElseThrow();
    String raise = "{\"name\": \"alarm runtimeShort\", \"device\": \"ups-1\"}";
    assertThat(post("/faults", raise).body()).contains("\"device\":\"ups-1\"");
    assertThat(AlarmOrders.standing(ups)).contains("runtimeShort");
    assertThat(ups.number("ups.status.onBattery")).isEqualTo(1);
    post("/faults", "{\"name\": \"clear runtimeShort\", \"device\": \"ups-1\"}");
    assertThat(AlarmOrders.standing(ups)).isEmpty();
    assertProblem(post("/faults", raise.replace("ups-1", "ups-9")), 400, "ups-9");
    assertProblem(post("/faults", raise.replace("time", "tyme")), 400, "runtimeShort");
  }

  @Test
  void explainsWhatItRefuses() throws Exception {
    assertProblem(post("/faults", "{\"name\": \"mains.of\"}"), 400, "mains.off");
    assertProblem(post("/faults", "{\"name\": \"leak\"}"), 400, "needs a value");
    assertProblem(post("/faults", "{\"name\": \"fire\", \"valu\": 1}"), 400, "UNKNOWN_KEY");
    assertProblem(post("/faults", "{"), 400, "request:1");
    assertProblem(post("/faults", "x".repeat(70_000)), 413, "at most");
    assertProblem(post("/wire", "{\"device\": \"ups-9\"}"), 404, "ups-9");
    assertProblem(post("/wire", "{\"device\": \"ups-1\", \"mode\": \"silnt\"}"), 400, "silent");
    assertProblem(
        post("/wire", "{\"device\": \"io-1\", \"mode\": \"sentinel\", \"point\": \"smoke\"}"),
        400,
        "NO_SENTINEL");
    assertProblem(get("/ledger?device=nobody"), 404, "nobody");
    assertProblem(get("/ledger?device=io-1&since=x"), 400, "since");
    assertProblem(get("/ledger?device=io-1&point=y"), 404, "no point");
    assertProblem(get("/nothing"), 404, "/state");
  }

  /** A page in somebody's browser must not switch off the mains. */
  @Test
  void refusesPagesOfOtherOrigins() throws Exception {
    HttpRequest foreign =
        HttpRequest.newBuilder(uri("/faults"))
            .header("Origin", "http://example.org")
            .POST(BodyPublishers.ofString("{\"name\": \"mains.off\"}"))
            .build();
    assertProblem(client.send(foreign, BodyHandlers.ofString()), 403, "origin");
    assertThat(simulator.room().faults()).isEmpty();
  }

  @Test
  void setsAWireMode() throws Exception {
    assertThat(post("/wire", "{\"device\": \"ups-1\", \"mode\": \"slow\", \"time\": \"300ms\"}"))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(200);
    assertThat(simulator.device("ups-1").orElseThrow().status().mode()).isEqualTo("slow");
    assertThat(get("/").body()).contains("<title>Simulated room");
  }

  private static void assertProblem(HttpResponse<String> response, int status, String part) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.body()).contains("detail").contains(part);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri(path)).POST(BodyPublishers.ofString(body)).build();
    return client.send(request, BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + control.port() + path);
  }
}
