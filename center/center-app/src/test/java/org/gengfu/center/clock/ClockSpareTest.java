package org.gengfu.center.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.gengfu.notify.Notice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When people are told to decide for a spare, by the part that is nearest; on PostgreSQL. */
class ClockSpareTest {
  private final ClockHouse house = new ClockHouse();

  @AfterEach
  void close() {
    house.close();
  }

  private void takes(int comes, int swap) {
    house.lead.set(
        new SpareLead.Takes(
            "TRX-9",
            "中心库",
            true,
            Duration.ofMinutes(comes).toMillis(),
            Duration.ofMinutes(swap).toMillis(),
            house.clock.instant()));
  }

  /**
   * The promise is 2 h, the contract's step 45 min. The near part goes elsewhere while the clock
   * runs: the far one must leave at 30 min, and that is when people are told, once.
   */
  @Test
  void thePartThatIsNearestDecidesWhenPeopleAreTold() {
    takes(10, 30);
    house.draw(0);
    house.raise("e/rbs", "rbs_fault");
    ClockRow first = house.only("restore");
    assertThat(first.decideSpareBy()).isEqualTo(ClockHouse.T0.plus(Duration.ofMinutes(45)));
    assertThat(first.why().zh()).contains("按合同步骤", "TRX-9 在 中心库（已为本工单保留）", "取件和路程 10 分");
    house.pass(Duration.ofMinutes(5));
    takes(60, 30);
    ClockRow far = house.only("restore");
    assertThat(far.decideSpareBy()).isEqualTo(ClockHouse.T0.plus(Duration.ofMinutes(30)));
    assertThat(far.why().en()).contains("counted back from the deadline", "1 h to come");
    house.pass(Duration.ofMinutes(20));
    assertThat(house.subjects()).isEmpty();
    house.pass(Duration.ofMinutes(5));
    Notice told = house.notices().getFirst();
    assertThat(told.subject()).endsWith("/decide-spare");
    assertThat(told.what().zh()).contains("备件 TRX-9 在 中心库").doesNotContain("迟报");
    house.restart();
    house.pass(Duration.ofMinutes(20));
    assertThat(house.subjects()).filteredOn(each -> each.endsWith("/decide-spare")).hasSize(1);
  }

  /** A part that comes to be known behind its instant is told of at once, and nobody was down. */
  @Test
  void whatBecomesKnownTooLateIsToldAtOnce() {
    house.draw(0);
    house.raise("e/rbs", "rbs_fault");
    house.pass(Duration.ofMinutes(40));
    assertThat(house.subjects()).isEmpty();
    takes(80, 30);
    house.pass(Duration.ZERO);
    Notice told = house.notices().getFirst();
    assertThat(told.subject()).endsWith("/decide-spare");
    assertThat(told.what().zh()).doesNotContain("迟报");
  }
}
