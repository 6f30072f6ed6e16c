package org.gengfu.center.api.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.gengfu.center.api.Request;
import org.gengfu.center.api.camera.ReportDesk.Issued;
import org.gengfu.center.camera.CameraRegister;
import org.gengfu.center.camera.Contract;
import org.gengfu.center.camera.Looks;
import org.gengfu.center.camera.ReportVersionTable;
import org.gengfu.center.ingest.Entry;
import org.gengfu.center.watch.WatchFixture;
import org.gengfu.contract.Seen;
import org.gengfu.core.availability.report.Dimension;
import org.gengfu.core.availability.report.Measure;
import org.gengfu.core.availability.report.SpanKind;
import org.gengfu.report.Language;
import org.junit.jupiter.api.Test;

/** What was published can be made again, and is published once. */
class ReportDeskTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static ReportDesk.Wish wish() {
    return new ReportDesk.Wish(
        List.of(Measure.ONLINE, Measure.INTACT),
        Request.range(WatchFixture.T0, WatchFixture.T0.plusSeconds(600)),
        Dimension.OWNER,
        SpanKind.WHOLE);
  }

  private static void look(WatchFixture house, int minute, Seen seen) throws Exception {
    house.commit(
        new Entry.Look(
            WatchFixture.EDGE,
            Looks.look("cam-1", WatchFixture.T0.plus(MINUTE.multipliedBy(minute)), MINUTE, seen),
            false));
  }

  /** A schedule that must try again sends the version that it made, not another one. */
  @Test
  void aScheduledReportIsOneVersionHoweverOftenItIsTried() throws Exception {
    try (WatchFixture house = new WatchFixture()) {
      CameraRegister register = CameraRegister.load(house.database);
      var camera = Looks.camera("C-1", WatchFixture.EDGE, "cam-1", "东");
      house.watch.record(
          (connection, facts, now) -> register.put(connection, facts, List.of(camera), now, false));
      look(house, 0, Seen.GOOD);
      look(house, 1, Seen.GOOD);
      house.clock.advance(Duration.ofMinutes(20));
      ReportDesk desk = new ReportDesk(house.database, house.watch, Contract.USUAL);
      String first = ReportDesk.text(desk.scheduled(wish(), Language.ZH));
      house.clock.advance(MINUTE);
      assertThat(ReportDesk.text(desk.scheduled(wish(), Language.ZH))).isEqualTo(first);
      look(house, 2, Seen.BAD); // late
      house.clock.advance(MINUTE);
      Issued second = desk.issue(wish(), "late data", "wang", Language.ZH);
      assertThat(second.fresh()).isTrue();
      assertThat(second.version().number()).isEqualTo(2);
      List<ReportVersionTable.Row> versions =
          house.database.read(
              connection -> ReportVersionTable.list(connection, "", "", "online+intact", 10));
      assertThat(versions)
          .extracting(ReportVersionTable.Row::why)
          .containsExactly("late data", "scheduled");
    }
  }
}
