package org.gengfu.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gengfu.document.Documents;
import org.gengfu.document.Problems;
import org.junit.jupiter.api.Test;

/** One order told to one person: by the push service, else by short message, never by both. */
class LetterTest {
  private static final Duration NEVER = Duration.ZERO;
  private static final Duration SOON = Duration.ofMinutes(5);
  private static final ChannelRule PUSH =
      new ChannelRule(
          NotifyPolicy.WEB_PUSH,
          ChannelKind.WEBHOOK,
          List.of(),
          new Retry(2, Duration.ofSeconds(5), Duration.ofSeconds(5)),
          Duration.ZERO,
          Duration.ofMinutes(1),
          true);
  private final Run day = new Run(policy(Policies.TOWN), Policies.NOON);

  private static NotifyPolicy policy(String text) {
    return Policies.read(text).with(PUSH);
  }

  private static void address(Run run, String subject, int level, Duration unanswered) {
    address(run, subject, level, List.of(NotifyPolicy.WEB_PUSH, "sms"), unanswered);
  }

  private static void address(
      Run run, String subject, int level, List<String> via, Duration unanswered) {
    Map<String, String> addresses =
        Map.of(NotifyPolicy.WEB_PUSH, "wang", "sms", "13800000002", "call", "13800000002");
    Receiver wang = new Receiver("wang", "王强", Language.ZH, new TreeMap<>(addresses), null);
    Letter letter =
        new Letter(
            wang,
            "派单 W2026-000007",
            "派单 W2026-000007 人民路 停电",
            new TreeMap<>(Map.of("kind", "order")));
    run.tell(
        new NotifyInput.Address(
            Policies.notice(subject, level, run.now),
            Letter.ladder("wang", via, unanswered),
            letter));
  }

  @Test
  void whomThePushReachesGetsNoShortMessage() {
    address(day, "O1", 2, NEVER);
    day.accept();
    day.until(Policies.NOON.plus(Duration.ofDays(30)));
    assertThat(day.sentKeys()).containsExactly("O1|0|wang|web-push");
    assertThat(day.sent.getFirst().text()).isEqualTo("派单 W2026-000007 人民路 停电");
    assertThat(day.sent.getFirst().values()).containsEntry("kind", "order").containsKey("place");
    assertThat(day.state.tales().size()).isZero();
  }

  @Test
  void aRefusedPushIsFollowedByAShortMessageAtOnce() {
    address(day, "O1", 3, NEVER);
    day.answer(new Sent.Refused("410"));
    assertThat(day.sentKeys()).containsExactly("O1|0|wang|web-push", "O1|1|wang|sms");
    assertThat(day.sent.getLast().address()).isEqualTo("13800000002");
    assertThat(day.now).isEqualTo(Policies.NOON);
  }

  @Test
  void aPushServiceThatIsAwayIsTriedTwiceAndNoMore() {
    address(day, "O1", 3, NEVER);
    day.answer(new Sent.TryAgain("no connection"));
    day.now = day.now.plusSeconds(5);
    day.tell(new NotifyInput.TimePassed());
    day.answer(new Sent.TryAgain("no connection"));
    assertThat(day.sentKeys())
        .containsExactly("O1|0|wang|web-push", "O1|0|wang|web-push", "O1|1|wang|sms");
  }

  // Whoever takes a push knows it by its key: what may have been sent before a crash goes again.
  @Test
  void aPushOfWhichNothingIsKnownGoesAgainAndAShortMessageDoesNot() {
    address(day, "O1", 3, NEVER);
    day.answer(new Sent.Unknown("the center ended"));
    day.now = day.now.plusSeconds(5);
    day.tell(new NotifyInput.TimePassed());
    day.accept();
    assertThat(day.sentKeys()).containsExactly("O1|0|wang|web-push", "O1|0|wang|web-push");

    address(day, "O2", 3, List.of("sms", "call"), NEVER);
    day.answer(new Sent.Unknown("the center ended"));
    day.until(day.now.plus(Duration.ofHours(9)));
    assertThat(day.sentKeys().subList(2, day.sent.size())).containsExactly("O2|0|wang|sms");
    assertThat(day.facts(NotifyFact.Settled.class).getLast().state())
        .isEqualTo(Parcel.State.UNKNOWN);
  }

