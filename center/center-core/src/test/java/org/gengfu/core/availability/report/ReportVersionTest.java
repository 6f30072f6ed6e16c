package org.gengfu.core.availability.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.core.availability.Attribution;
import org.gengfu.core.availability.AvailabilityTimeline;
import org.gengfu.core.availability.Backfill;
import org.gengfu.core.availability.Day;
import org.gengfu.core.availability.Evidence;
import org.gengfu.core.availability.Exclusion;
import org.gengfu.core.availability.ExclusionReason;
import org.gengfu.core.availability.Known;
import org.gengfu.core.availability.Root;
import org.gengfu.core.availability.Ruling;
import org.gengfu.core.availability.TimeClass;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.Verdict;
import org.gengfu.core.availability.report.Excuse.Why;
import org.junit.jupiter.api.Test;

/** What is published stays; what is learned later is another version that shows the difference. */
class ReportVersionTest {
  private static final TimeRange GAP = Day.range(Day.DATE, "12:00", "12:45");
  private static final TimeRange WINDOW = Day.range(Day.DATE, "10:00", "11:00");
  private static final long MORNING = Day.ALL.toMillis() + 3_600_000;
  private static final long NOON = MORNING + 4 * 3_600_000;
  private static final Exclusion WORKS =
      new Exclusion(
              "x1",
              ExclusionReason.MAINTENANCE,
              WINDOW,
              "contractor Li",
              WINDOW.fromMillis(),
              "lens cleaned",
              List.of("photo-1"),
              List.of())
          .with(new Ruling(Ruling.Kind.APPROVED, "owner Wang", WINDOW.fromMillis(), NOON, WINDOW));

  private static SubjectEvidence camera(String id) {
    Evidence evidence =
        new Day()
            .down("10:10", "10:40")
            .dark("12:00", "12:45")
            .evidence()
            .withBackfills(
                List.of(new Backfill(GAP, Verdict.GOOD, "outbox-7", Known.since(MORNING))))
            .withExclusions(List.of(WORKS));
    return new SubjectEvidence(
        new Subject(id, Map.of(Dimension.DISTRICT, Set.of("east")), "city", 1), evidence);
  }

  private static AvailabilityReport report(Dimension groupBy, long knownAt) {
    ReportRequest request =
        new ReportRequest(
            Measure.ONLINE, Day.ALL, SpanKind.DAY, groupBy, ReportCalendar.CHINA, Day.EVENTS);
    SubjectEvidence quiet =
        new SubjectEvidence(
            new Subject("c2", Map.of(Dimension.DISTRICT, Set.of("west")), "city", 1),
            new Day().evidence());
    return AvailabilityReport.of(request, List.of(camera("c1"), quiet), knownAt);
  }

  @Test
  void lateDataMakesAVersionAndShowsWhatChanged() {
    ReportVersion first = ReportVersion.first(report(Dimension.DISTRICT, Day.ALL.toMillis()));
    ReportVersion second =
        first.next(report(Dimension.DISTRICT, MORNING), "outbox of edge 7").orElseThrow();
    ReportVersion third =
        second.next(report(Dimension.DISTRICT, NOON), "approval of x1").orElseThrow();
    assertThat(third.number()).isEqualTo(3);
    ReportDifference late = first.difference(second.report());
    assertThat(late.rows()).hasSize(1);
    assertThat(late.groups().getFirst().before().group()).isEqualTo("east");
    assertThat(late.total().before().tally().unknown()).isEqualTo(GAP.millis());
    assertThat(late.total().after().tally().unknown()).isZero();
    assertThat(third.report().total().tally().excluded()).isEqualTo(WINDOW.millis());
    assertThat(report(Dimension.DISTRICT, Day.ALL.toMillis()))
        .as("the first version can be made again from all that is known now")
        .isEqualTo(first.report());
  }

  @Test
  void nothingNewMakesNoVersion() {
    ReportVersion first = ReportVersion.first(report(Dimension.CAMERA, NOON));
    assertThat(first.next(report(Dimension.CAMERA, NOON + 1), "nightly")).isEmpty();
  }

