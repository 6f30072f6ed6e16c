package org.gengfu.center.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gengfu.center.order.LedgerKind;
import org.gengfu.center.order.LedgerWords;
import org.gengfu.center.order.Ledgers;
import org.gengfu.center.order.OrderContext;
import org.gengfu.center.store.Journal;
import org.gengfu.center.store.JournalRow;
import org.gengfu.center.watch.WatchFixture;
import org.gengfu.core.contract.ContractBook;
import org.gengfu.core.inspection.Answer;
import org.gengfu.core.inspection.RoundFact;
import org.gengfu.core.inspection.RoundMachine;
import org.gengfu.core.inspection.RoundState;
import org.gengfu.core.inspection.Rounds;
import org.gengfu.core.inspection.Words;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.OrderKind;
import org.gengfu.core.order.OrderState;
import org.gengfu.core.order.Stage;
import org.gengfu.notify.NotifyInput;
import org.junit.jupiter.api.Test;

/** Rounds on a real database, with restarts in the middle. */
class InspectionDeskTest {
  private static final String WEEKLY = "- {id: week, name: 周检, every: week}\n";
  private static final Duration HOUR = Duration.ofHours(1);
  private static final List<String> STEPS =
      List.of("1.safe", "1.label", "1.look", "1.clean", "1.anomaly");

  /** The Monday after the clock's Sunday, in Shanghai. */
  private static final Instant MONDAY = Instant.parse("2026-11-22T16:00:00Z");

  private static Act.Diagnose answers(String last, String temperature) {
    Map<String, String> answers = new TreeMap<>();
    STEPS.forEach(step -> answers.put(step, "正常"));
    answers.put("1.anomaly", last);
    if (!temperature.isEmpty()) {
      answers.put("1.environment.reading", temperature);
    }
    return new Act.Diagnose("看过了", new TreeMap<>(answers));
  }

  @Test
  void aDueRoundBecomesOneOrderHoweverOftenTheCenterStarts() throws Exception {
    try (RoundHouse house = new RoundHouse(WEEKLY)) {
      house.born();
      house.pass(Duration.ofMinutes(1));
      RoundRow row = house.rounds("planned").getFirst();
      assertThat(row.id()).isEqualTo("c/room/week@2026-11-23");
      assertThat(row.from()).isEqualTo(MONDAY);
      assertThat(row.of()).isEqualTo(6);
      house.restart();
      house.pass(HOUR);
      house.restart();
      assertThat(house.inspections()).hasSize(1);
      OrderState order = house.inspections().getFirst();
      assertThat(order.id()).isEqualTo(row.order());
      assertThat(order.matter().kind()).isEqualTo(OrderKind.INSPECTION);
      assertThat(new RoundContext(house.desk, OrderContext.NONE).notBefore(order)).contains(MONDAY);
      assertThat(order.matter().item()).isEqualTo("c/room");
      assertThat(order.matter().node()).isEqualTo(RoundHouse.NODE);
      assertThat(order.matter().symptom()).isEqualTo("路线：大厅 hall-1");
      house.pass(Duration.ofDays(7));
      house.restart();
      assertThat(house.inspections()).hasSize(2);
      assertThat(replayed(house))
          .containsOnlyKeys("c/room/week@2026-11-23", "c/room/week@2026-11-30");
    }
  }

  /** All rounds by the journal alone. */
  private static Map<String, RoundState> replayed(RoundHouse house) {
    Rounds[] rounds = {Rounds.NONE};
    house.database.walk(connection -> {
      for (JournalRow row : Journal.of(connection, RoundTable.SUBJECT, 1, 10_000)) {
        for (RoundFact fact : RoundJson.read(row.body(), RoundTable.Row.class).facts()) {
          rounds[0] = RoundMachine.apply(rounds[0], fact);
        }
      }
    });
    return rounds[0].all();
  }

  @Test
  void telemetryFillsInWhatItSeesAndNothingElse() throws Exception {
    try (RoundHouse house = new RoundHouse(WEEKLY)) {
      house.born();
      house.pass(Duration.ofMinutes(1));
      house.pass(Duration.ofHours(9).plusMinutes(30));
      RoundRow due = house.only("due");
      assertThat(due.done()).as("the newest reading is nine hours old").isZero();
      String order = String.valueOf(due.order());
      house.taken(order);
      Instant read = house.clock.instant();
      house.house.commit(WatchFixture.readings(23.4, read));
      house.pass(Duration.ofMinutes(5));
      house.does("li", order, new Act.Arrive("gengfu:" + RoundHouse.NODE));
      assertThat(house.only("due").done()).isEqualTo(1);
      RoundState state = replayed(house).get(due.id());
      Answer answer = state.answers().values().iterator().next();
      assertThat(answer.value()).isEqualTo("23.4");
      assertThat(answer.at()).isEqualTo(read);
      assertThat(answer.by()).isEqualTo(Answer.TELEMETRY);
      house.restart();
      assertThat(replayed(house).get(due.id())).isEqualTo(state);
    }
  }

