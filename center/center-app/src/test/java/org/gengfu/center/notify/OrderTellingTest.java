package org.gengfu.center.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.OrderMachine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A technician hears of each order once: by push, or by short message. */
class OrderTellingTest {
  private static final Act TO_WANG = new Act.Dispatch("wang", false);
  private static final Duration RETRY = Duration.ofSeconds(6);

  private OrderHouse house;

  @BeforeEach
  void open() throws Exception {
    house = new OrderHouse();
    house.phones.put("wang", "13800000002");
    house.phones.put("li", "+8613800000001");
  }

  @AfterEach
  void close() {
    house.close();
  }

  private String dispatched(int level) throws Exception {
    String order = house.order(level);
    house.does("desk", order, new Act.Accept());
    house.does("desk", order, TO_WANG);
    return order;
  }

  @Test
  void whoseNoPhoneListensGetsOneShortMessage() throws Exception {
    dispatched(2);
    house.until(() -> house.messages().equals(List.of("gateway sent")));
    String text = "二级派单 西湖路机房 UPS-3 市电中断 16:30前 https://gf.example/m/order/W2026-000001";
    assertThat(text.length()).isLessThanOrEqualTo(OrderWords.ONE);
    assertThat(house.texts).containsExactly("{\"to\":\"13800000002\",\"text\":\"" + text + "\"}");
    MessageRow row = house.rows().getFirst();
    assertThat(row.kind()).isEqualTo("order");
    assertThat(row.title()).isEqualTo("二级派单 W2026-000001 西湖路机房 UPS-3 市电中断");
    assertThat(row.incident()).isNull();
    house.pass(Duration.ofDays(1));
    assertThat(house.texts).hasSize(1);
  }

  @Test
  void whomThePushReachesGetsNoShortMessage() throws Exception {
    house.listens("wang", "a");
    dispatched(2);
    house.until(() -> house.messages().equals(List.of("web-push sent")));
    house.pass(Duration.ofDays(1));
    assertThat(house.push.heard).hasSize(1);
    assertThat(house.texts).isEmpty();
  }

  // RFC 8030, 5: 410 says that the subscription is no more.
  @Test
  void aPhoneThatIsGoneIsForgottenAndItsOwnerGetsAShortMessage() throws Exception {
    house.push.answers.put("a", 410);
    house.push.answers.put("b", 404);
    house.listens("wang", "a");
    house.listens("wang", "b");
    dispatched(3);
    house.until(() -> house.messages().equals(List.of("web-push failed", "gateway sent")));
    assertThat(house.listens("wang")).isFalse();
    dispatched(3);
    house.until(() -> house.messages().size() == 3 && house.texts.size() == 2);
    assertThat(house.push.heard).hasSize(2);
  }

  @Test
  void onePhoneOfTwoIsEnough() throws Exception {
    house.push.answers.put("a", 410);
    house.listens("wang", "a");
    house.listens("wang", "b");
    dispatched(3);
    house.until(() -> house.messages().equals(List.of("web-push sent")));
    assertThat(house.listens("wang")).isTrue();
    house.pass(Duration.ofDays(1));
    assertThat(house.texts).isEmpty();
  }

  @Test
  void aPushServiceThatFailsIsTriedOnceMoreThenAShortMessageGoes() throws Exception {
    house.push.answers.put("a", 503);
    house.listens("wang", "a");
    dispatched(3);
    house.until(() ->
        house.messages().equals(List.of("web-push waiting"))
            && house.rows().getFirst().attempts().getFirst().outcome().equals("again"));
    assertThat(house.texts).isEmpty();
    house.pass(RETRY);
    house.until(() -> house.messages().equals(List.of("web-push failed", "gateway sent")));
    assertThat(house.texts).hasSize(1);
    assertThat(house.listens("wang")).isTrue();
  }

  @Test
  void anUrgentOrderThatNobodyAcceptsGoesByShortMessageTooUnlessItIsAccepted() throws Exception {
    house.listens("wang", "a");
    dispatched(1);
    String accepted = dispatched(1);
    house.until(() -> house.messages().equals(List.of("web-push sent", "web-push sent")));
    house.does("wang", accepted, new Act.Take());
    house.pass(Duration.ofMinutes(5));
    house.until(() -> house.texts.size() == 1);
    house.pass(Duration.ofDays(1));
    assertThat(house.texts).singleElement().asString().contains("一级派单", "W2026-000001");
  }

  @Test
  void whatIsTakenAwayUrgedOrWatchedIsToldToo() throws Exception {
    String order = dispatched(2);
    int told = 1;
    for (Act act :
        List.of(
            new Act.Urge("hurry"),
            new Act.Supervise(),
            new Act.Join("zhao"),
            new Act.Dispatch("li", true),
            new Act.Cancel("not needed"))) {
      house.does("desk", order, act);
      told += act instanceof Act.Join ? 0 : act instanceof Act.Dispatch ? 2 : 1;
      int now = told;
      house.until(() -> house.texts.size() == now);
      house.until(() -> house.messages().stream().allMatch("gateway sent"::equals));
    }
    assertThat(house.rows())
        .extracting(MessageRow::receiver)
        .containsExactlyInAnyOrder("wang", "wang", "wang", "wang", "li", "li");
    assertThat(String.join("\n", house.texts))
        .contains("二级派单", "二级催办", "二级督办", "改派他人，不用去了： W2026-000001", "已取消，不用去了： W2026-000001");
    assertThat(house.lost())
        .as("zhao has neither")
        .extracting(MessageRow.Lost::receiver)
        .contains("zhao");
  }

