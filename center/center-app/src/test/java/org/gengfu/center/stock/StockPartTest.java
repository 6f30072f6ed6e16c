package org.gengfu.center.stock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.center.watch.WatchFixture.T0;
import static org.gengfu.center.watch.WatchFixture.TH;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.gengfu.center.watch.WatchFixture;
import org.gengfu.center.watch.WatchSetup;
import org.gengfu.core.availability.AvailabilityPolicy;
import org.gengfu.core.stock.Logistics;
import org.gengfu.core.stock.PlaceBook;
import org.gengfu.core.travel.Travel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When the stock's part says that something is new. */
class StockPartTest {
  private static final Travel NO_TIME = (from, to, leaveMillis) -> 0;
  private static final StockTerms NO_TERMS =
      new StockTerms() {
        @Override
        public Logistics ways() {
          return new PlaceBook(List.of(), NO_TIME, 0, StockFixture.ZONE);
        }

        @Override
        public boolean isPlace(String id) {
          return false;
        }

        @Override
        public Optional<Duty> duty(String node, Instant at) {
          return Optional.empty();
        }

        @Override
        public @Nullable Long priceCents(String node) {
          return null;
        }

        @Override
        public Optional<DeviceNeed> need(String node, Instant at) {
          return Optional.empty();
        }
      };

  /** Who looks at once finds it; a look too early would not be taken again for ten minutes. */
  @Test
  void birthsAndDrawingsAreToldOncePagesSeeThem() throws Exception {
    AtomicReference<Supplier<String>> seen = new AtomicReference<>(() -> "nothing");
    BlockingQueue<String> told = new LinkedBlockingQueue<>();
    StockPart part = new StockPart(NO_TERMS, List::of, () -> {}, () -> told.add(seen.get().get()));
    WatchSetup setup = WatchSetup.of(AvailabilityPolicy.DEFAULT).with(List.of(part));
    try (WatchFixture house = new WatchFixture(setup, new WatchFixture.ManualClock())) {
      assertThat(told.poll(30, TimeUnit.SECONDS)).as("at the start").isEqualTo("nothing");
      seen.set(() -> Boolean.toString(house.watch.picture().device(TH).isPresent()));
      house.commit(WatchFixture.nodeBorn(T0), WatchFixture.born(T0));
      assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo("true");
      String drawn = "room-a/cam-1";
      seen.set(() -> String.valueOf(house.watch.picture().incidents().graph().node(drawn)));
      house.watch.decide(StockFixture.cameraNodes(1));
      assertThat(told.poll(30, TimeUnit.SECONDS)).contains(drawn);
    }
  }
}
