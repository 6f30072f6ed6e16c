package org.gengfu.center.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.gengfu.center.access.Role;
import org.gengfu.center.api.Operation;
import org.gengfu.center.ingest.IngestHealth;
import org.gengfu.center.watch.WatchFixture;
import org.gengfu.contract.PointValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bounds, errors, pages and health of the server as a whole. */
class ServerTest {
  private ApiHouse api;

  @BeforeEach
  void open() {
    api = new ApiHouse();
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() throws Exception {
    String body = "{\"user\":\"" + "x".repeat(Operation.MAX_BODY_BYTES) + "\"}";
    HttpResponse<String> answer = api.send("POST", "/api/v1/login", null, body);
    assertThat(answer.statusCode()).isEqualTo(413);
    OpenApi.checkSchema("Problem", answer.body());
  }

  @Test
  void whatIsNotJsonIsRefused() throws Exception {
    HttpResponse<String> answer =
        api.client()
            .send(
                api.request("POST", "/api/v1/login", null, null)
                    .header("Content-Type", "text/plain")
                    .build(),
                BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(415);
  }

  @Test
  void unknownPathsAndMethodsAreProblems() throws Exception {
    HttpResponse<String> unknown = api.get("/api/v1/nothing", null);
    assertThat(unknown.statusCode()).isEqualTo(404);
    OpenApi.checkSchema("Problem", unknown.body());
    HttpResponse<String> method = api.send("DELETE", "/api/v1/sites", null, null);
    assertThat(method.statusCode()).isEqualTo(405);
    OpenApi.checkSchema("Problem", method.body());
  }

  @Test
  void aTelemetryStoreThatFailsIsSaidSo() throws Exception {
    api.house.commit(WatchFixture.nodeBorn(WatchFixture.T0), WatchFixture.born(WatchFixture.T0));
    api.telemetry.failing = true;
    HttpResponse<String> answer =
        api.get(
            "/api/v1/devices/room-a/th-1/points/ambient.temperature/trend", api.login(Role.VIEWER));
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(ApiHouse.json(answer).get("code").asText()).isEqualTo("unavailable");
  }

  // A conformance kit sends commands for names that no birth holds: for these there is no rule.
  @Test
  void aCommandReachesTheEdgeWithItsType() throws Exception {
    api.house.commit(WatchFixture.nodeBorn(WatchFixture.T0), WatchFixture.born(WatchFixture.T0));
    String body = "{\"device\":\"th-1\",\"metric\":\"any\",\"type\":\"whole\",\"value\":7}";
    String engineer = api.login(Role.ENGINEER);
    assertThat(api.send("POST", "/api/v1/edges/room-a/commands", engineer, body).statusCode())
        .isEqualTo(403);
    String administrator = api.login(Role.ADMINISTRATOR);
    HttpResponse<String> answer =
        api.send("POST", "/api/v1/edges/room-a/commands", administrator, body);
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(api.writes).containsExactly("room-a/th-1/any=" + new PointValue.Whole(7));
    for (String bad :
        new String[] {
          body.replace("whole", "flag"), body.replace("7", "7.5"), body.replace("th-1", "th/1")
        }) {
      assertThat(api.send("POST", "/api/v1/edges/room-a/commands", administrator, bad).statusCode())
          .as(bad)
          .isEqualTo(400);
    }
  }

  @Test
  void healthIsDownWhileNothingCanBeCommitted() throws Exception {
    assertThat(api.get("/health", null).statusCode()).isEqualTo(200);
    api.health =
        new IngestHealth(IngestHealth.State.DISK_FULL, WatchFixture.T0, "the disk is full");
    HttpResponse<String> answer = api.get("/health", null);
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("the disk is full");
    OpenApi.check("health", 503, "application/json", answer.body());
  }

  @Test
  void metricsAreInThePrometheusFormat() throws Exception {
    HttpResponse<String> answer = api.get("/metrics", null);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .isEqualTo("text/plain; version=0.0.4; charset=utf-8");
    assertThat(answer.body().lines())
        .allMatch(line ->
            line.matches("# TYPE [a-z_]+ (counter|gauge)")
                || line.matches("[a-z_]+(\\{edge=\"[^\"]+\"})? -?[0-9.]+"));
    assertThat(answer.body()).contains("gengfu_edge_online{edge=\"room-a\"} 0");
  }

  @Test
  void pagesComeWithAPolicyAndATag() throws Exception {
    HttpResponse<String> page = api.get("/", null);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'self'", "frame-ancestors 'none'");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
    String tag = page.headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> again =
        api.client()
            .send(
                api.request("GET", "/", null, null).header("If-None-Match", tag).build(),
                BodyHandlers.ofString());
    assertThat(again.statusCode()).isEqualTo(304);
  }

  @Test
  void pathsOfThePageAreThePageAndFilesOfTheMachineAreNot() throws Exception {
    assertThat(api.get("/rooms/hall-1/room-1", null).body()).isEqualTo(api.get("/", null).body());
    for (String path :
        new String[] {
          "/..%2f..%2fetc%2fpasswd",
          "/%2e%2e/openapi.yaml",
          "/assets/",
          "/assets/none.js",
          "/logback.xml",
          "/org/gengfu/center/store/V1__begin.sql"
        }) {
      HttpResponse<String> answer = api.get(path, null);
      assertThat(answer.body()).as(path).doesNotContain("root:", "create table", "<configuration>");
    }
    assertThat(api.get("/assets/none.js", null).statusCode()).isEqualTo(404);
  }

  // The worker of /m/ must never be taken from a cache: it decides which version a phone runs.
  @Test
  void thePhoneHasPagesOfItsOwn() throws Exception {
    HttpResponse<String> bare = api.get("/m", null);
    assertThat(bare.statusCode()).isEqualTo(302);
    assertThat(bare.headers().firstValue("Location")).contains("/m/");
    String page = api.get("/m/", null).body();
    assertThat(page).contains("app.webmanifest").isNotEqualTo(api.get("/", null).body());
    assertThat(api.get("/m/order/W2026-000123", null).body()).isEqualTo(page);
    HttpResponse<String> worker = api.get("/m/sw.js", null);
    assertThat(worker.body()).contains("index.html");
    assertThat(worker.headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(api.get("/m/app.webmanifest", null).headers().firstValue("Content-Type"))
        .contains("application/manifest+json");
    assertThat(api.get("/m/assets/none.js", null).statusCode()).isEqualTo(404);
  }
}