  @Test
  void whoNeedNotGoAnyMoreIsToldAndWhoIsOnTheWaySeesThatItIsWell() throws Exception {
    house.listens("li", "a");
    String order = dispatched(3);
    house.does("desk", order, new Act.Join("li"));
    house.until(() -> house.are("sent", 2));
    house.does(OrderMachine.CENTER, order, Act.SeenWell.since(1));
    house.until(() -> house.are("sent", 4));
    assertThat(house.texts).hasSize(2).last().asString().contains("已自行恢复，不用去了： W2026-000001");
    assertThat(house.push.heard).hasSize(2);

    String other = dispatched(3);
    house.does("desk", other, new Act.Join("li"));
    house.until(() -> house.are("sent", 6));
    house.does("wang", other, new Act.Take());
    house.does("wang", other, new Act.SetOut());
    house.does(OrderMachine.CENTER, other, Act.SeenWell.since(1));
    house.does("desk", other, new Act.Unjoin("li"));
    house.until(() -> house.are("sent", 8));
    assertThat(house.texts).as("who is on his way gets no short message").hasSize(3);
    assertThat(house.rows())
        .extracting(MessageRow::title)
        .contains(
            "三级设备已恢复正常 W2026-000002 西湖路机房 UPS-3 市电中断", "不再协办，不用去了： W2026-000002 西湖路机房 UPS-3 市电中断");
  }

  /** The channel has another message in hand; what was never sent need not be taken back. */
  @Test
  void whoNeverHeardOfAnOrderIsNotToldThatItIsAnothers() throws Exception {
    house.dying(false);
    dispatched(2);
    String order = dispatched(2);
    house.does("desk", order, new Act.Dispatch("li", false));
    assertThat(house.rows())
        .extracting(row -> row.receiver() + " " + row.state())
        .containsExactlyInAnyOrder("wang waiting", "wang dropped", "li waiting");
  }

  @Test
  void nobodyIsToldWhatHeDidHimself() throws Exception {
    String order = house.order(2);
    house.does("wang", order, new Act.Accept());
    house.does("wang", order, TO_WANG);
    house.does("wang", order, new Act.Take());
    house.pass(Duration.ofHours(1));
    assertThat(house.messages()).isEmpty();
  }

  /**
   * The program dies when the push is committed as handed over and nobody knows whether it went.
   */
  @Test
  void aPushOfWhichNothingIsKnownGoesAgainAfterARestartAndReplacesItself() throws Exception {
    house.listens("wang", "a");
    house.dying(false);
    dispatched(3);
    assertThat(house.push.heard).isEmpty();
    house.restart();
    house.pass(RETRY);
    house.until(() -> house.messages().equals(List.of("web-push sent")));
    assertThat(house.push.heard).singleElement().asString().matches("a [A-Za-z0-9_-]{32}");
    house.restart();
    house.pass(Duration.ofDays(1));
    assertThat(house.push.heard).hasSize(1);
    assertThat(house.texts).isEmpty();
  }

  /** The same for a short message, which no gateway knows again: once is more than twice. */
  @Test
  void aShortMessageOfWhichNothingIsKnownIsListedAndNotSentTwice() throws Exception {
    house.dying(false);
    dispatched(3);
    house.restart();
    house.pass(Duration.ofDays(1));
    house.until(() -> house.messages().equals(List.of("gateway unknown")));
    assertThat(house.texts).isEmpty();
    assertThat(house.lost()).extracting(MessageRow.Lost::channel).containsExactly("gateway");
  }

  @Test
  void whatWaitsForTheGatewaySurvivesARestart() throws Exception {
    house.status.set(503);
    house.push.answers.put("a", 410);
    house.listens("wang", "a");
    dispatched(3);
    house.until(() ->
        house.rows().size() == 2
            && !house.rows().getLast().attempts().isEmpty()
            && house.rows().getLast().attempts().getFirst().outcome().equals("again"));
    house.restart();
    house.status.set(200);
    house.pass(Duration.ofSeconds(31));
    house.until(() -> house.messages().equals(List.of("web-push failed", "gateway sent")));
    house.restart();
    house.pass(Duration.ofDays(1));
    assertThat(house.texts).hasSize(2);
  }

  /** What was being sent is settled by a transaction that is committed, not by one that failed. */
  @Test
  void aFirstTransactionThatFailsLeavesNothingSending() throws Exception {
    house.dying(false);
    dispatched(3);
    assertThat(house.messages()).containsExactly("gateway waiting");
    assertThatThrownBy(() -> house.dying(true)).hasMessageContaining("the disk is full");
    house.run(() -> {});
    assertThat(house.messages()).containsExactly("gateway unknown");
  }

  @Test
  void whoIsReachedByTextIsKnown() {
    assertThat(house.desk().reachesByText("wang")).isTrue();
    assertThat(house.desk().reachesByText("zhao")).isFalse();
  }
}
