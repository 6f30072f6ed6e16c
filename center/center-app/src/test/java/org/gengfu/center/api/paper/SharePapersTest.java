package org.gengfu.center.api.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.gengfu.center.access.Role;
import org.gengfu.contracts.ContractText;
import org.gengfu.core.contract.ContractBook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A promise that holds for a share of cases stands in the service report of when they were decided.
 */
class SharePapersTest {
  private static final String CONTRACT =
      """
      contract: city
      name: {zh: 城市, en: City}
      from: "2026-01-01"
      papers: [{id: weekly, every: week, day: 1}]
      items:
        - id: desk
          name: {zh: 服务台, en: Desk}
          source: x
          promises:
            - {kind: respond, about: complaint, start: notice, within: 1h}
            - {kind: restore, id: handle, about: complaint, start: notice, stops: [person], within: 2h,
               share: 60%, text: {zh: 六成投诉两小时办结, en: Three of five within two hours}}
      """;

  private PaperHouse house;

  @BeforeEach
  void open() throws Exception {
    house = new PaperHouse();
    house.story.api.book =
        ContractBook.of(
            List.of(
                Objects.requireNonNull(ContractText.read("city", CONTRACT, 1, null).edition())));
  }

  @AfterEach
  void close() {
    house.close();
  }

  private String complaint() throws Exception {
    return house
        .story
        .post(
            "openOrder",
            "/api/v1/orders",
            Role.OPERATOR,
            "{\"kind\":\"complaint\",\"title\":\"叫号屏不亮\",\"site\":\"hall-1\"}",
            201)
        .at("/order/id")
        .asText();
  }

  private void settled(String order) throws Exception {
    String body =
        """
        {"deeds":[{"id":"d-%s","act":"answer","fields":{"words":"已处理，用户满意","done":true}}]}\
        """
            .formatted(order);
    house.story.post("orderDeeds", "/api/v1/orders/" + order + "/deeds", Role.OPERATOR, body, 200);
  }

  private String weekly() throws Exception {
    return PaperText.of(
        house.file("paperDocument", PaperHouse.PAPERS + "/city.weekly@2026-11-16.docx", 200));
  }

  @Test
  void aCaseCountsWhenItIsDecided() throws Exception {
    assertThat(weekly()).contains("服务台 六成投诉两小时办结（按时 0 件，共 0 件）\n不适用\n");
    String first = complaint();
    complaint();
    house.later(Duration.ofMinutes(30));
    assertThat(weekly()).as("neither is decided").contains("（按时 0 件，共 0 件）");
    settled(first);
    assertThat(weekly()).contains("（按时 1 件，共 1 件）\n100.00\n").contains("≥ 60%\n达标\n");
    house.later(Duration.ofHours(2));
    assertThat(weekly()).contains("（按时 1 件，共 2 件）\n50.00\n").contains("≥ 60%\n未达标\n");
  }
}
