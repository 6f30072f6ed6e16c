package org.gengfu.center.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.gengfu.center.camera.Contract;
import org.gengfu.core.availability.ExclusionReason;
import org.gengfu.core.availability.Ratio;
import org.gengfu.core.availability.Target;
import org.gengfu.core.availability.report.ContractHours;
import org.gengfu.core.availability.report.ContractHours.Hours;
import org.gengfu.core.availability.report.Measure;
import org.gengfu.document.Documents;
import org.gengfu.document.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A contract says what it means, is told when it does not, and comes back from its text. */
class ContractReaderTest {
  private static final String WHOLE =
      """
      title: 平安城市
      number: HT-2026-017
      partyA: 市公安局
      partyB: 电信
      zone: Asia/Urumqi
      downAfter: 90s
      upAfter: 0s
      trust: 5m
      honours: [maintenance, grid-failure]
      leastCoverage: "99.5%"
      targets: {online: "98%", intact: ">90%"}
      hours:
        week: {monday: ["08:00-12:00", "13:30-24:00"]}
        special: {"2026-10-01": []}
      """;

  private static Contract read(String text, Problems problems) {
    return new ContractReader(problems).read(Documents.parse("contract", text, problems));
  }

  @Test
  void everythingIsReadAndComesBackFromItsText() {
    Problems problems = new Problems();
    Contract contract = read(WHOLE.replace("monday", "mon"), problems);
    assertThat(problems.list()).isEmpty();
    assertThat(contract.number()).isEqualTo("HT-2026-017");
    assertThat(contract.calendar().zone()).isEqualTo(ZoneId.of("Asia/Urumqi"));
    assertThat(contract.policy().downAfterMillis()).isEqualTo(90_000);
    assertThat(contract.policy().upAfterMillis()).isZero();
    assertThat(contract.policy().trustMillis()).isEqualTo(300_000);
    assertThat(contract.policy().honoured())
        .isEqualTo(Set.of(ExclusionReason.MAINTENANCE, ExclusionReason.GRID_FAILURE));
    assertThat(contract.policy().leastCoverage()).isEqualTo(new Ratio(199, 200));
    assertThat(contract.targets())
        .containsEntry(Measure.ONLINE, new Target(new Ratio(49, 50), false))
        .containsEntry(Measure.INTACT, new Target(new Ratio(9, 10), true));
    ContractHours hours = Objects.requireNonNull(contract.hours());
    assertThat(hours.week().get(DayOfWeek.MONDAY))
        .isEqualTo(List.of(new Hours(480, 720), new Hours(810, 1_440)));
    assertThat(hours.week().get(DayOfWeek.TUESDAY)).isEmpty();
    assertThat(hours.special().get(LocalDate.of(2026, 10, 1))).isEmpty();
    assertThat(ContractText.read(ContractText.of(contract))).isEqualTo(contract);
  }

  @Test
  void theUsualContractComesBackFromItsText() {
    assertThat(ContractText.read(ContractText.of(Contract.USUAL))).isEqualTo(Contract.USUAL);
    assertThat(ContractText.read("")).isEqualTo(Contract.USUAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zone: Asia/Nowhere",
        "trust: 0s",
        "trust: 59s",
        "downAfter: 4m",
        "{downAfter: 40s, trust: 30s}",
        "downAfter: 2d",
        "honours: [weather]",
        "honours: [maintenance, maintenance]",
        "leastCoverage: \">99%\"",
        "leastCoverage: \"101%\"",
        "targets: {online: \"98\"}",
        "targets: {recorded: \"98%\"}",
        "hours: {week: {monday: []}}",
        "hours: {week: {mon: [\"18:00-08:00\"]}}",
        "hours: {special: {\"1 October\": []}}",
        "party: 市公安局"
      })
  void whatIsWrongIsTold(String text) {
    Problems problems = new Problems();
    read(text, problems);
    assertThat(problems.list()).as(text).hasSize(1);
  }
}
