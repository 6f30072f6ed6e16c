package org.gengfu.center.api.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gengfu.center.access.Role;
import org.gengfu.center.api.server.OpenApi;
import org.gengfu.center.api.server.StoryHouse;
import org.gengfu.contracts.ContractText;
import org.gengfu.core.contract.ContractBook;

/** A cabinet whose mains fail, under a contract that wants papers of it. */
final class PaperHouse implements AutoCloseable {
  static final String PAPERS = "/api/v1/papers";

  /** The cabinet's mains are of level 1; its weeks, quarters and scores are reported. */
  static final String CONTRACT =
      """
      contract: city
      name: {zh: 城市, en: City}
      owner: 市数据局
      from: "2026-01-01"
      levels: [{level: 1, types: [mains_fail]}]
      papers:
        - {id: weekly, every: week, day: 1}
        - {id: score, kind: score, every: quarter, day: 10}
      items:
        - id: room
          name: {zh: 机房, en: Rooms}
          source: x
          devices: [{types: [mains, ups, switch]}]
          promises:
            - {kind: respond, within: 10m}
            - {kind: restore, levels: {1: 1h, 2: 4h}}
            - {kind: report, levels: {1: 8h, 2: 24h}, stops: [paper]}
      scoring:
        rules:
          - {id: answer, points: 6, measure: late-respond, each: 2, text: 响应}
          - {id: papers, points: 44, measure: late-paper, each: 3, also: {incomplete-paper: 1}, text: 文档}
          - {id: quality, points: 50, measure: judged, text: 质量}
      """;

  final StoryHouse story = new StoryHouse();

  PaperHouse() throws Exception {
    story.api.book =
        ContractBook.of(
            List.of(
                Objects.requireNonNull(
                    ContractText.read("city", CONTRACT, 1, null).edition(), "the contract")));
  }

  /** From now on papers whose time was over by then are not owed. */
  void knownSince(Instant known) {
    story.api.book =
        ContractBook.of(
            story.api.book.editions("city").stream().map(each -> each.papersSince(known)).toList());
  }

  /** Time passes, longer than a session lasts. */
  void later(Duration time) throws Exception {
    List<Role> roles = List.of(Role.VIEWER, Role.OPERATOR, Role.ENGINEER);
    for (Role role : roles) {
      story.api.login(role);
    }
    story.pass(time);
    for (Role role : roles) {
      story.api.loginAgain(role);
    }
  }

  JsonNode list(String query) throws Exception {
    return story.get("papers", PAPERS + query, 200).get("papers");
  }

  JsonNode row(String id) throws Exception {
    for (JsonNode each : list("")) {
      if (each.get("id").asText().equals(id)) {
        return each;
      }
    }
    throw new AssertionError("no paper " + id);
  }

  JsonNode paper(String id) throws Exception {
    return story.get("paper", PAPERS + "/" + id, 200);
  }

  JsonNode fill(String id, Map<String, String> blanks, Role role, int status) throws Exception {
    String body = new JsonMapper().writeValueAsString(Map.of("blanks", blanks));
    return story.post("fillPaper", PAPERS + "/" + id + "/blanks", role, body, status);
  }

  JsonNode issue(String id, Role role, int status) throws Exception {
    return story.post(
        "issuePaper", PAPERS + "/" + id + "/issue", role, "{\"reason\":\"按合同提交\"}", status);
  }

  /** A file, or the body of a problem. */
  byte[] file(String operation, String path, int status) throws Exception {
    HttpResponse<byte[]> answer =
        story
            .api
            .client()
            .send(
                story.api.request("GET", path, story.api.login(Role.VIEWER), null).build(),
                BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).as(path).isEqualTo(status);
    boolean ok = status == 200;
    OpenApi.check(
        operation,
        status,
        answer.headers().firstValue("Content-Type").orElse(""),
        ok ? "" : new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8));
    return answer.body();
  }

  @Override
  public void close() {
    story.close();
  }
}
