package org.gengfu.center.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.center.ingest.Entry;
import org.gengfu.center.watch.WatchFixture;
import org.gengfu.contract.Seen;
import org.junit.jupiter.api.Test;

/** Evidence and pictures are bounded: in age, and of each camera in number. */
class CameraUpkeepTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final CameraSource SOURCE = new CameraSource(WatchFixture.EDGE, "cam-1");

  private static Entry.Look look(Instant at, boolean picture) {
    return new Entry.Look(
        WatchFixture.EDGE,
        Looks.look(
            "cam-1",
            at,
            MINUTE,
            Seen.GOOD,
            Seen.GOOD,
            List.of(),
            picture ? Looks.thumbnail(1) : null),
        false);
  }

  private static int runs(WatchFixture house) {
    return new LookStore(house.database)
        .page(SOURCE, Instant.EPOCH, Instant.parse("2100-01-01T00:00:00Z"), 1_000)
        .runs()
        .size();
  }

  private static int pictures(WatchFixture house) {
    return house.database.read(connection -> CameraPictureTable.of(connection, SOURCE)).size();
  }

  @Test
  void whatIsTooOldIsDroppedAndNothingElse() throws Exception {
    try (WatchFixture house = new WatchFixture();
        CameraUpkeep upkeep = new CameraUpkeep(house.database, Duration.ofDays(400), house.clock)) {
      house.commit(look(house.clock.instant(), true));
      house.clock.advance(Duration.ofDays(300));
      house.commit(look(house.clock.instant(), true));
      assertThat(upkeep.clean()).isZero();
      house.clock.advance(Duration.ofDays(101));
      assertThat(upkeep.clean()).isEqualTo(2);
      assertThat(runs(house)).isEqualTo(1);
      assertThat(pictures(house)).isEqualTo(1);
    }
  }

  @Test
  void ofManyPicturesTheNewestAreKept() throws Exception {
    try (WatchFixture house = new WatchFixture()) {
      List<Entry> looks = new ArrayList<>();
      for (int i = 0; i < CameraPictureTable.MAX_PER_CAMERA + 5; i++) {
        looks.add(look(house.clock.instant().plus(MINUTE.multipliedBy(i)), true));
      }
      house.clock.advance(Duration.ofHours(2));
      house.commit(looks.toArray(new Entry[0]));
      assertThat(pictures(house)).isEqualTo(CameraPictureTable.MAX_PER_CAMERA);
      CameraNow now = house.watch.picture().camera(SOURCE).orElseThrow();
      long newest =
          house
              .database
              .read(connection -> CameraPictureTable.of(connection, SOURCE))
              .getFirst()
              .id();
      assertThat(now.picture()).isEqualTo(newest);
    }
  }

  /** What a restart reads back is what was there. */
  @Test
  void theNewestLookIsTheSameAfterARestart() throws Exception {
    try (WatchFixture house = new WatchFixture()) {
      house.commit(look(house.clock.instant(), true));
      house.clock.advance(MINUTE);
      Entry.Look down =
          new Entry.Look(
              WatchFixture.EDGE,
              Looks.look("cam-1", house.clock.instant(), MINUTE, Seen.BAD),
              false);
      house.commit(down);
      CameraNow before = house.watch.picture().camera(SOURCE).orElseThrow();
      assertThat(before.ladder().get(1).lastGood()).isEqualTo(WatchFixture.T0);
      house.restart();
      CameraNow waitedFor = before.waitedFor(before.time());
      assertThat(house.watch.picture().camera(SOURCE)).contains(waitedFor);
      house.commit(down);
      assertThat(house.watch.picture().camera(SOURCE)).contains(waitedFor);
    }
  }
}
