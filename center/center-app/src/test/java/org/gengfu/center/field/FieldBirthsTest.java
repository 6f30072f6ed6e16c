package org.gengfu.center.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gengfu.center.ingest.Batch;
import org.gengfu.center.ingest.Entry;
import org.gengfu.center.store.Database;
import org.gengfu.center.store.TestDatabase;
import org.gengfu.center.watch.Watch;
import org.gengfu.center.watch.WatchFixture;
import org.gengfu.center.watch.WatchSetup;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.gengfu.core.graph.FieldGraph;
import org.gengfu.core.graph.Relation;
import org.gengfu.core.ledger.EpochRanges;
import org.gengfu.core.ledger.LedgerSnapshot;
import org.gengfu.core.ledger.OffsetRange;
import org.junit.jupiter.api.Test;

/** Devices are drawn when they are born, once. */
class FieldBirthsTest {
  private long offset;

  private static Watch watch(Database database, WatchFixture.ManualClock clock) {
    WatchSetup setup =
        WatchSetup.of(AvailabilityPolicy.DEFAULT).with(List.of(new FieldBirths(key -> "hall-1")));
    return Watch.start(database, clock, setup);
  }

  private void commit(Watch watch, WatchFixture.ManualClock clock, Entry... entries)
      throws Exception {
    offset++;
    LedgerSnapshot ledger =
        new LedgerSnapshot(List.of(new EpochRanges(7, List.of(new OffsetRange(0, offset)))));
    watch.commit(new Batch(clock.instant(), List.of(entries), Map.of(WatchFixture.EDGE, ledger)));
  }

  @Test
  void aBirthDrawsTheDeviceItsEdgeAndWhoTellsOfIt() throws Exception {
    WatchFixture.ManualClock clock = new WatchFixture.ManualClock();
    try (Database database = TestDatabase.open()) {
      long version;
      try (Watch watch = watch(database, clock)) {
        commit(watch, clock, WatchFixture.nodeBorn(WatchFixture.T0));
        commit(watch, clock, WatchFixture.born(WatchFixture.T0));
        FieldGraph graph = watch.picture().incidents().graph();
        assertThat(graph.node("room-a/").type()).isEqualTo("edge");
        assertThat(graph.node("room-a/th-1").site()).isEqualTo("hall-1");
        assertThat(
                graph
                    .at(clock.millis(), clock.millis())
                    .directSupports("room-a/th-1", Set.of(Relation.REPORTS_VIA)))
            .containsExactly("room-a/");
        version = graph.version();
        assertThat(version).isEqualTo(3);
        commit(watch, clock, WatchFixture.born(WatchFixture.T0.plusSeconds(60)));
        assertThat(watch.picture().incidents().graph().version()).isEqualTo(version);
      }
      try (Watch again = watch(database, clock)) {
        commit(again, clock, WatchFixture.born(WatchFixture.T0.plusSeconds(120)));
        assertThat(again.picture().incidents().graph().version()).isEqualTo(version);
      }
    }
  }
}
