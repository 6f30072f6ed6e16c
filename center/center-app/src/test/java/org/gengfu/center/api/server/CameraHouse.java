package org.gengfu.center.api.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.center.watch.WatchFixture.EDGE;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.gengfu.center.access.Role;
import org.gengfu.center.api.Operation;
import org.gengfu.center.camera.Contract;
import org.gengfu.center.camera.Looks;
import org.gengfu.center.ingest.Entry;
import org.gengfu.contract.Seen;

/**
 * Cameras of a center on a real database: entered by a workbook, looked at, asked about by HTTP.
 */
public final class CameraHouse implements AutoCloseable {
  public static final Duration MINUTE = Duration.ofMinutes(1);

  public final ApiHouse api;

  public CameraHouse() {
    this(Contract.USUAL);
  }

  /** One that counts the time of cameras by a contract. */
  public CameraHouse(Contract contract) {
    api = new ApiHouse(contract);
  }

  @Override
  public void close() {
    api.close();
  }

  public Instant now() {
    return api.house.clock.instant();
  }

  public void pass(Duration time) {
    api.house.clock.advance(time);
  }

  /** A camera's line of the workbook. */
  public static String line(String code, String district, String owner, String device) {
    return String.join(",", code, "机 " + code, district, owner, device, EDGE);
  }

  /** Enters cameras. */
  public void enter(List<String> lines) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Workbook book = new Workbook(out, "test", "1.0");
    Worksheet sheet = book.newWorksheet("cameras");
    List<String> all = new ArrayList<>(List.of("Code,Name,District,Owner,Device,Edge"));
    all.addAll(lines);
    for (int row = 0; row < all.size(); row++) {
      String[] cells = all.get(row).split(",", -1);
      for (int i = 0; i < cells.length; i++) {
        sheet.value(row, i, cells[i]);
      }
    }
    book.finish();
    HttpRequest request =
        api.request("GET", "/api/v1/cameras/import?dryRun=false", api.login(Role.ENGINEER), null)
            .POST(HttpRequest.BodyPublishers.ofByteArray(out.toByteArray()))
            .header("Content-Type", Operation.WORKBOOK)
            .build();
    HttpResponse<String> answer = api.client().send(request, BodyHandlers.ofString());
    assertThat(ApiHouse.json(answer).at("/added").asInt())
        .as(answer.body())
        .isEqualTo(lines.size());
  }

  /** Looks that come as they are made, the last one now. */
  public void looks(String device, int count, Duration apart, Seen online, Seen intact)
      throws Exception {
    List<Entry> batch = new ArrayList<>();
    for (int i = count - 1; i >= 0; i--) {
      Instant at = now().minus(apart.multipliedBy(i));
      batch.add(
          new Entry.Look(
              EDGE, Looks.look(device, at, apart, online, intact, List.of(), null), false));
    }
    api.house.commit(batch.toArray(new Entry[0]));
  }

  public JsonNode get(String operation, String path) throws Exception {
    HttpResponse<String> answer = api.get(path, api.login(Role.VIEWER));
    check(operation, answer);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return ApiHouse.json(answer);
  }

  public JsonNode post(String operation, String path, Role role, String body, int status)
      throws Exception {
    HttpResponse<String> answer = api.send("POST", path, api.login(role), body);
    check(operation, answer);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return ApiHouse.json(answer);
  }

  private static void check(String operation, HttpResponse<String> answer) {
    OpenApi.check(
        operation,
        answer.statusCode(),
        answer.headers().firstValue("Content-Type").orElse(""),
        answer.body());
  }
}
