package org.gengfu.center.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gengfu.center.store.Database;
import org.gengfu.center.store.TestDatabase;
import org.gengfu.center.watch.WatchFixture;
import org.gengfu.center.watch.WatchSetup;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.Deed;
import org.gengfu.core.order.OrderFact;
import org.gengfu.core.order.OrderKind;
import org.gengfu.core.order.OrderMatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many deeds of an order stay written down, on a real PostgreSQL. */
class DeedsKeptTest {
  private final Database database = TestDatabase.open();
  private final OrderQuery query = new OrderQuery(database);
  private final OrderDesk desk =
      new OrderDesk(
          database, OrderTerms.PLAIN, (node, at) -> Optional.empty(), ZoneOffset.ofHours(8));
  private WatchFixture house;
  private String order;

  @BeforeEach
  void open() throws Exception {
    house =
        new WatchFixture(
            WatchSetup.of(AvailabilityPolicy.DEFAULT).with(List.of(desk.part())),
            new WatchFixture.ManualClock(),
            database);
    desk.begin(house.watch);
    order = made();
  }

  @AfterEach
  void close() {
    house.close();
  }

  private String made() throws Exception {
    OrderMatter matter =
        new OrderMatter(
            OrderKind.ENQUIRY, "事项", "matter", "", "", "", "S1", 3, "", "", "", "", false);
    return desk.open(matter, "desk").orElseThrow().id();
  }

  /** Answers without words, which nobody can give. */
  private void refused(String id, int from, int to) throws Exception {
    List<OrderDesk.Asked> deeds = new ArrayList<>();
    for (int i = from; i < to; i++) {
      Act act = new Act.Answer("", false);
      deeds.add(new OrderDesk.Asked(id, new Deed("r-" + i, "li", 1_000_000, false, act)));
    }
    assertThat(desk.take(deeds)).hasOnlyElementsOfType(OrderFact.Refused.class);
  }

  private List<String> kept(String id) {
    return query.deeds(id).stream()
        .filter(deed -> deed.outcome().equals("refused"))
        .map(DeedRow::id)
        .toList();
  }

  @Test
  void ofRefusedDeedsTheNewestOfEachOrderStay() throws Exception {
    String other = made();
    refused(other, 0, 3);
    refused(order, 0, 400);
    assertThat(kept(order)).hasSize(400);
    refused(order, 400, 503);
    assertThat(kept(order)).hasSize(500).startsWith("r-3", "r-4").endsWith("r-501", "r-502");
    refused(order, 502, 503);
    assertThat(kept(order)).as("the same one again is none more").hasSize(500).startsWith("r-3");
    assertThat(kept(other)).hasSize(3);
    assertThat(query.deeds(order)).first().extracting(DeedRow::act).isEqualTo("open");
  }

  /** What an earlier edition left is cut where it is read: the newest are shown. */
  @Test
  void aPageShowsNoMoreThanIsKept() throws Exception {
    database.change(connection -> {
      try (var statement =
          connection.prepareStatement(
              "insert into order_deed (work_order, id, by_whom, act, fields, time, arrived,"
                  + " doubted, outcome) select ?, 'd-' || n, 'li', 'accept', '{}', now(), now(),"
                  + " false, 'refused' from generate_series(1, 3000) n")) {
        statement.setString(1, order);
        statement.executeUpdate();
      }
    });
    assertThat(query.deeds(order)).extracting(DeedRow::id).hasSize(2_501).endsWith("d-3000");
    assertThat(query.deeds(order)).first().extracting(DeedRow::id).isEqualTo("d-500");
    refused(order, 0, 1);
    assertThat(kept(order)).hasSize(500).endsWith("d-3000", "r-0");
  }
}
