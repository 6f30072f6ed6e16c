package org.gengfu.center.order;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gengfu.contract.Severity;
import org.gengfu.contracts.ContractText;
import org.gengfu.core.contract.ContractBook;
import org.gengfu.core.order.OrderMatter;
import org.gengfu.core.order.OrderState;
import org.junit.jupiter.api.Test;

/** What an order is told by the contracts that hold its device. */
class ContractTermsTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  private final ContractTerms terms =
      new ContractTerms(() ->
          ContractBook.of(
              List.of(
                  Objects.requireNonNull(
                      ContractText.read(
                              "city",
                              """
                              contract: city
                              name: 城市
                              owner: 市环保局
                              from: "2026-01-01"
                              items:
                                - id: station
                                  name: 监测站
                                  source: x
                                  devices: [{attributes: {system: gas}}]
                                  calibrated: [{attributes: {role: analyser}}]
                                  promises: [{kind: restore, levels: {1: 1h, 2: 2h}}]
                                - id: power
                                  name: 供电
                                  source: x
                                  devices: [{types: [ups]}]
                                  levels: [{level: 1, types: [on_battery]}]
                                  promises: [{kind: restore, levels: {1: 1h, 2: 2h}}]
                              """,
                              1,
                              null)
                          .edition(),
                      "the contract"))));

  private OrderTerms.Terms of(String type, String role) {
    return terms.of(
        new OrderTerms.Subject(
            "N-1",
            type,
            "",
            "S1",
            "on_battery",
            Severity.MAJOR,
            1,
            Map.of("system", "gas", "role", role)),
        NOW);
  }

  @Test
  void whatAnyItemHasCalibratedIsCalibrated() {
    assertThat(of("device", "analyser"))
        .isEqualTo(new OrderTerms.Terms(2, "city/station", "", true));
    assertThat(of("ups", "analyser").calibrated()).as("held by the graver item").isTrue();
    assertThat(of("ups", "analyser").item()).isEqualTo("city/power");
    assertThat(of("ups", "power").calibrated()).isFalse();
  }

  /** Orders that were stored before this was asked are read as they are. */
  @Test
  void anOlderOrderIsReadWithoutIt() {
    OrderState order =
        OrderState.made("W2026-000001", 1_780_000_000_000L, OrderMatter.fault("t", "i", "n"));
    String older = OrderJson.write(order).replace(",\"calibrated\":false", "");
    assertThat(older).doesNotContain("calibrated\"");
    OrderState read = OrderJson.read(older, OrderState.class);
    assertThat(read.matter().calibrated()).isNull();
    assertThat(read.matter().metering()).isFalse();
    assertThat(read.matter().zh()).isEqualTo("t");
  }
}