  @Test
  void versionsOnlyGoForward() {
    ReportVersion first = ReportVersion.first(report(Dimension.CAMERA, NOON));
    AvailabilityReport older = report(Dimension.CAMERA, MORNING);
    assertThatThrownBy(() -> first.next(older, "by mistake"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("would go back");
    AvailabilityReport other = report(Dimension.DISTRICT, NOON);
    assertThatThrownBy(() -> first.next(other, "by mistake"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("only versions of one report");
  }

  // From the changed number to the instants that changed, and to what they rest on.
  @Test
  void aDifferenceLeadsToItsEvidence() {
    Evidence evidence = camera("c1").evidence();
    AvailabilityTimeline before = AvailabilityTimeline.of(evidence, Day.EVENTS, Day.ALL.toMillis());
    AvailabilityTimeline after = AvailabilityTimeline.of(evidence, Day.EVENTS, NOON);
    List<TimelineDifference> differences = TimelineDifference.between(before, after, Day.ALL);
    assertThat(differences)
        .extracting(TimelineDifference::range)
        .containsExactly(
            Day.range(Day.DATE, "10:00", "10:10"),
            Day.range(Day.DATE, "10:10", "10:40"),
            Day.range(Day.DATE, "10:40", "11:00"),
            GAP);
    assertThat(differences.getLast().before().timeClass()).isEqualTo(TimeClass.UNKNOWN);
    assertThat(differences.getLast().after().timeClass()).isEqualTo(TimeClass.UP);
    assertThat(after.evidence(differences.getLast().after()).ids()).containsExactly("outbox-7");
    assertThat(after.evidence(differences.get(1).after()).ids())
        .containsExactly("x1", "photo-1", "s10:10");
  }

  @Test
  void anotherRootIsADifferenceThoughNoClassChanges() {
    TimeRange fault = Day.range(Day.DATE, "08:00", "09:00");
    Attribution late = new Attribution(fault, new Root("i1", "feeder", "grid"), Known.since(NOON));
    Evidence evidence = new Day().down("08:00", "09:00").evidence().withAttributions(List.of(late));
    List<TimelineDifference> differences =
        TimelineDifference.between(
            AvailabilityTimeline.of(evidence, Day.EVENTS, MORNING),
            AvailabilityTimeline.of(evidence, Day.EVENTS, NOON),
            Day.ALL);
    assertThat(differences).extracting(TimelineDifference::range).containsExactly(fault);
    assertThat(differences.getFirst().before().cause()).isNull();
    assertThat(differences.getFirst().after().cause()).isEqualTo(late);
  }

  @Test
  void everyExcusedMinuteHasAName() {
    List<Excuse> excuses = Excuse.of(camera("c1"), Day.EVENTS, Day.ALL, NOON);
    assertThat(excuses)
        .extracting(excuse -> excuse.stretch().beneath())
        .containsExactly(TimeClass.UP, TimeClass.DOWN, TimeClass.UP);
    assertThat(excuses.stream().mapToLong(each -> each.stretch().range().millis()).sum())
        .isEqualTo(WINDOW.millis());
    assertThat(excuses)
        .allSatisfy(excuse -> {
          assertThat(excuse.grant().exclusion().askedBy()).isEqualTo("contractor Li");
          assertThat(excuse.grant().ruling().by()).isEqualTo("owner Wang");
          assertThat(excuse.grant().known().recordedAtMillis()).isEqualTo(NOON);
        });
  }

  @Test
  void whatWasAskedForAndDoesNotCountIsToldToo() {
    SubjectEvidence camera = camera("c1");
    assertThat(Excuse.notGranted(camera, Day.EVENTS, Day.ALL, MORNING))
        .extracting(Excuse.NotGranted::why)
        .containsExactly(Why.UNDECIDED);
    assertThat(
            Excuse.notGranted(
                camera,
                Day.EVENTS.withHonoured(Set.of(ExclusionReason.GRID_FAILURE)),
                Day.ALL,
                NOON))
        .extracting(Excuse.NotGranted::why)
        .containsExactly(Why.NOT_HONOURED);
    Exclusion revoked =
        WORKS.with(new Ruling(Ruling.Kind.REVOKED, "owner Zhao", NOON, NOON + 1, null));
    SubjectEvidence other =
        new SubjectEvidence(camera.subject(), camera.evidence().withExclusions(List.of(revoked)));
    assertThat(Excuse.notGranted(other, Day.EVENTS, Day.ALL, NOON + 1))
        .extracting(Excuse.NotGranted::why)
        .containsExactly(Why.REFUSED);
    assertThat(Excuse.notGranted(camera, Day.EVENTS, Day.ALL, NOON)).isEmpty();
  }
}
