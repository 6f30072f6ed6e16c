package org.gengfu.center.api.paper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.center.watch.WatchFixture.T0;
import static org.gengfu.center.watch.WatchFixture.born;
import static org.gengfu.center.watch.WatchFixture.nodeBorn;
import static org.gengfu.center.watch.WatchFixture.readings;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.gengfu.center.access.Role;
import org.gengfu.center.api.server.ApiHouse;
import org.gengfu.contracts.ContractText;
import org.gengfu.core.contract.ContractBook;

/** A weekly round of one sensor, as telemetry and a phone make it; its paper is asked for. */
final class RoundStory implements AutoCloseable {
  /** Id of its paper. */
  static final String ID = "round@c/room/week@2026-11-23";

  /** The same, as it stands in a path. */
  static final String NAME = ID.replace("/", "%2F");

  static final String PATH = PaperHouse.PAPERS + "/" + NAME;

  private static final String CONTRACT =
      """
      contract: c
      name: {zh: 示例, en: Example}
      from: "2026-01-01"
      items:
        - id: room
          name: {zh: 机房, en: Rooms}
          source: 需求 18
          devices: [{kinds: [environment]}]
          inspections:
            - id: week
              name: {zh: 机房周检, en: Weekly room round}
              every: week
              signedBy: owner
              checks:
                - {id: look, text: {zh: 外观完好, en: Looks intact}}
                - {id: label, text: {zh: 标签齐全, en: Has its label}}
                - {id: warm, text: {zh: 温度, en: Temperature}, kind: value, unit: Cel, point: ambient.temperature, low: 18, high: 27}
      """;

  final PaperHouse house = new PaperHouse();
  private int deeds;

  /** The round is planned; its window begins nine hours later. */
  RoundStory() throws Exception {
    house.story.api.house.commit(nodeBorn(T0), born(T0));
    house.story.api.book =
        ContractBook.of(
            List.of(Objects.requireNonNull(ContractText.read("c", CONTRACT, 1, null).edition())));
    pass(Duration.ofMinutes(1));
  }

  void pass(Duration time) throws Exception {
    house.later(time);
    house.story.api.plan();
  }

  /** The sensor says 29.5 degrees now; time goes on a little, then its instant is given back. */
  Instant warm() throws Exception {
    Instant read = house.story.api.clock.instant();
    house.story.api.house.commit(readings(29.5, read));
    house.story.pass(Duration.ofMinutes(5));
    return read;
  }

  /** A technician has the order of the round in hand. */
  String taken(String state) throws Exception {
    String order =
        house
            .story
            .get("inspections", "/api/v1/inspections?state=" + state, 200)
            .at("/rounds/0/order")
            .asText();
    String given =
        """
        {"deeds":[{"id":"d-1","act":"accept","fields":{}},
         {"id":"d-2","act":"dispatch","fields":{"technician":"%s"}}]}
        """
            .formatted(ApiHouse.name(Role.VIEWER));
    house.story.post("orderDeeds", "/api/v1/orders/" + order + "/deeds", Role.OPERATOR, given, 200);
    said(order, "take", "{}");
    return order;
  }

  /** The technician says what was found. */
  void found(String order, String answers) throws Exception {
    said(order, "diagnose", "{\"finding\":\"看过\",\"answers\":" + answers + "}");
  }

  /** The technician's phone sends a photograph in one piece; its sum is given back. */
  String photograph(String order, String id, String kind, byte[] bytes) throws Exception {
    String sum = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    String path =
        "/api/v1/phone/photos/%s?order=%s&kind=%s&name=a.jpg&size=%d&sha256=%s&taken=%s"
            .formatted(id, order, kind, bytes.length, sum, house.story.api.clock.instant());
    HttpRequest request =
        house
            .story
            .api
            .request("GET", path, house.story.api.login(Role.VIEWER), null)
            .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes))
            .header("Content-Type", "image/jpeg")
            .header("Content-Range", "bytes 0-%d/%d".formatted(bytes.length - 1, bytes.length))
            .build();
    HttpResponse<String> answer =
        house.story.api.client().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return sum;
  }

  /** The owner signs, and the technician says what was done. */
  void done(String order, String what) throws Exception {
    said(order, "sign", "{\"name\":\"赵主任\",\"photo\":\"sign-0001\"}");
    said(order, "resolve", "{\"what\":\"" + what + "\"}");
  }

  private void said(String order, String act, String fields) throws Exception {
    Instant now = house.story.api.clock.instant();
    long steady = Duration.between(T0, now).toMillis();
    String deed =
        "{\"id\":\"p-%d\",\"order\":\"%s\",\"act\":\"%s\",\"fields\":%s,\"phoneTime\":\"%s\",\"steady\":%d}"
            .formatted(++deeds, order, act, fields, now, steady);
    String body =
        "{\"phone\":\"p-1\",\"sentAt\":\"%s\",\"steady\":%d,\"deeds\":[%s]}"
            .formatted(now, steady, deed);
    JsonNode done = house.story.post("phoneSync", "/api/v1/phone/sync", Role.VIEWER, body, 200);
    assertThat(done.at("/results/0/outcome").asText()).as(act).isEqualTo("done");
  }

  @Override
  public void close() {
    house.close();
  }
}
