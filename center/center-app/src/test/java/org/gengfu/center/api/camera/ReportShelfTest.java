package org.gengfu.center.api.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.gengfu.center.api.Request;
import org.gengfu.center.camera.Camera;
import org.gengfu.center.camera.CameraRegister;
import org.gengfu.center.camera.Contract;
import org.gengfu.center.camera.Looks;
import org.gengfu.center.watch.WatchFixture;
import org.gengfu.core.availability.report.Dimension;
import org.gengfu.core.availability.report.Measure;
import org.gengfu.core.availability.report.SpanKind;
import org.gengfu.report.CameraReport;
import org.gengfu.report.Language;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A month is counted once for all who look at it, and anew as soon as people changed something. */
class ReportShelfTest {
  private static final ReportDesk.Wish WISH =
      new ReportDesk.Wish(
          List.of(Measure.ONLINE),
          Request.range(WatchFixture.T0, WatchFixture.T0.plusSeconds(600)),
          Dimension.OWNER,
          SpanKind.WHOLE);

  private final AtomicInteger made = new AtomicInteger();

  private CameraReport take(
      ReportShelf shelf, WatchFixture house, @Nullable Instant known, int expected) {
    ReportDesk desk = new ReportDesk(house.database, house.watch, Contract.USUAL);
    CameraReport report =
        shelf.take(
            WISH,
            known,
            Language.ZH,
            () -> {
              made.incrementAndGet();
              return desk.make(WISH, known, Language.ZH);
            });
    assertThat(made).hasValue(expected);
    return report;
  }

  private static void register(WatchFixture house, String code) throws Exception {
    List<Camera> cameras = List.of(Looks.camera(code, WatchFixture.EDGE, code, "东"));
    CameraRegister register = CameraRegister.load(house.database);
    house.watch.record(
        (connection, facts, now) -> register.put(connection, facts, cameras, now, false));
  }

  @Test
  void theSameIsGivenUntilItIsOldOrSomebodyChangedSomething() throws Exception {
    try (WatchFixture house = new WatchFixture()) {
      register(house, "C-1");
      house.clock.advance(Duration.ofHours(1));
      ReportShelf shelf = new ReportShelf(house.database, house.clock);
      CameraReport first = take(shelf, house, null, 1);
      house.clock.advance(ReportShelf.FRESH.minusMillis(1));
      assertThat(take(shelf, house, null, 1)).isSameAs(first);
      house.clock.advance(Duration.ofMillis(1));
      take(shelf, house, null, 2);
      house.clock.advance(Duration.ofSeconds(1));
      register(house, "C-2");
      house.clock.advance(Duration.ofSeconds(1));
      assertThat(take(shelf, house, null, 3).parts().getFirst().cameras()).hasSize(2);
    }
  }

  /** What was known at an instant stays what it is; a bound on how many are kept holds. */
  @Test
  void whatWasKnownThenIsKeptLongerAndTheOldestGoes() throws Exception {
    try (WatchFixture house = new WatchFixture()) {
      register(house, "C-1");
      house.clock.advance(Duration.ofHours(1));
      Instant known = house.clock.instant();
      house.clock.advance(Duration.ofSeconds(1));
      ReportShelf shelf = new ReportShelf(house.database, house.clock);
      take(shelf, house, known, 1);
      register(house, "C-2");
      house.clock.advance(ReportShelf.KEPT.minusSeconds(1));
      assertThat(take(shelf, house, known, 1).parts().getFirst().cameras()).hasSize(1);
      for (int i = 1; i <= ReportShelf.MOST; i++) {
        take(shelf, house, known.minusMillis(i), 1 + i);
      }
      take(shelf, house, known, 2 + ReportShelf.MOST);
    }
  }

  @Test
  void whoAsksMeanwhileWaitsAndAFailureIsNotGivenOn() throws Exception {
    try (WatchFixture house = new WatchFixture()) {
      register(house, "C-1");
      house.clock.advance(Duration.ofHours(1));
      ReportShelf shelf = new ReportShelf(house.database, house.clock);
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch fail = new CountDownLatch(1);
      CompletableFuture<Throwable> told = new CompletableFuture<>();
      Thread.ofVirtual()
          .start(() -> {
            try {
              shelf.take(
                  WISH,
                  null,
                  Language.ZH,
                  () -> {
                    begun.countDown();
                    try {
                      fail.await();
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                    throw new IllegalArgumentException("too much");
                  });
            } catch (IllegalArgumentException e) {
              told.complete(e);
            }
          });
      begun.await();
      CompletableFuture<CameraReport> second =
          CompletableFuture.supplyAsync(() -> take(shelf, house, null, 1));
      assertThat(made).hasValue(0);
      fail.countDown();
      assertThat(told.get()).hasMessage("too much");
      assertThat(take(shelf, house, null, 1)).isSameAs(second.get());
      assertThatThrownBy(() ->
              shelf.take(
                  WISH,
                  WatchFixture.T0,
                  Language.ZH,
                  () -> {
                    throw new IllegalStateException("broken");
                  }))
          .hasMessage("broken");
    }
  }
}