  @Test
  void aRoundIsMadeByTheAnswersOfItsOrder() throws Exception {
    try (RoundHouse house = new RoundHouse(WEEKLY)) {
      house.born();
      house.pass(Duration.ofMinutes(1));
      house.pass(Duration.ofHours(12));
      String order = String.valueOf(house.only("due").order());
      house.taken(order);
      house.does("li", order, answers("异常", ""));
      house.does("li", order, new Act.Resolve("清理了风扇"));
      assertThat(order(house, order).stage()).as("the value is missing").isEqualTo(Stage.RESOLVED);
      assertThat(house.only("due").done()).isEqualTo(5);
      house.restart();
      house.does("li", order, answers("异常", "22.1"));
      house.does("li", order, new Act.Resolve("清理了风扇"));
      assertThat(order(house, order).stage()).isEqualTo(Stage.CLOSED);
      RoundRow done = house.only("done");
      assertThat(done.done()).isEqualTo(6);
      assertThat(done.technician()).isEqualTo("li");
      Map<String, String> row =
          new Ledgers(house.database, LedgerWords.NONE)
              .rows(LedgerKind.INSPECTION, Instant.EPOCH, Instant.MAX, "", true)
              .getFirst();
      assertThat(row)
          .containsEntry("order", order)
          .containsEntry("people", "li")
          .containsEntry("result", "共 6 项，异常 1 项")
          .containsEntry("anomalies", "温湿度 异常情况")
          .containsEntry("measures", "清理了风扇");
      Words name = new Words("周检", "周检");
      assertThat(house.desk.counts("c", MONDAY, MONDAY.plus(Duration.ofDays(7))))
          .containsExactly(new InspectionRounds.Count("c/room/week", name, 1, 1, 0, 0, 1));
      house.pass(Duration.ofDays(20));
      assertThat(house.subjects()).noneMatch(each -> each.contains("2026-11-23"));
    }
  }

  private static OrderState order(RoundHouse house, String id) {
    return house.orders.order(id).orElseThrow();
  }

  @Test
  void aMissedRoundIsToldOnceAndStaysMissed() throws Exception {
    try (RoundHouse house = new RoundHouse(WEEKLY)) {
      house.born();
      house.pass(Duration.ofMinutes(1));
      house.pass(Duration.between(house.clock.instant(), MONDAY).plus(Duration.ofDays(6)));
      String week = "inspection:c:room:week@2026-11-23:";
      assertThat(house.subjects()).containsExactly(week + "soon");
      house.pass(Duration.ofDays(1));
      house.restart();
      house.pass(HOUR);
      assertThat(house.subjects()).containsExactly(week + "soon", week + "missed");
      RoundRow missed = house.only("missed");
      house.restart();
      house.pass(HOUR);
      assertThat(house.subjects()).filteredOn(each -> each.equals(week + "missed")).hasSize(1);
      assertThat(
              new Ledgers(house.database, LedgerWords.NONE)
                  .rows(LedgerKind.INSPECTION, Instant.EPOCH, Instant.MAX, "hall-1", true))
          .singleElement()
          .satisfies(row -> assertThat(row.get("result")).startsWith("漏检"));
      String order = String.valueOf(missed.order());
      house.taken(order);
      house.does("li", order, answers("正常", "22.1"));
      house.does("li", order, new Act.Resolve("补做"));
      assertThat(house.rounds("missed")).isEmpty();
      assertThat(house.desk.counts("c", MONDAY, MONDAY.plus(Duration.ofDays(7))))
          .extracting(InspectionRounds.Count::late)
          .containsExactly(1);
      assertThat(house.told)
          .anyMatch(input ->
              input instanceof NotifyInput.Raise raise
                  && raise.notice().subject().equals(week + "missed")
                  && raise.notice().place().equals("大厅 hall-1"));
      assertThat(house.told)
          .anyMatch(input ->
              input instanceof NotifyInput.Withdraw gone && gone.subject().equals(week + "missed"));
    }
  }

  /** What a center that was down for a week finds is told as late, once, without an order. */
  @Test
  void roundsThatAreMissedWhileTheCenterIsDownAreMissed() throws Exception {
    try (RoundHouse house = new RoundHouse(WEEKLY)) {
      house.born();
      house.pass(Duration.ofMinutes(1));
      house.clock.advance(Duration.ofDays(17));
      house.restart();
      house.pass(HOUR);
      assertThat(house.rounds("missed"))
          .extracting(RoundRow::id)
          .containsExactly("c/room/week@2026-11-23", "c/room/week@2026-11-30");
      assertThat(house.subjects())
          .containsExactlyInAnyOrder(
              "inspection:c:room:week@2026-11-23:still-missed",
              "inspection:c:room:week@2026-11-30:missed");
    }
  }

