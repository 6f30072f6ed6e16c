package org.gengfu.center.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.gengfu.center.watch.WatchFixture.T0;
import static org.gengfu.center.watch.WatchFixture.born;
import static org.gengfu.center.watch.WatchFixture.nodeBorn;
import static org.gengfu.center.watch.WatchFixture.raised;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gengfu.center.ingest.StoreUnavailableException;
import org.gengfu.center.store.FactSink;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.junit.jupiter.api.Test;

/** One part with a defect must neither end the one writer nor leave the others behind. */
class WatchPartTest {
  /** Writes down how it is called, and fails where it is told to. */
  private static final class Noting implements WatchPart {
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch failed = new CountDownLatch(1);
    private volatile String fails = "";
    private volatile boolean due;

    private void note(String call) {
      calls.add(call);
      if (call.equals(fails)) {
        failed.countDown();
        throw new IllegalStateException("a defect in " + call);
      }
    }

    @Override
    public void load(Connection connection) {
      note("load");
    }

    @Override
    public void decide(Committing change) {
      note("decide");
    }

    @Override
    public boolean hasNews() {
      return false;
    }

    @Override
    public void store(Connection connection, FactSink facts) {
      note("store");
    }

    @Override
    public List<LiveEvent> accepted() {
      note("accepted");
      return List.of();
    }

    @Override
    public Optional<Instant> nextDeadline() {
      return due ? Optional.of(Instant.MIN) : Optional.empty();
    }
  }

  private static WatchFixture house(WatchPart... parts) {
    return new WatchFixture(
        WatchSetup.of(AvailabilityPolicy.DEFAULT).with(List.of(parts)),
        new WatchFixture.ManualClock());
  }

  @Test
  void theWriterOutlivesADefectWhenTimePasses() throws Exception {
    Noting part = new Noting();
    try (WatchFixture house = house(part)) {
      house.commit(nodeBorn(T0), born(T0));
      part.fails = "decide";
      part.due = true;
      assertThat(part.failed.await(30, TimeUnit.SECONDS)).isTrue();
      part.fails = "";
      house.commit(raised(T0));
      assertThat(house.ofDevice()).hasSize(1);
    }
  }

  /** What is committed is committed: whoever was not told of it reads it anew. */
  @Test
  void aDefectAfterTheCommitLeavesNoPartBehind() throws Exception {
    Noting broken = new Noting();
    Noting behind = new Noting();
    try (WatchFixture house = house(broken, behind)) {
      broken.fails = "accepted";
      behind.calls.clear();
      assertThatThrownBy(() -> house.commit(nodeBorn(T0), born(T0), raised(T0)))
          .isInstanceOf(StoreUnavailableException.class)
          .hasMessageContaining("a defect in accepted");
      broken.fails = "";
      assertThat(behind.calls).containsExactly("decide", "store");
      assertThat(house.watch.<Integer>act(change -> change.changedDevices().size())).isZero();
      assertThat(behind.calls).containsExactly("decide", "store", "load", "decide", "accepted");
      assertThat(house.ofDevice()).as("it was committed").hasSize(1);
    }
  }
}
