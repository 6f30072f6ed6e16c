package org.gengfu.center.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.center.ingest.Entry;
import org.gengfu.center.watch.WatchFixture;
import org.gengfu.contract.Seen;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.gengfu.core.availability.Sample;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.report.Measure;
import org.gengfu.core.availability.report.ReportCalendar;
import org.gengfu.core.availability.report.SubjectEvidence;
import org.junit.jupiter.api.Test;

/** The looks of many cameras come with few questions, and each camera gets its own. */
class EvidenceBatchTest {
  private static final int CAMERAS = 3 * StoredEvidence.BATCH + 1;

  @Test
  void aBatchOfCamerasIsOneQuestion() throws Exception {
    try (WatchFixture house = new WatchFixture()) {
      CameraRegister register = CameraRegister.load(house.database);
      List<Camera> cameras = new ArrayList<>();
      List<Entry> looks = new ArrayList<>();
      for (int i = 0; i < CAMERAS; i++) {
        String device = i % 5 == 3 ? "" : "dev-" + i;
        cameras.add(Looks.camera("N-%05d".formatted(i), WatchFixture.EDGE, device, "东"));
        if (i % 3 == 0) {
          looks.add(
              new Entry.Look(
                  WatchFixture.EDGE,
                  Looks.look("dev-" + i, WatchFixture.T0.plusSeconds(i), Duration.ZERO, Seen.GOOD),
                  false));
        }
      }
      house.watch.record(
          (connection, facts, now) -> register.put(connection, facts, cameras, now, false));
      house.clock.advance(Duration.ofHours(1));
      house.commit(looks.toArray(new Entry[0]));
      long from = WatchFixture.T0.toEpochMilli();
      StoredEvidence evidence =
          StoredEvidence.of(
              house.database,
              new StoredEvidence.Known(
                  AvailabilityPolicy.DEFAULT,
                  ReportCalendar.CHINA,
                  List.of(house.clock.instant())));
      int camera = 0;
      for (SubjectEvidence each :
          evidence.of(Measure.ONLINE, new TimeRange(from, from + 3_600_000))) {
        assertThat(each.subject().id()).isEqualTo("N-%05d".formatted(camera));
        boolean seen = camera % 3 == 0 && camera % 5 != 3;
        assertThat(each.evidence().samples())
            .extracting(Sample::atMillis)
            .isEqualTo(seen ? List.of(from + camera * 1_000L) : List.of());
        camera++;
      }
      assertThat(camera).isEqualTo(CAMERAS);
      assertThat(evidence.fetched()).isEqualTo(4);
    }
  }
}