  @Test
  void dailyRoundsRestOnHolidaysAndWorkOnMakeUpDays() throws Exception {
    String daily = "- {id: day, name: 日检, every: day, calendar: office}\n";
    try (RoundHouse house = new RoundHouse(daily)) {
      house.born();
      house.pass(Duration.ofMinutes(1));
      assertThat(days(house).subList(0, 6))
          .containsExactly(
              "2026-11-23", "2026-11-25", "2026-11-26", "2026-11-27", "2026-11-28", "2026-11-30");
    }
  }

  private static List<String> days(RoundHouse house) {
    List<String> days = new ArrayList<>();
    house.rounds("planned").forEach(row -> days.add(row.id().substring(row.id().indexOf('@') + 1)));
    return days;
  }

  /** From its time on the new edition counts; what has not begun by the old one is dropped. */
  @Test
  void anEditionChangesTheFrequencyFromItsTimeOn() throws Exception {
    try (RoundHouse house = new RoundHouse(WEEKLY)) {
      house.born();
      house.pass(Duration.ofMinutes(1));
      assertThat(days(house)).startsWith("2026-11-23", "2026-11-30", "2026-12-07");
      String daily = "- {id: week, name: 日检, every: day}\n";
      var first = house.book.editions("c").getFirst();
      house.book =
          ContractBook.of(
              List.of(
                  first,
                  RoundHouse.edition(2, MONDAY.plus(Duration.ofDays(7)), "own", WEEKLY),
                  RoundHouse.edition(3, MONDAY.plus(Duration.ofDays(14)), "own", daily)));
      house.pass(Duration.ofMinutes(1));
      assertThat(days(house)).startsWith("2026-11-23", "2026-11-30", "2026-12-07", "2026-12-08");
      house.book = ContractBook.of(List.of(first, RoundHouse.edition(2, MONDAY, "own", daily)));
      house.pass(Duration.ofMinutes(1));
      house.pass(Duration.ofMinutes(1));
      assertThat(days(house)).startsWith("2026-11-23", "2026-11-24");
      assertThat(house.inspections().getFirst().stage()).isEqualTo(Stage.CANCELLED);
    }
  }

  @Test
  void aCarrierLooksAfterItsOwn() throws Exception {
    var edition = RoundHouse.edition(1, null, "carrier", WEEKLY);
    try (RoundHouse house = new RoundHouse(ContractBook.of(List.of(edition)))) {
      house.born();
      house.pass(Duration.ofMinutes(1));
      assertThat(house.rounds(null)).isEmpty();
      assertThat(house.desk.plans()).isEmpty();
    }
  }

  /** From the 20th on it is told which devices fall short, once; not in the month of the begin. */
  @Test
  void aDeviceThatFallsShortOfItsRoundsOfTheMonthIsTold() throws Exception {
    String twice = "- {id: twice, name: 现场巡检, every: month, times: 2, perMonth: 2}\n";
    try (RoundHouse house = new RoundHouse(twice)) {
      house.born();
      house.pass(Duration.ofMinutes(1));
      house.pass(Duration.ofDays(3));
      assertThat(house.desk.plans().getFirst().lackingTotal()).isEqualTo(1);
      assertThat(house.subjects()).as("the center did not know of it on the 1st").isEmpty();
      house.pass(Duration.ofDays(24));
      assertThat(house.subjects()).noneMatch(each -> each.contains("short-of"));
      house.pass(Duration.ofDays(2));
      house.pass(Duration.ofDays(2));
      assertThat(house.subjects())
          .filteredOn(each -> each.contains("short-of"))
          .containsExactly("inspection:c:room:twice:short-of-2026-12");
      PlanRow plan = house.desk.plans().getFirst();
      assertThat(plan.lacking())
          .extracting(PlanRow.Lacking::node, PlanRow.Lacking::done)
          .containsExactly(org.assertj.core.groups.Tuple.tuple("room-a/th-1", 0));
    }
  }

  /** A round of which telemetry knew nothing at its begin is filled in a little later. */
  @Test
  void aRoundOfWhichNothingWasKnownIsFilledInLater() throws Exception {
    String today =
        """
        - id: week
          name: 周检
          every: week
          checks:
            - {id: warm, text: 温度, kind: value, unit: Cel, point: ambient.temperature}
            - {id: look, text: 外观}
        """;
    try (RoundHouse house = new RoundHouse(today)) {
      house.born();
      house.pass(Duration.ofMinutes(1));
      house.pass(Duration.between(house.clock.instant(), MONDAY).plusMinutes(1));
      RoundRow row = house.only("due");
      assertThat(row.done()).as("what it said at its birth is too old").isZero();
      house.house.commit(
          org.gengfu.center.watch.WatchFixture.readings(21.5, house.clock.instant()));
      house.pass(Duration.ofMinutes(2));
      assertThat(house.only("due").done()).isEqualTo(1);
    }
  }
}
