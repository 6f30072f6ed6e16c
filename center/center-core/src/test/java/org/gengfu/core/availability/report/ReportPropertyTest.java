package org.gengfu.core.availability.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.gengfu.core.availability.Evidence;
import org.gengfu.core.availability.RandomEvidence;
import org.gengfu.core.availability.Ratio;
import org.gengfu.core.availability.Tally;
import org.gengfu.core.availability.TimeRange;

/** What must hold of any report. */
class ReportPropertyTest {
  @Provide
  Arbitrary<List<Evidence>> fleets() {
    return RandomEvidence.evidence().list().ofMinSize(1).ofMaxSize(5);
  }

  @Provide
  Arbitrary<AvailabilityPolicy> policies() {
    return RandomEvidence.policies();
  }

  private static AvailabilityReport report(List<Evidence> fleet, AvailabilityPolicy policy) {
    ReportRequest request =
        new ReportRequest(
            Measure.ONLINE,
            new TimeRange(0, RandomEvidence.LENGTH),
            SpanKind.WHOLE,
            Dimension.SITE,
            new ReportCalendar(ZoneOffset.UTC),
            policy);
    List<SubjectEvidence> devices = new ArrayList<>();
    for (Evidence evidence : fleet) {
      int number = devices.size();
      Map<Dimension, Set<String>> site = Map.of(Dimension.SITE, Set.of("s" + number % 2));
      devices.add(
          new SubjectEvidence(new Subject("c" + number, site, "own", 1 + number), evidence));
    }
    return AvailabilityReport.of(request, devices, RandomEvidence.LENGTH + 20);
  }

  // O3, over devices: the total is the sum of the groups, the groups of their devices.
  @Property(tries = 300)
  void devicesAddUp(
      @ForAll("fleets") List<Evidence> fleet, @ForAll("policies") AvailabilityPolicy policy) {
    AvailabilityReport whole = report(fleet, policy);
    Tally singly = Tally.NONE;
    for (Evidence evidence : fleet) {
      singly = singly.plus(report(List.of(evidence), policy).total().tally());
    }
    assertThat(whole.total().tally()).isEqualTo(singly);
    Tally groups = whole.groups().stream().map(ReportRow::tally).reduce(Tally.NONE, Tally::plus);
    assertThat(groups).isEqualTo(singly);
    assertThat(singly.total()).isEqualTo((long) fleet.size() * RandomEvidence.LENGTH);
    assertThat(whole.total().downByParty().values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(singly.down());
  }

  // O6: a fleet is not worse than its worst device, nor better than its best; weighted or not.
  @Property(tries = 300)
  void aFleetLiesBetweenItsDevices(
      @ForAll("fleets") List<Evidence> fleet, @ForAll("policies") AvailabilityPolicy policy) {
    List<Ratio> single =
        fleet.stream()
            .map(evidence -> report(List.of(evidence), policy).total().tally())
            .flatMap(tally -> tally.known().stream())
            .sorted()
            .toList();
    ReportRow total = report(fleet, policy).total();
    assertThat(total.tally().known().isPresent()).isEqualTo(!single.isEmpty());
    for (Tally tally : List.of(total.tally(), total.weighted())) {
      tally
          .known()
          .ifPresent(rate -> {
            assertThat(rate).isGreaterThanOrEqualTo(single.getFirst());
            assertThat(rate).isLessThanOrEqualTo(single.getLast());
          });
    }
  }
}
