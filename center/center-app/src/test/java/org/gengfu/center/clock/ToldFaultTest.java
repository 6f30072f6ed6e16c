package org.gengfu.center.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.center.watch.WatchFixture;
import org.gengfu.core.clock.ClockFact;
import org.gengfu.core.clock.Level;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.OrderFact;
import org.gengfu.core.order.OrderKind;
import org.gengfu.core.order.OrderMatter;
import org.gengfu.core.order.OrderState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A fault that a client tells of, and no device: an order that is of no incident. PostgreSQL. */
class ToldFaultTest {
  private static final Instant T0 = WatchFixture.T0;
  private static final String DEVICE = WatchFixture.EDGE + "/" + WatchFixture.DEVICE;

  private static final String CONTRACT =
      """
      contract: city
      name: {zh: 城市, en: City}
      owner: 市数据局
      from: "2026-01-01"
      reopen: 24h
      items:
        - id: pumps
          name: {zh: 水泵, en: Pumps}
          source: x
          promises:
            - {kind: respond, start: notice, within: 30m}
            - {kind: restore, levels: {1: 2h, 2: 4h, 3: 24h}, reading: progressive}
            - {kind: report, levels: {1: 8h}}
            - {kind: respond, id: answer, about: enquiry, start: notice, levels: {2: 1h, 3: 4h}}
        - id: radio
          name: {zh: 基站, en: Radio}
          source: x
          promises:
            - {kind: spare-replace, within: 24h}
      """;

  private final AskedHouse house = new AskedHouse(CONTRACT);

  @AfterEach
  void close() {
    house.close();
  }

  private static Instant after(int minutes) {
    return T0.plus(Duration.ofMinutes(minutes));
  }

  private OrderState told(String item, String node, int level) throws Exception {
    return house.opened(
        new OrderMatter(
            OrderKind.FAULT,
            "水泵不转",
            "no water",
            "",
            node,
            "",
            "S1",
            level,
            item,
            "",
            "",
            "",
            false),
        Duration.ofMinutes(20));
  }

  /** Nobody but a person can say that it works again. */
  @Test
  void itIsCountedFromTheCallAndKeptByAPerson() throws Exception {
    OrderState order = told("city/pumps", "", 3);
    assertThat(house.clock("respond").start()).isEqualTo(after(-20));
    assertThat(house.clock("respond").due()).isEqualTo(after(10));
    assertThat(house.clock("restore").due()).isEqualTo(after(24 * 60 - 20));
    assertThat(house.clock("restore").why().en()).contains("client's word", "desk");
    assertThat(house.all()).as("a report is promised at level 1 only").hasSize(2);
    house.restart();
    house.does("desk", order, new Act.Accept());
    house.does("desk", order, new Act.Dispatch("li", false));
    assertThat(house.clock("respond").branch()).isEqualTo("action");
    house.pass(Duration.ofHours(2));
    house.does("li", order, new Act.Take());
    house.does("li", order, new Act.Resolve("重接电缆"));
    assertThat(house.clock("restore").state()).isEqualTo("running");
    house.does("desk", order, new Act.Confirm("用户确认", "photo-1"));
    ClockRow kept = house.clock("restore");
    assertThat(kept.state()).isEqualTo("met");
    assertThat(kept.branch()).isEqualTo("person");
    assertThat(kept.stopped()).isEqualTo(after(120));
  }

  /** A quarter of 24 hours is used up; three quarters of 4 hours are left, from the word on. */
  @Test
  void anotherLevelCountsFromTheWordOn() throws Exception {
    OrderState order = told("city/pumps", "", 3);
    house.pass(Duration.ofMinutes(6 * 60 - 20));
    assertThat(house.does("desk", order, new Act.Grade(2, " ")))
        .isInstanceOf(OrderFact.Refused.class);
    assertThat(house.does("desk", order, new Act.Grade(3, "x")))
        .isInstanceOf(OrderFact.Refused.class);
    assertThat(house.does("desk", order, new Act.Grade(2, "影响会议")))
        .isInstanceOf(OrderFact.Done.class);
    assertThat(house.clocks.level(order.id(), Level.ONE, "desk", "x"))
        .isInstanceOf(ClockFact.Refused.class);
    ClockRow graver = house.clock("restore");
    assertThat(graver.level()).isEqualTo(2);
    assertThat(graver.due()).isEqualTo(after(6 * 60 - 20 + 180));
    assertThat(house.orders.order(order.id()).orElseThrow().matter().level()).isEqualTo(2);
    assertThat(journal()).anyMatch(body -> body.contains("影响会议") && body.contains("levelled"));
    house.restart();
    assertThat(house.clock("restore").due()).isEqualTo(graver.due());
  }

  /**
   * What is promised only at the new level begins with the call, but nothing is used up by then.
   */
  @Test
  void whatIsPromisedOnlyAtTheNewLevelCountsFromTheWordOn() throws Exception {
    OrderState order = told("city/pumps", "", 3);
    house.pass(Duration.ofHours(10));
    house.does("desk", order, new Act.Grade(1, "全区停水"));
    ClockRow report = house.clock("report");
    assertThat(report.start()).isEqualTo(after(-20));
    assertThat(report.level()).isEqualTo(1);
    assertThat(report.due()).isEqualTo(after(18 * 60));
    house.pass(Duration.ofHours(3));
    assertThat(house.clock("restore").broken()).isTrue();
    house.does("desk", order, new Act.Grade(3, "已有临时供水"));
    assertThat(house.clock("restore").broken()).as("never taken back").isTrue();
  }

  /** The level of what a client asks for is decided on in the same way. */
  @Test
  void anEnquiryIsGivenAnotherLevel() throws Exception {
    OrderState order = house.asked(OrderKind.ENQUIRY, "", null);
    house.pass(Duration.ofHours(1));
    house.does("desk", order, new Act.Grade(2, "市领导来电"));
    assertThat(house.clock("respond").due()).isEqualTo(after(60 + 45));
  }

  /** The other device is heard of only later; nobody does anything with the order meanwhile. */
  @Test
  void aSwapCountsOnceTheDeviceIsHeardOfAlsoOverARestart() throws Exception {
    house.house.commit(WatchFixture.nodeBorn(T0), WatchFixture.born(T0));
    OrderState order = told("city/radio", DEVICE, 3);
    house.restart();
    house.does("desk", order, new Act.Accept());
    house.does("desk", order, new Act.Dispatch("li", false));
    house.does("li", order, new Act.Take());
    house.does("li", order, new Act.Swap("old", "new", DEVICE, "store"));
    assertThat(house.clock("replace").state()).isEqualTo("running");
    house.restart();
    assertThat(house.clock("replace").state()).isEqualTo("running");
    house.pass(Duration.ofMinutes(3));
    Instant seen = house.clock.instant();
    house.house.commit(WatchFixture.nodeBorn(seen), WatchFixture.born(seen));
    house.pass(Duration.ofSeconds(5));
    assertThat(house.clock("replace").branch()).isEqualTo("swap");
    assertThat(house.clock("replace").stopped()).isEqualTo(seen);
  }

  private List<String> journal() {
    return house.house.database.read(connection -> {
      List<String> bodies = new ArrayList<>();
      try (var statement =
              connection.prepareStatement("select body from journal where kind = 'clock.facts'");
          var rows = statement.executeQuery()) {
        while (rows.next()) {
          bodies.add(rows.getString(1));
        }
      }
      return bodies;
    });
  }
}
