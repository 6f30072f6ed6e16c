package org.gengfu.center.api.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gengfu.center.api.Request;
import org.gengfu.center.api.camera.ReportDesk.Issued;
import org.gengfu.center.camera.CameraRegister;
import org.gengfu.center.camera.Contract;
import org.gengfu.center.camera.Looks;
import org.gengfu.center.ingest.Entry;
import org.gengfu.center.watch.WatchFixture;
import org.gengfu.contract.Seen;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.gengfu.core.availability.Tally;
import org.gengfu.core.availability.report.ContractHours;
import org.gengfu.core.availability.report.Dimension;
import org.gengfu.core.availability.report.Measure;
import org.gengfu.core.availability.report.ReportCalendar;
import org.gengfu.core.availability.report.SpanKind;
import org.gengfu.report.CameraReport;
import org.gengfu.report.Language;
import org.junit.jupiter.api.Test;

/** The contract decides what counts, and a version stays with the contract of its day. */
class ReportContractTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** T0 is 15:00 in Shanghai: five minutes of the ten lie in the hours. */
  private static final Contract FIVE_MINUTES =
      new Contract(
          "t",
          "n",
          "a",
          "b",
          ReportCalendar.CHINA,
          new ContractHours(
              ReportCalendar.CHINA.zone(),
              Map.of(
                  java.time.DayOfWeek.SUNDAY,
                  List.of(new ContractHours.Hours(15 * 60, 15 * 60 + 5))),
              Map.of()),
          AvailabilityPolicy.DEFAULT.withDelays(0, 0),
          Map.of());

  /** A fault of a minute does not count. */
  private static final Contract SLOW =
      Contract.USUAL.with(AvailabilityPolicy.DEFAULT.withDelays(120_000, 60_000));

  private static Tally total(CameraReport report) {
    return report.parts().getFirst().figures().total().tally();
  }

  @Test
  void aVersionIsMadeAgainByTheContractOfItsDay() throws Exception {
    try (WatchFixture house = new WatchFixture()) {
      CameraRegister register = CameraRegister.load(house.database);
      var camera = Looks.camera("C-1", WatchFixture.EDGE, "cam-1", "东");
      house.watch.record(
          (connection, facts, now) -> register.put(connection, facts, List.of(camera), now, false));
      house.clock.advance(Duration.ofHours(1));
      for (int minute = 0; minute <= 10; minute++) {
        Seen seen = minute == 3 ? Seen.BAD : Seen.GOOD;
        house.commit(
            new Entry.Look(
                WatchFixture.EDGE,
                Looks.look(
                    "cam-1", WatchFixture.T0.plus(MINUTE.multipliedBy(minute)), MINUTE, seen),
                false));
      }
      house.clock.advance(MINUTE);
      ReportDesk.Wish wish =
          new ReportDesk.Wish(
              List.of(Measure.ONLINE),
              Request.range(WatchFixture.T0, WatchFixture.T0.plusSeconds(600)),
              Dimension.OWNER,
              SpanKind.WHOLE);
      ReportDesk usual = new ReportDesk(house.database, house.watch, SLOW);
      Issued first = usual.issue(wish, "first", "li", Language.ZH);
      assertThat(total(first.report())).isEqualTo(new Tally(0, 0, 0, 0, 600_000));
      ReportDesk strict = new ReportDesk(house.database, house.watch, FIVE_MINUTES);
      Issued second = strict.issue(wish, "another contract", "li", Language.EN);
      assertThat(second.fresh()).isTrue();
      assertThat(total(second.report())).isEqualTo(new Tally(300_000, 0, 0, 60_000, 240_000));
      assertThat(ReportDesk.text(strict.again(first.version(), Language.ZH)))
          .isEqualTo(ReportDesk.text(usual.again(first.version(), Language.ZH)));
      assertThat(total(strict.again(first.version(), Language.ZH)).down()).isZero();
      assertThat(strict.issue(wish, "again", "li", Language.EN).fresh()).isFalse();
    }
  }
}
