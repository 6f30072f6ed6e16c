package org.gengfu.center.api.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.center.api.Request;
import org.gengfu.center.api.camera.ReportDesk.Issued;
import org.gengfu.center.camera.Camera;
import org.gengfu.center.camera.CameraRegister;
import org.gengfu.center.camera.Contract;
import org.gengfu.center.camera.Looks;
import org.gengfu.center.watch.WatchFixture;
import org.gengfu.core.availability.report.Dimension;
import org.gengfu.core.availability.report.Measure;
import org.gengfu.core.availability.report.SpanKind;
import org.gengfu.report.Language;
import org.junit.jupiter.api.Test;

/** A register of thousands of cameras at which nobody looks yet. */
class ReportScaleTest {
  private static final int CAMERAS = 5_000;

  @Test
  void aMonthOfThousandsOfCamerasWithoutLooksIsPublished() throws Exception {
    try (WatchFixture house = new WatchFixture()) {
      CameraRegister register = CameraRegister.load(house.database);
      List<Camera> cameras = new ArrayList<>();
      for (int i = 0; i < CAMERAS; i++) {
        String code = "N-%05d".formatted(i);
        cameras.add(Looks.camera(code, WatchFixture.EDGE, "dev-" + i, "D" + i % 17));
      }
      house.watch.record(
          (connection, facts, now) -> register.put(connection, facts, cameras, now, false));
      house.clock.advance(Duration.ofDays(31));
      Instant end = house.clock.instant().truncatedTo(ChronoUnit.DAYS);
      ReportDesk desk = new ReportDesk(house.database, house.watch, Contract.USUAL);
      ReportDesk.Wish wish =
          new ReportDesk.Wish(
              List.of(Measure.ONLINE),
              Request.range(end.minus(Duration.ofDays(30)), end),
              Dimension.DISTRICT,
              SpanKind.DAY);
      Issued issued = desk.issue(wish, "first", "wang", Language.ZH);
      assertThat(issued.version().number()).isEqualTo(1);
      assertThat(issued.report().parts().getFirst().cameras()).hasSize(CAMERAS);
      assertThat(desk.issue(wish, "second", "wang", Language.ZH).fresh()).isFalse();
    }
  }
}
