package org.gengfu.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.gengfu.core.contract.ContractEdition;
import org.gengfu.core.contract.InspectionDuty;
import org.gengfu.core.inspection.CheckItem;
import org.gengfu.core.inspection.Frequency;
import org.gengfu.core.inspection.InspectionPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectionTextTest {
  private static final String TEXT =
      """
      contract: c
      name: 示例
      from: "2026-01-01"
      calendars:
        office: {workday: ["08:30-12:00"], holidays: [cn-2026]}
      keyPeriods: [{from: "2026-10-01", to: "2026-10-08", name: 国庆}]
      items:
        - id: rooms
          name: 机房
          devices: [{types: [ups]}]
          inspections:
            - {id: day, name: 日检, every: day, times: 2, calendar: office, kind: system}
            - {id: feast, name: 节前, every: before, days: 3, occasions: [国庆]}
            - id: quarter
              name: {zh: 季检, en: Quarterly}
              every: quarter
              times: 2
              perMonth: 1
              signedBy: owner
              checks:
                - {id: fan, text: 风扇, types: [ups], kind: choice, options: [好, 坏]}
                - {id: temp, text: 温度, kind: value, unit: Cel, point: t, low: 18.5, high: 27}
      """;

  private static ContractText.Reading read(String text) {
    return ContractText.read("c", text, 1, null);
  }

  private static List<InspectionDuty> duties(ContractEdition edition) {
    return edition.items().getFirst().inspections();
  }

  @Test
  void roundsAreReadWithTheirChecks() {
    ContractText.Reading reading = read(TEXT);
    assertThat(reading.errors()).isEmpty();
    List<InspectionDuty> duties = duties(Objects.requireNonNull(reading.edition()));
    assertThat(duties.get(0).every()).isEqualTo(new Frequency.Daily(2));
    assertThat(duties.get(0).kind()).isEqualTo(InspectionPlan.Kind.SYSTEM);
    assertThat(duties.get(0).calendar().id()).isEqualTo("office");
    assertThat(duties.get(1).every()).isEqualTo(new Frequency.Before(List.of("国庆"), 3));
    InspectionDuty quarter = duties.get(2);
    assertThat(quarter.every()).isEqualTo(new Frequency.Monthly(3, 2, 1));
    assertThat(quarter.signed()).isTrue();
    assertThat(quarter.checks()).extracting(CheckItem::id).containsExactly("fan", "temp");
    assertThat(quarter.checks().get(1).abnormal("18.4")).isTrue();
    assertThat(quarter.checks().get(1).abnormal("18.5")).isFalse();
  }

  // What is edited in a workbook must not lose its rounds.
  @Test
  void aWorkbookKeepsRounds() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ContractSheets.write(TEXT, out);
    ContractSheetReader.Import back = ContractSheetReader.read(out.toByteArray(), 1);
    assertThat(back.reading().errors()).isEmpty();
    assertThat(duties(Objects.requireNonNull(back.reading().edition())))
        .isEqualTo(duties(Objects.requireNonNull(read(TEXT).edition())));
    assertThat(read(back.text()).edition()).isEqualTo(read(TEXT).edition());
  }

  // An edition counts the calendar's editions too: the same words are the same rounds.
  @Test
  void anotherEditionOfTheSameWordsIsTheSame() {
    ContractEdition second = ContractText.read("c", TEXT, 2, null).edition();
    for (int i = 0; i < 3; i++) {
      InspectionDuty one = duties(Objects.requireNonNull(read(TEXT).edition())).get(i);
      assertThat(one.same(duties(Objects.requireNonNull(second)).get(i))).isTrue();
    }
    String other = TEXT.replace("every: day, times: 2", "every: day, times: 3");
    assertThat(
            duties(Objects.requireNonNull(read(TEXT).edition()))
                .getFirst()
                .same(duties(Objects.requireNonNull(read(other).edition())).getFirst()))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "every: quarter|every: sometimes|UNKNOWN_WORD",
        "every: day, times: 2|every: week, times: 2|OUT_OF_RANGE",
        "occasions: [国庆]|occasions: [春节]|CONTRACT",
        "'options: [好, 坏]'|options: []|CONTRACT",
        "low: 18.5|low: 30|CONTRACT",
        "id: temp|id: fan|CONTRACT",
        "id: feast|id: day|CONTRACT",
        "days: 3|days: 90|OUT_OF_RANGE",
      })
  void mistakesAreRefusedWithTheirPlace(String right, String wrong, String code) {
    assertThat(TEXT).contains(right);
    ContractText.Reading reading = read(TEXT.replace(right, wrong));
    assertThat(reading.edition()).isNull();
    assertThat(reading.errors()).extracting(Remark::code).contains(code);
    assertThat(reading.errors().getFirst().line()).isGreaterThan(10);
  }
}
