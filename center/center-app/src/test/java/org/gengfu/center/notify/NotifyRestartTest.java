package org.gengfu.center.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.center.store.StoreException;
import org.gengfu.document.Documents;
import org.gengfu.document.MapNode;
import org.gengfu.document.Problems;
import org.gengfu.notify.Notice;
import org.gengfu.notify.Notifier;
import org.gengfu.notify.NotifyFact;
import org.gengfu.notify.NotifyInput;
import org.gengfu.notify.NotifyPolicy;
import org.gengfu.notify.NotifyState;
import org.gengfu.notify.Parcel;
import org.gengfu.notify.Sent;
import org.junit.jupiter.api.Test;

/** What is committed is known again after a restart; what may have been sent is not sent again. */
class NotifyRestartTest {
  private static final Instant T0 = NotifyHouse.T0;

  /** The program dies when the messages are committed and not sent yet. */
  @Test
  void whatWasCommittedButPerhapsNotSentIsUnknownAndOnlyWhatHasAKeyIsRepeated() throws IOException {
    try (NotifyHouse house = new NotifyHouse()) {
      house.draw();
      house.loseSender();
      house.raise("e/ups", "ups_fault");
      house.until(() -> house.messages().size() == 2);
      assertThat(house.hooked).isEmpty();
      house.restart();
      house.pass(Duration.ofSeconds(1));
      house.until(() -> house.are(1, "unknown"));
      house.pass(Duration.ofSeconds(31));
      house.until(() -> house.are(1, "sent"));
      assertThat(house.hooked).hasSize(1);
      assertThat(house.called).isEmpty();
      MessageRow call =
          house.messages().stream()
              .filter(each -> each.channel().equals("call"))
              .findFirst()
              .orElseThrow();
      assertThat(call.state()).isEqualTo("unknown");
      assertThat(call.attempts()).hasSize(1);
      house.pass(Duration.ofMinutes(5));
      assertThat(house.called).isEmpty();
      List<MessageRow.Lost> lost =
          house.house.database.read(
              connection -> MessageTable.failures(connection, T0, T0.plusSeconds(86_400), 10));
      assertThat(lost).singleElement().matches(each -> each.channel().equals("call"));
    }
  }

  @Test
  void anOutcomeThatWasNotTakenIsTriedAgainAfterARestartToo() throws IOException {
    try (NotifyHouse house = new NotifyHouse()) {
      house.status.set(503);
      house.draw();
      house.raise("e/ups", "ups_fault");
      house.until(() ->
          house.messages().stream()
              .allMatch(each ->
                  !each.attempts().isEmpty()
                      && each.attempts().getLast().outcome().equals("again")));
      house.restart();
      house.status.set(200);
      house.pass(Duration.ofSeconds(31));
      house.until(() -> house.are(2, "sent"));
      assertThat(house.messages()).allMatch(each -> each.attempts().size() == 2);
    }
  }

  /** A newest state that is torn is passed over: the older one and the journal give the same. */
  @Test
  void aTornStateIsPassedOver() throws IOException, SQLException {
    try (NotifyHouse house = new NotifyHouse()) {
      house.draw();
      house.raise("e/ups", "ups_fault");
      house.until(() -> house.are(2, "sent"));
      NotifyMemory known = house.house.database.read(NotifyTable::load);
      assertThat(known.state().tales().size()).isEqualTo(1);
      house.house.database.change(connection -> {
        NotifyTable.put(connection, known, T0);
        try (var statement = connection.createStatement()) {
          statement.executeUpdate(
              "insert into notify_state (facts, seq, stored, body) values (999999, 0, now(), '{')");
        }
      });
      NotifyMemory again = house.house.database.read(NotifyTable::load);
      assertThat(again.facts()).isEqualTo(known.facts());
      assertThat(again.state().parcels().values()).isEqualTo(known.state().parcels().values());
    }
  }

