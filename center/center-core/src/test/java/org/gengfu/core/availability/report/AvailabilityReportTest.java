package org.gengfu.core.availability.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.core.availability.Attribution;
import org.gengfu.core.availability.Day;
import org.gengfu.core.availability.Evidence;
import org.gengfu.core.availability.ExclusionReason;
import org.gengfu.core.availability.Known;
import org.gengfu.core.availability.Root;
import org.gengfu.core.availability.Tally;
import org.gengfu.core.availability.TimeRange;
import org.junit.jupiter.api.Test;

/** A small city's month. */
class AvailabilityReportTest {
  private static final long HOUR = 3_600_000;
  private static final TimeRange MONTH = ReportCalendar.CHINA.month(YearMonth.of(2026, 11)).range();
  private static final Root MAINS = new Root("i7", "feeder-3", "grid");

  private static ReportRequest request(SpanKind split, Dimension groupBy) {
    return new ReportRequest(
        Measure.ONLINE, MONTH, split, groupBy, ReportCalendar.CHINA, Day.EVENTS);
  }

  private static Subject camera(String id, String district, String owner, String... items) {
    return new Subject(
        id,
        Map.of(
            Dimension.DISTRICT,
            Set.of(district),
            Dimension.OWNER,
            Set.of(owner),
            Dimension.CONTRACT_ITEM,
            Set.of(items)),
        owner,
        1);
  }

  /** One good, one with a fault of an hour, one with two hours of a power cut. */
  private static List<SubjectEvidence> city() {
    Evidence cut =
        new Day()
            .down("14:00", "16:00")
            .evidence()
            .withAttributions(
                List.of(
                    new Attribution(
                        Day.range(Day.DATE, "14:00", "16:00"), MAINS, Known.since(Day.LATER))));
    return List.of(
        new SubjectEvidence(camera("c1", "east", "city", "req93"), new Day().evidence()),
        new SubjectEvidence(
            camera("c2", "east", "unicom", "req93", "req94"),
            new Day().down("08:00", "09:00").evidence()),
        new SubjectEvidence(camera("c3", "west", "unicom", "req94"), cut));
  }

