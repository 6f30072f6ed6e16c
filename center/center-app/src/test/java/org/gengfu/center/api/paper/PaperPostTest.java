package org.gengfu.center.api.paper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gengfu.center.access.Role;
import org.gengfu.center.paper.PaperPost;
import org.gengfu.contracts.ContractText;
import org.gengfu.core.contract.ContractBook;
import org.gengfu.report.post.Letter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * An issued paper goes to whom its contract names: each version once to each, also over a restart.
 */
class PaperPostTest {
  private static final String WEEK = "city.weekly@2026-11-16";

  private final List<Letter> sent = new ArrayList<>();
  private final List<String> refusing = new ArrayList<>();
  private PaperHouse house;

  @BeforeEach
  void open() throws Exception {
    house = new PaperHouse();
    String text =
        PaperHouse.CONTRACT.replace(
            "{id: weekly, every: week, day: 1}",
            "{id: weekly, every: week, day: 1, mailTo: [a@city.example, b@city.example]}");
    house.story.api.book =
        ContractBook.of(
            List.of(Objects.requireNonNull(ContractText.read("city", text, 1, null).edition())));
    house.later(Duration.ofHours(12));
  }

  @AfterEach
  void close() {
    house.close();
  }

  /** As a center that has just been started. */
  private void post() {
    try (PaperPost post =
        new PaperPost(
            house.story.api.house.database,
            letter -> {
              if (refusing.contains(letter.to())) {
                throw new IOException("450 try again later");
              }
              sent.add(letter);
            },
            house.story.api.clock)) {
      post.send();
    }
  }

  private List<String> to() {
    return sent.stream().map(Letter::to).toList();
  }

  private JsonNode mails(int version) throws Exception {
    return house.paper(WEEK).at("/versions/" + (version - 1) + "/mails");
  }

  @Test
  void eachReceiverGetsAVersionOnceAndIsTriedAgain() throws Exception {
    post();
    assertThat(sent).as("a draft goes nowhere").isEmpty();
    house.issue(WEEK, Role.ENGINEER, 200);
    assertThat(mails(1).toString()).contains("a@city.example", "\"waiting\"");
    refusing.add("b@city.example");
    post();
    assertThat(to()).containsExactly("a@city.example");
    assertThat(mails(1).at("/0/state").asText()).isEqualTo("sent");
    assertThat(mails(1).at("/1/state").asText()).isEqualTo("waiting");
    assertThat(mails(1).at("/1/why").asText()).isEqualTo("450 try again later");
    refusing.clear();
    post();
    assertThat(to()).as("not within the same minute").hasSize(1);
    house.later(Duration.ofMinutes(1));
    post();
    post();
    assertThat(to()).containsExactly("a@city.example", "b@city.example");
    Letter letter = sent.getFirst();
    assertThat(letter.subject()).contains("运维服务周报");
    assertThat(letter.key()).isEqualTo("paper " + WEEK + " 1");
    assertThat(letter.files().getFirst().name()).isEqualTo(WEEK + "-1.pdf");
    assertThat(letter.files().getFirst().bytes())
        .as("the very pages that were issued")
        .isEqualTo(house.file("paperPages", PaperHouse.PAPERS + "/" + WEEK + ".pdf", 200));
    house.fill(WEEK, java.util.Map.of("summary", "一切正常"), Role.OPERATOR, 200);
    house.issue(WEEK, Role.ENGINEER, 200);
    post();
    assertThat(sent).hasSize(4);
    assertThat(sent.getLast().subject()).contains("更正，第 2 版");
  }

  private void change(String sql) {
    house.story.api.house.database.change(connection -> {
      try (Statement statement = connection.createStatement()) {
        statement.executeUpdate(sql);
      }
    });
  }

  /** More dead addresses than one look tries, all of them before the living in every order. */
  @Test
  void manyThatFailKeepNobodyFromHisMail() throws Exception {
    house.issue(WEEK, Role.ENGINEER, 200);
    change(
        """
        insert into paper_mail (paper, number, receiver, made, attempts, tried)
          select paper, number, '0-' || n || '@dead.example', made, 1, made
          from paper_mail, generate_series(1, 300) n where receiver like 'a@%'
        """);
    post();
    assertThat(to()).contains("a@city.example", "b@city.example");
  }

  @Test
  void aVersionThatCannotBeReadKeepsNoOtherBack() throws Exception {
    house.issue(WEEK, Role.ENGINEER, 200);
    change(
        """
        insert into paper_version select
          (jsonb_populate_record(v, '{"paper": "other"}')).* from paper_version v
        """);
    change(
        """
        insert into paper_mail (paper, number, receiver, made)
          select 'other', number, receiver, made from paper_mail where receiver like 'a@%'
        """);
    change("update paper_version set body = 'torn' where paper = '" + WEEK + "'");
    post();
    assertThat(sent).extracting(Letter::key).containsExactly("paper other 1");
    post();
    assertThat(sent).as("once").hasSize(1);
  }

  @Test
  void whatCannotBeSentForAWeekIsSaidToHaveFailed() throws Exception {
    house.issue(WEEK, Role.ENGINEER, 200);
    refusing.addAll(List.of("a@city.example", "b@city.example"));
    for (int i = 0; i < 3; i++) {
      post();
      house.later(Duration.ofHours(1));
    }
    assertThat(mails(1).at("/0/attempts").asInt()).isEqualTo(3);
    house.later(Duration.ofDays(7));
    refusing.clear();
    post();
    assertThat(sent).isEmpty();
    assertThat(mails(1).at("/0/state").asText()).isEqualTo("failed");
  }
}
