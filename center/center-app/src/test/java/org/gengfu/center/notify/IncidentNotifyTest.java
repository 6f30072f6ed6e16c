package org.gengfu.center.notify;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Incidents become messages that a mail server and a webhook's program really get. */
class IncidentNotifyTest {
  private NotifyHouse house;

  @BeforeEach
  void open() throws IOException {
    house = new NotifyHouse();
    house.draw();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private List<String> subjects() {
    return java.util.Arrays.stream(house.mail.getReceivedMessages())
        .map(IncidentNotifyTest::subject)
        .toList();
  }

  private static String subject(MimeMessage mail) {
    try {
      return mail.getSubject();
    } catch (jakarta.mail.MessagingException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anIncidentIsToldOnceWithItsPage() throws Exception {
    house.raise("e/elsewhere", "smoke");
    house.until(() -> house.are(1, "sent"));
    MimeMessage mail = house.mail.getReceivedMessages()[0];
    assertThat(mail.getSubject()).startsWith("二级 ").contains("smoke", "elsewhere");
    MessageRow row = house.messages().getFirst();
    assertThat(mail.getContent().toString())
        .contains("详情 https://center.example/incidents/" + row.incident());
    assertThat(row.attempts())
        .singleElement()
        .satisfies(attempt -> assertThat(attempt.outcome()).isEqualTo("accepted"));
    house.pass(Duration.ofHours(1));
    house.restart();
    house.pass(Duration.ofHours(1));
    assertThat(house.mail.getReceivedMessages()).hasSize(1);
    assertThat(house.messages()).hasSize(1);
  }

  /** The camera waits for its cause; the switch takes it in before anybody was told of it. */
  @Test
  void aSymptomWhoseCauseComesIsNotTold() {
    house.raise("e/camera", "camera_offline");
    assertThat(house.messages()).isEmpty();
    house.raise("e/switch", "switch_unreachable");
    house.raise("e/ups", "ups_fault");
    house.until(() -> house.are(2, "sent"));
    house.pass(Duration.ofMinutes(4));
    assertThat(house.messages()).hasSize(2).allMatch(each -> each.title().contains("ups"));
    assertThat(house.messages().getFirst().body()).contains("由此引起 2 条告警");
    assertThat(house.mail.getReceivedMessages()).isEmpty();
  }

  /** Level 1 goes by two ways at once, and to the next person when nobody answers. */
  @Test
  void levelOneClimbsUntilSomebodyAnswers() throws Exception {
    house.raise("e/ups", "ups_fault");
    house.until(() -> house.are(2, "sent"));
    assertThat(house.hooked).hasSize(1);
    assertThat(house.called).singleElement().asString().contains("一级");
    house.pass(Duration.ofSeconds(630));
    house.until(() -> house.are(3, "sent"));
    assertThat(subjects()).singleElement().asString().startsWith("升级1");
    String notice = house.messages().getFirst().notice();
    assertThat(house.running().receipt(notice, "wang")).isEmpty();
    assertThat(house.messages())
        .allSatisfy(each -> assertThat(each.receipt()).isNotNull())
        .allSatisfy(each -> assertThat(each.receipt().by()).isEqualTo("wang"));
    assertThat(house.running().receipt(notice, "li")).contains("closed");
  }

  @Test
  void aReceiptEndsTheLadder() throws Exception {
    house.raise("e/ups", "ups_fault");
    house.until(() -> house.are(2, "sent"));
    house.running().receipt(house.messages().getFirst().notice(), "wang");
    house.pass(Duration.ofHours(1));
    assertThat(house.messages()).hasSize(2);
  }

  @Test
  void whatIsOverIsNotEscalated() {
    house.raise("e/ups", "ups_fault");
    house.until(() -> house.are(2, "sent"));
    house.clear("e/ups", "ups_fault");
    house.pass(Duration.ofMinutes(2));
    house.pass(Duration.ofHours(1));
    assertThat(house.messages()).hasSize(2);
    assertThat(house.mail.getReceivedMessages()).isEmpty();
  }

  /** Told of the switch; then it shows that the UPS was the cause. */
  @Test
  void anotherRootWithdrawsWhatWasToldAndSaysWhy() {
    house.raise("e/switch", "switch_unreachable");
    house.pass(Duration.ofMinutes(3));
    house.until(() -> house.are(2, "sent"));
    house.raise("e/ups", "ups_fault", NotifyHouse.T0.plusSeconds(30));
    house.until(() -> house.messages().size() == 6 && house.are(4, "sent"));
    List<MessageRow> rows = house.messages();
    assertThat(rows.subList(0, 2)).allMatch(each -> each.state().equals("withdrawn"));
    assertThat(rows).filteredOn(each -> each.kind().equals("withdrawal")).hasSize(2);
    assertThat(house.hooked).hasSize(3);
    assertThat(house.hooked.stream().filter(each -> each.contains("撤回"))).hasSize(1);
    assertThat(house.hooked.getLast()).contains("人民路 ups");
  }

  @Test
  void aWindowHoldsFirstMessagesAndEscalationsBackWithoutALeak() {
    house.raise("e/ups", "ups_fault");
    house.until(() -> house.are(2, "sent"));
    house.windows.open("MW-1", NotifyHouse.T0.plus(Duration.ofHours(2)));
    house.raise("e/elsewhere", "smoke");
    house.pass(Duration.ofMinutes(30));
    house.pass(Duration.ofMinutes(89));
    assertThat(house.messages()).hasSize(2);
    assertThat(house.mail.getReceivedMessages()).isEmpty();
    house.pass(Duration.ofMinutes(1));
    house.until(() -> house.are(5, "sent"));
    assertThat(house.hooked).hasSize(2);
    assertThat(subjects()).singleElement().asString().contains("smoke");
    house.pass(Duration.ofMinutes(5));
    assertThat(house.messages()).hasSize(5);
  }
}
