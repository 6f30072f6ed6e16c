package org.gengfu.center.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.center.ingest.Entry;
import org.gengfu.center.watch.WatchFixture;
import org.gengfu.contract.Seen;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.gengfu.core.availability.Doubt;
import org.gengfu.core.availability.Known;
import org.gengfu.core.availability.Sample;
import org.gengfu.core.availability.TimeRange;
import org.gengfu.core.availability.report.Measure;
import org.gengfu.core.availability.report.ReportCalendar;
import org.junit.jupiter.api.Test;

/** A report reads no more of the past than it needs, however old the doubts are. */
class LookStartTest {
  private static final Duration EVERY = Duration.ofMinutes(1);
  private static final int LOOKS = 48 * 60;
  private static final CameraSource SOURCE = new CameraSource(WatchFixture.EDGE, "cam");

  private static Instant at(int hours) {
    return WatchFixture.T0.plus(Duration.ofHours(hours));
  }

  private static Doubt doubt(int fromHours, int toHours) {
    TimeRange range = new TimeRange(at(fromHours).toEpochMilli(), at(toHours).toEpochMilli());
    return new Doubt(range, "d", "clock", Known.since(0));
  }

  @Test
  void onlyADoubtAboutTheStartItselfIsGoneBackFor() throws Exception {
    try (WatchFixture house = new WatchFixture()) {
      List<Entry> looks = new ArrayList<>();
      for (int i = 0; i < LOOKS; i++) {
        Instant time = WatchFixture.T0.plus(EVERY.multipliedBy(i));
        looks.add(new Entry.Look(SOURCE.edge(), Looks.look("cam", time, EVERY, Seen.GOOD), true));
      }
      house.clock.advance(Duration.ofHours(48));
      house.commit(looks.toArray(new Entry[0]));
      assertThat(start(house)).isBetween(at(42), at(47));
      assertThat(start(house, doubt(1, 2), doubt(10, 12))).as("old doubts").isEqualTo(start(house));
      assertThat(start(house, doubt(1, 2), doubt(39, 47)))
          .as("the start is in doubt: before it, and no further")
          .isBetween(at(34), at(39));
      assertThat(start(house, doubt(30, 36), doubt(35, 47))).isBetween(at(25), at(30));
      assertThat(start(house, doubt(0, 48))).isEqualTo(Instant.MIN);
    }
  }

  /** Whose looks count does not depend on the span that is asked for. */
  @Test
  void aFormerNameUnderWhichAnybodyEverLookedKeepsItsTime() throws Exception {
    try (WatchFixture house = new WatchFixture()) {
      List<Entry> looks = new ArrayList<>();
      for (int i = 0; i < 30; i++) {
        Instant time = at(i);
        looks.add(new Entry.Look(SOURCE.edge(), Looks.look("cam", time, EVERY, Seen.GOOD), true));
      }
      looks.add(new Entry.Look(SOURCE.edge(), Looks.look("old", at(16), EVERY, Seen.GOOD), true));
      house.clock.advance(Duration.ofHours(48));
      house.commit(looks.toArray(new Entry[0]));
      long change = at(20).toEpochMilli();
      LookWindow now = new LookWindow(SOURCE, change, Long.MAX_VALUE);
      CameraSource old = new CameraSource(SOURCE.edge(), "old");
      CameraSource mistake = new CameraSource(SOURCE.edge(), "mistake");
      LookWindow was = new LookWindow(old, Long.MIN_VALUE, change);
      assertThat(read(house, 5, 10, was, now)).isEmpty();
      assertThat(read(house, 5, 18, was, now)).containsExactly(at(16).toEpochMilli());
      LookWindow never = new LookWindow(mistake, Long.MIN_VALUE, change);
      assertThat(read(house, 5, 10, never, now)).hasSize(10);
    }
  }

  private static List<Long> read(WatchFixture house, int from, int to, LookWindow... windows) {
    TimeRange range = new TimeRange(at(from).toEpochMilli(), at(to).toEpochMilli());
    StoredEvidence.Known known = known(house);
    return house.database.transaction(connection ->
        new LookReading(connection, known, Measure.ONLINE, range, List.of(), true)
            .read(List.of(windows)).all().stream().map(Sample::atMillis).toList());
  }

  private static StoredEvidence.Known known(WatchFixture house) {
    return new StoredEvidence.Known(
        AvailabilityPolicy.DEFAULT, ReportCalendar.CHINA, List.of(house.clock.instant()));
  }

  /** The first look that is read for the hour after 47:00; of one camera and of many at once. */
  private static Instant start(WatchFixture house, Doubt... doubts) {
    TimeRange range = new TimeRange(at(47).toEpochMilli(), at(48).toEpochMilli());
    List<LookWindow> windows = List.of(new LookWindow(SOURCE, Long.MIN_VALUE, Long.MAX_VALUE));
    StoredEvidence.Known known = known(house);
    return house.database.transaction(connection -> {
      LookSamples alone =
          new LookReading(connection, known, Measure.ONLINE, range, List.of(doubts), true)
              .read(windows);
      long first = alone.sample(0).atMillis();
      long found =
          LookReading.start(
              connection, SOURCE, "online", range.fromMillis(), List.of(doubts), known);
      LookBatch.Demand demand = new LookBatch.Demand(windows, List.of(doubts), new long[0]);
      long among =
          new LookBatch(connection, known, Measure.ONLINE, range)
              .read(List.of(demand))
              .getFirst()
              .getFirst()
              .atMillis();
      assertThat(among).as("of many").isEqualTo(first);
      return found == Long.MIN_VALUE ? Instant.MIN : Instant.ofEpochMilli(first);
    });
  }
}
