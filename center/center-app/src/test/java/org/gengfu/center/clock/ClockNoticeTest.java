package org.gengfu.center.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gengfu.contracts.ContractText;
import org.gengfu.core.clock.ClockMark;
import org.gengfu.core.contract.ContractBook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clocks of faults that by contract begin with the client's word; on PostgreSQL. */
class ClockNoticeTest {
  private static final String CONTRACT =
      """
      contract: city
      name: City
      owner: city
      from: "2020-01-01"
      items:
        - id: station
          name: Station
          source: x
          devices: [{types: [rbs]}]
          promises:
            - {kind: respond, start: fault, within: 1h}
            - {kind: arrive, start: request, within: 3h}
            - {kind: restore, start: notice, stops: [telemetry, swap], within: 2h}
      """;

  private final ClockHouse house = new ClockHouse();

  @BeforeEach
  void open() {
    house.book =
        ContractBook.of(
            List.of(
                Objects.requireNonNull(
                    ContractText.read("city", CONTRACT, 1, null).edition(), "the contract")));
    house.draw(0);
    house.raise("e/rbs", "rbs_fault");
  }

  @AfterEach
  void close() {
    house.close();
  }

  private static Instant after(int minutes) {
    return ClockHouse.T0.plus(Duration.ofMinutes(minutes));
  }

  private void told(int minutes) {
    house.tells(
        house.incidents().getFirst(), Map.of(ClockMark.What.REPORTED, Duration.ofMinutes(minutes)));
  }

  /** Until the client's word is known it is counted from the fault; both are said. */
  @Test
  void itBeginsWithTheNoticeElseWithTheFault() {
    ClockRow fault = house.only("restore");
    assertThat(fault.start()).isEqualTo(ClockHouse.T0);
    assertThat(fault.why().zh()).contains("没有用户报告的记录，自发现故障起算");
    house.pass(Duration.ofMinutes(40));
    told(30);
    ClockRow notice = house.only("restore");
    assertThat(notice.id()).isEqualTo(fault.id());
    assertThat(notice.start()).isEqualTo(after(30));
    assertThat(notice.due()).isEqualTo(after(150));
    assertThat(notice.why().en()).contains("begins with the client's word", "written down by li");
    assertThat(house.only("respond").start()).isEqualTo(ClockHouse.T0);
    assertThat(house.only("respond").why().zh()).doesNotContain("用户报告");
    assertThat(house.only("arrive").start()).isEqualTo(after(30));
    told(-20);
    assertThat(house.only("restore").due()).isEqualTo(after(100));
    house.restart();
    assertThat(house.only("restore").start()).isEqualTo(after(-20));
  }

  /** What was promised on request is owed by nobody's request only when somebody asks. */
  @Test
  void whatBeginsWithARequestWaitsForIt() {
    assertThat(house.open()).extracting(ClockRow::kind).doesNotContain("arrive");
    house.pass(Duration.ofMinutes(10));
    told(5);
    assertThat(house.only("arrive").due()).isEqualTo(after(185));
  }

  /** The part that was put in did not mend it: that swap does not stop the clock a second time. */
  @Test
  void aSwapThatDidNotMendIsNoSecondStop() {
    String incident = house.only("restore").incident();
    house.pass(Duration.ofMinutes(20));
    house.does(incident, ClockMark.What.SWAPPED, "li", "SN-2");
    assertThat(house.only("restore").branch()).isEqualTo("swap");
    house.clear("e/rbs", "rbs_fault");
    house.pass(Duration.ofMinutes(10));
    house.raise("e/rbs", "rbs_fault");
    assertThat(house.only("restore").state()).isEqualTo("running");
    house.pass(Duration.ofMinutes(30));
    house.clear("e/rbs", "rbs_fault");
    house.pass(Duration.ofMinutes(5));
    ClockRow met = house.only("restore");
    assertThat(met.branch()).isEqualTo("telemetry");
    assertThat(met.stopped()).isAfter(after(59));
  }
}