  @Test
  void anUrgentOrderThatNobodyAcceptsGoesByShortMessageToo() {
    address(day, "O1", 1, SOON);
    address(day, "O2", 1, SOON);
    day.accept();
    day.tell(new NotifyInput.Receipt("O2", "wang"));
    day.until(Policies.NOON.plus(SOON).minusMillis(1));
    assertThat(day.sent).hasSize(2);
    day.until(Policies.NOON.plus(Duration.ofDays(1)));
    assertThat(day.sentKeys())
        .containsExactly("O1|0|wang|web-push", "O2|0|wang|web-push", "O1|1|wang|sms");
  }

  // The push got through, the gateway did not take the short message: the next channel does.
  @Test
  void theNextChannelIsTakenWhenTheLastOneTriedFailed() {
    address(day, "O1", 1, List.of(NotifyPolicy.WEB_PUSH, "sms", "call"), SOON);
    day.accept();
    day.now = day.now.plus(SOON);
    day.tell(new NotifyInput.TimePassed());
    day.answer(new Sent.Refused("no such number"));
    assertThat(day.sentKeys())
        .containsExactly("O1|0|wang|web-push", "O1|1|wang|sms", "O1|2|wang|call");
  }

  @Test
  void anOrderIsNotSilencedByTheNightNorPutTogetherWithOthers() {
    String town =
        Policies.TOWN.replace(
            "{id: wang, name: 王工,",
            "{id: wang, name: 王工, quiet: {from: \"22:00\", to: \"07:00\"},");
    Run night = new Run(policy(town), Policies.NIGHT);
    night.raise("I1", 2);
    address(night, "O1", 4, List.of("sms"), NEVER);
    night.accept();
    address(night, "O2", 4, List.of("sms"), NEVER);
    night.accept();
    assertThat(night.sentKeys())
        .filteredOn(key -> key.endsWith("|wang|sms"))
        .containsExactly("O1|0|wang|sms", "O2|0|wang|sms");
  }

  @Test
  void whatIsTakenAwayBeforeItWasSentIsNotSent() {
    Instant end = Policies.NOON.plus(Duration.ofHours(2));
    for (int i = 0; i < 4; i++) {
      address(day, "O" + i, 3, List.of("sms"), NEVER);
      day.accept();
    }
    int sent = day.sent.size(); // the limit of the channel is used up
    assertThat(sent).isEqualTo(3);
    day.tell(new NotifyInput.Withdraw("O3", "改派", false));
    day.until(end);
    assertThat(day.sent).hasSize(sent);
    assertThat(day.facts(NotifyFact.Missed.class)).isEmpty();
  }

  @Test
  void aChannelThatTheSettingsLostIsPassedOverAndSaid() {
    address(day, "O1", 3, NEVER);
    Run later = new Run(Policies.read(Policies.TOWN), day.now);
    later.state = day.state;
    later.tell(
        new NotifyInput.Told("O1|0|wang|web-push", 1, new Sent.TryAgain("the center ended")));
    assertThat(later.sentKeys()).containsExactly("O1|1|wang|sms");
    address(later, "O2", 3, List.of("pigeon", "call"), NEVER);
    assertThat(later.sentKeys()).contains("O2|1|wang|call");
    assertThat(later.facts(NotifyFact.Missed.class)).hasSize(1);
  }

  @Test
  void theSettingsNameTheChannelsOfOrders() {
    OrderRule usual = Policies.town().orders();
    assertThat(usual).isEqualTo(new OrderRule(List.of("sms"), Duration.ofMinutes(5), Language.ZH));
    String modem =
        Policies.TOWN.replace(
            "channels:",
            "orders: {via: [m, sms], unanswered: 0s, language: en}\nchannels:\n  - {id: m, kind: modem}");
    assertThat(Policies.read(modem).orders())
        .isEqualTo(new OrderRule(List.of("m", "sms"), Duration.ZERO, Language.EN));
    assertThat(Policies.read(modem.replace("[m, sms]", "[]")).orders().via()).isEmpty();
    for (String wrong :
        List.of("orders: {via: [mail]}", "orders: {unanswered: 2d}", "orders: {to: [li]}")) {
      Problems problems = new Problems();
      NotifyPolicy.read(
          Documents.parse("center.yaml", wrong + "\n" + Policies.TOWN, problems), problems);
      assertThat(problems.list()).as(wrong).hasSize(1);
    }
    Problems problems = new Problems();
    String own = Policies.TOWN.replace("channels:", "channels:\n  - {id: web-push, kind: sms}");
    assertThat(
            NotifyPolicy.read(Documents.parse("center.yaml", own, problems), problems).channels())
        .doesNotContainKey("web-push");
    assertThat(problems.list()).hasSize(1);
  }
}