  private static ReportRow group(AvailabilityReport report, String name) {
    return report.groups().stream()
        .filter(row -> row.group().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void districtsAddUpToTheTotal() {
    AvailabilityReport report =
        AvailabilityReport.of(request(SpanKind.DAY, Dimension.DISTRICT), city(), MONTH.toMillis());
    assertThat(report.groups()).extracting(ReportRow::group).containsExactly("east", "west");
    assertThat(group(report, "east").tally())
        .isEqualTo(new Tally(0, 0, 0, HOUR, 2 * 720 * HOUR - HOUR));
    assertThat(group(report, "west").tally().down()).isEqualTo(2 * HOUR);
    assertThat(report.total().tally())
        .isEqualTo(group(report, "east").tally().plus(group(report, "west").tally()));
    assertThat(report.rows()).hasSize(60);
    assertThat(report.totals()).hasSize(30);
    Tally days = report.totals().stream().map(ReportRow::tally).reduce(Tally.NONE, Tally::plus);
    assertThat(days).isEqualTo(report.total().tally());
    assertThat(report.totals().getFirst().span().name()).isEqualTo("2026-11-01");
    assertThat(report.total().inService()).isEqualTo(3);
    assertThat(report.total().hadDown()).isEqualTo(2);
  }

  // A device that two contract items pay counts under both, and once in all.
  @Test
  void aDeviceOfTwoContractItemsCountsOnceInAll() {
    AvailabilityReport report =
        AvailabilityReport.of(
            request(SpanKind.WHOLE, Dimension.CONTRACT_ITEM), city(), MONTH.toMillis());
    assertThat(group(report, "req93").tally().down()).isEqualTo(HOUR);
    assertThat(group(report, "req94").tally().down()).isEqualTo(3 * HOUR);
    assertThat(report.total().tally().down()).isEqualTo(3 * HOUR);
  }

  @Test
  void everyMillisecondOfDowntimeHasAParty() {
    AvailabilityReport report =
        AvailabilityReport.of(request(SpanKind.WHOLE, Dimension.OWNER), city(), Day.LATER);
    ReportRow unicom = group(report, "unicom");
    assertThat(unicom.downByParty())
        .containsExactly(Map.entry("grid", 2 * HOUR), Map.entry("unicom", HOUR));
    assertThat(unicom.downByRoot()).containsExactly(Map.entry(MAINS, 2 * HOUR));
    long seen = unicom.tally().seen();
    assertThat(unicom.attributed("grid").orElseThrow().numerator()).isEqualTo(seen - 2 * HOUR);
    assertThat(unicom.attributed("nobody").orElseThrow().numerator()).isEqualTo(seen);
    ReportRow before =
        group(
            AvailabilityReport.of(request(SpanKind.WHOLE, Dimension.OWNER), city(), Day.LATER - 1),
            "unicom");
    assertThat(before.downByParty())
        .as("before the root was known it was the device's own")
        .containsExactly(Map.entry("unicom", 3 * HOUR));
  }

  @Test
  void weightsCountInTheWeightedTallyOnly() {
    SubjectEvidence plain = city().get(1);
    Subject heavy = new Subject("c9", plain.subject().groups(), plain.subject().party(), 5);
    AvailabilityReport report =
        AvailabilityReport.of(
            request(SpanKind.WHOLE, Dimension.CAMERA),
            List.of(plain, new SubjectEvidence(heavy, plain.evidence())),
            Day.LATER);
    assertThat(report.total().tally().down()).isEqualTo(2 * HOUR);
    assertThat(report.total().weighted().down()).isEqualTo(6 * HOUR);
  }

  // In the middle of the month, the days to come are neither up nor unknown.
  @Test
  void daysToComeAreLeftOut() {
    long noon = Day.millis(LocalDate.of(2026, 11, 3), "12:00");
    AvailabilityReport report =
        AvailabilityReport.of(request(SpanKind.DAY, Dimension.DISTRICT), city(), noon);
    assertThat(report.totals()).hasSize(3);
    assertThat(report.totals().getLast().tally().total()).isEqualTo(3 * 12 * HOUR);
    assertThat(report.total().tally().total()).isEqualTo(3 * 60 * HOUR);
    assertThat(report.total().tally().unknown()).isZero();
  }

  @Test
  void excusedTimeStandsBesideTheRate() {
    SubjectEvidence fault = city().get(1);
    TimeRange window = Day.range(Day.DATE, "08:30", "10:00");
    SubjectEvidence excused =
        new SubjectEvidence(
            fault.subject(),
            fault
                .evidence()
                .withExclusions(List.of(Day.approved("x", ExclusionReason.OWNER_REQUEST, window))));
    ReportRow total =
        AvailabilityReport.of(request(SpanKind.MONTH, Dimension.SITE), List.of(excused), Day.LATER)
            .total();
    assertThat(total.excused())
        .containsExactly(Map.entry(ExclusionReason.OWNER_REQUEST, 3 * HOUR / 2));
    assertThat(total.excusedDownMillis()).isEqualTo(HOUR / 2);
    assertThat(total.tally().down()).isEqualTo(HOUR / 2);
  }

  @Test
  void tooManyRowsAreRefused() {
    ReportRequest years =
        new ReportRequest(
            Measure.ONLINE,
            ReportCalendar.CHINA.days(LocalDate.of(2024, 1, 1), LocalDate.of(2026, 12, 31)),
            SpanKind.DAY,
            Dimension.CAMERA,
            ReportCalendar.CHINA,
            Day.EVENTS);
    List<SubjectEvidence> many = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      many.add(new SubjectEvidence(camera("c" + i, "east", "city"), Evidence.seen(List.of())));
    }
    assertThatThrownBy(() -> AvailabilityReport.of(years, many, Day.LATER))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ask for longer spans");
  }
}