  /** Every kind of fact comes back as it was written, and nothing else is taken for one. */
  @Test
  void factsAndStatesComeBackEqual() {
    Problems problems = new Problems();
    MapNode node =
        Documents.parse(
            "center.yaml",
            """
            channels: [{id: mail, kind: mail}, {id: sms, kind: sms, digest: 1m}]
            receivers: [{id: li, quiet: {from: "16:00", to: "17:00"}, addresses: {mail: a, sms: b}}]
            routes: [{id: r, ladder: [{to: [li], via: [mail, sms]}, {after: 1h, to: [li], via: [sms]}]}]
            """,
            problems);
    Notifier notifier = new Notifier(NotifyPolicy.read(node, problems));
    assertThat(problems.list()).isEmpty();
    NotifyState state = NotifyState.NONE;
    List<NotifyFact> all = new ArrayList<>();
    Instant now = T0;
    for (int i = 0; i < 40; i++) {
      now = now.plusSeconds(400);
      NotifyInput input =
          i % 4 == 0
              ? new NotifyInput.Raise(notice("I" + i, 1 + i % 3, now))
              : new NotifyInput.TimePassed();
      List<NotifyFact> facts = new ArrayList<>(notifier.decide(state, input, now));
      for (Parcel parcel : state.parcels().values()) {
        if (parcel.state() == Parcel.State.SENDING && i % 3 == 0) {
          input = new NotifyInput.Told(parcel.message().key(), parcel.attempts(), sent(i));
          facts = new ArrayList<>(notifier.decide(state, input, now));
        }
      }
      for (NotifyFact fact : facts) {
        state = Notifier.apply(state, fact);
        all.add(fact);
      }
    }
    NotifyMemory.Row row = new NotifyMemory.Row(7, all);
    assertThat(NotifyJson.read(NotifyJson.write(row), NotifyMemory.Row.class)).isEqualTo(row);
    NotifyMemory memory = new NotifyMemory(state, 99);
    NotifyMemory again = NotifyMemory.read(memory.write());
    assertThat(again.state().parcels().values()).isEqualTo(state.parcels().values());
    assertThat(again.state().tales().values()).isEqualTo(state.tales().values());
    assertThat(again.state().timers().keys()).isEqualTo(state.timers().keys());
    assertThat(again.write()).isEqualTo(memory.write());
    assertThatThrownBy(() -> NotifyJson.read("{\"first\":1,\"fact\":[]}", NotifyMemory.Row.class))
        .isInstanceOf(StoreException.class);
  }

  /** Lines of a release stay readable for the next ones. */
  @Test
  void linesThatWereOnceWrittenStayReadable() {
    String line =
        "{\"first\":3,\"facts\":[{\"is\":\"handed\",\"key\":\"I|0|li|sms\",\"attempt\":1,"
            + "\"at\":\"2026-11-22T07:00:00Z\",\"expires\":\"2026-11-22T07:02:00Z\"},"
            + "{\"is\":\"settled\",\"key\":\"I|0|li|sms\",\"state\":\"UNKNOWN\","
            + "\"at\":\"2026-11-22T07:02:00Z\",\"why\":\"nothing was heard\"}]}";
    NotifyMemory.Row row = NotifyJson.read(line, NotifyMemory.Row.class);
    assertThat(row.facts())
        .containsExactly(
            new NotifyFact.Handed("I|0|li|sms", 1, T0, T0.plusSeconds(120)),
            new NotifyFact.Settled(
                "I|0|li|sms", Parcel.State.UNKNOWN, T0.plusSeconds(120), "nothing was heard"));
  }

  private static Notice notice(String subject, int level, Instant now) {
    return new Notice(
        subject, level, "S", "", "地方", "设备", new Notice.Words("停电", "mains"), "", now, now);
  }

  private static Sent sent(int i) {
    return switch (i % 4) {
      case 0 -> new Sent.Accepted("1");
      case 1 -> new Sent.TryAgain("busy");
      case 2 -> new Sent.Unknown("?");
      default -> new Sent.Refused("no");
    };
  }
}
