package org.gengfu.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gengfu.scenario.Expectation.Answer;
import org.gengfu.scenario.Expectation.AnswerTest;
import org.junit.jupiter.api.Test;

class AnswerJudgeTest {
  private static final Instant START = Instant.parse("2026-11-23T00:00:00Z");
  private static final String ORDERS =
      """
      {"orders": [
        {"node": "a/ups", "stage": "closed", "part": {"serial": "S1"}, "closed": "2026-11-23T00:01:01Z"},
        {"node": "a/fan", "stage": "new", "part": null}
      ], "total": 2}
      """;

  private static Verdict judge(
      String list, Map<String, String> where, String field, AnswerTest test)
      throws JsonProcessingException {
    JsonNode answer = new ObjectMapper().readTree(ORDERS);
    Evidence evidence =
        new Evidence(
            START,
            START.plusSeconds(240),
            Map.of("repaired", START.plusSeconds(60)),
            List.of(),
            List.of(),
            0,
            List.of(),
            Map.of(),
            Map.of(),
            Evidence.Cameras.NONE,
            Evidence.Incidents.NONE,
            Map.of("orders", answer));
    return new AnswerJudge(evidence).answer(new Answer("orders", list, where, field, test));
  }

  @Test
  void countsTheEntriesThatAreMeant() throws JsonProcessingException {
    Map<String, String> fan = Map.of("node", "a/fan");
    assertThat(judge("orders", fan, "", new AnswerTest.Count(1)).held()).isTrue();
    assertThat(judge("orders", Map.of(), "", new AnswerTest.Count(1)).held()).isFalse();
    assertThat(judge("orders", Map.of("node", "*/fan"), "", new AnswerTest.Count(1)).held())
        .isTrue();
    assertThat(judge("orders", Map.of("node", "*/fa"), "", new AnswerTest.Count(0)).held())
        .isTrue();
    assertThat(judge("nothing", Map.of(), "", new AnswerTest.Count(0)).held()).isTrue();
  }

  @Test
  void readsFieldsOfTheOnlyEntry() throws JsonProcessingException {
    Map<String, String> ups = Map.of("node", "a/ups");
    assertThat(judge("orders", ups, "part.serial", new AnswerTest.Is("S1")).held()).isTrue();
    assertThat(judge("orders", ups, "stage", new AnswerTest.Is("new")).held()).isFalse();
    assertThat(judge("orders", ups, "stage", new AnswerTest.Says("lose")).held()).isTrue();
    assertThat(judge("", Map.of(), "total", new AnswerTest.Is("2")).held()).isTrue();
    Verdict many = judge("orders", Map.of(), "stage", new AnswerTest.Is("new"));
    assertThat(many.held()).isFalse();
    assertThat(many.seen()).startsWith("2 are meant");
  }

  @Test
  void comparesInstantsWithSteps() throws JsonProcessingException {
    Map<String, String> ups = Map.of("node", "a/ups");
    AnswerTest close = new AnswerTest.Near("repaired", Duration.ZERO, Duration.ofSeconds(2));
    AnswerTest closer = new AnswerTest.Near("repaired", Duration.ZERO, Duration.ofMillis(500));
    AnswerTest later =
        new AnswerTest.Near("repaired", Duration.ofSeconds(1), Duration.ofMillis(500));
    assertThat(judge("orders", ups, "closed", close).held()).isTrue();
    assertThat(judge("orders", ups, "closed", closer).held()).isFalse();
    assertThat(judge("orders", ups, "closed", later).held()).isTrue();
    assertThat(judge("orders", ups, "stage", close).seen()).startsWith("it is no instant");
  }
}
