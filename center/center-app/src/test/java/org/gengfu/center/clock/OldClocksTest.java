package org.gengfu.center.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gengfu.core.clock.ClockState;
import org.gengfu.core.order.Act;
import org.gengfu.core.order.OrderKind;
import org.gengfu.core.order.OrderState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Clocks that ended before so many others that they are not among those remembered. */
class OldClocksTest {
  private final AskedHouse house = new AskedHouse();

  @AfterEach
  void close() {
    house.close();
  }

  /** So many others that ended later, as if a year had passed. */
  private void others() {
    house.house.database.change(connection -> {
      try (var statement =
          connection.prepareStatement(
              "insert into clock (id, incident, contract, item, kind, node, site, started, ended,"
                  + " cancelled, body) select 'X' || n || kind, 'X' || n, contract, item, kind, node, site,"
                  + " started, ended + interval '1 minute' * n, cancelled,"
                  + " replace(replace(body, id, 'X' || n || kind), incident, 'X' || n)"
                  + " from clock, generate_series(1, ?) n where ended is not null")) {
        statement.setInt(1, ClockState.MOST_ENDED);
        statement.executeUpdate();
      }
    });
  }

  private List<ClockRow> responses(OrderState order) {
    return house.clocks.of(order.id()).stream()
        .filter(row -> row.kind().equals("respond"))
        .toList();
  }

  /** A complaint that lasts for months was answered once: that is not owed again. */
  @Test
  void whatWasKeptIsNotOwedAgainAfterARestart() throws Exception {
    OrderState order = house.asked(OrderKind.COMPLAINT, "", null);
    house.pass(Duration.ofMinutes(5));
    house.does("desk", order, new Act.Answer("已电话答复", false));
    Instant answered = house.clock.instant();
    others();
    house.restart();
    house.pass(Duration.ofDays(1));
    house.does("desk", order, new Act.Answer("再次答复", false));
    house.does("desk", order, new Act.Urge("x"));
    assertThat(responses(order))
        .singleElement()
        .satisfies(row -> assertThat(row.stopped()).isEqualTo(answered));
  }

  /** Opened again after a year it has other clocks; what was kept then stays as it was. */
  @Test
  void aClockOfBeforeIsNotWrittenOver() throws Exception {
    OrderState order = house.asked(OrderKind.COMPLAINT, "", null);
    house.pass(Duration.ofMinutes(5));
    house.does("desk", order, new Act.Answer("已处理", true));
    others();
    house.restart();
    house.pass(Duration.ofDays(2));
    String kept = order.id() + "-restore";
    Instant stopped = house.clocks.clock(kept).orElseThrow().stopped();
    house.does("desk", order, new Act.Reopen("又出现"));
    assertThat(house.clocks.clock(kept).orElseThrow().stopped()).isEqualTo(stopped).isNotNull();
    ClockRow again =
        house.clocks.of(order.id()).stream()
            .filter(row -> row.state().equals("running"))
            .findFirst()
            .orElseThrow();
    assertThat(again.kind()).isEqualTo("restore");
    assertThat(again.repeats()).isEqualTo(kept);
    assertThat(again.start()).isEqualTo(house.clock.instant());
    house.does("desk", order, new Act.Answer("正在处理", false));
    assertThat(responses(order)).as("answered once").hasSize(1);
  }
}
