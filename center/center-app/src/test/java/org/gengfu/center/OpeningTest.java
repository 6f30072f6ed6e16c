package org.gengfu.center;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class OpeningTest {
  private final AtomicInteger closed = new AtomicInteger();

  @Test
  void whatIsOpenedBesideIsHandedOverAndClosed() throws Exception {
    CountDownLatch wanted = new CountDownLatch(1);
    AutoCloseable part = closed::incrementAndGet;
    Opening<AutoCloseable> opening =
        Opening.begin(
            "part",
            () -> {
              await(wanted);
              return part;
            });
    wanted.countDown(); // reached only because the opener has a thread of its own
    assertThat(opening.await()).isSameAs(part);
    opening.close();
    assertThat(closed).hasValue(1);
  }

  @Test
  void whatNobodyWaitedForIsClosedAllTheSame() throws Exception {
    Opening.<AutoCloseable>begin("part", () -> closed::incrementAndGet).close();
    assertThat(closed).hasValue(1);
  }

  @Test
  void aFailureIsToldToWhoeverWaits() throws Exception {
    Opening<AutoCloseable> opening =
        Opening.begin(
            "part",
            () -> {
              throw new IllegalArgumentException("the disk is full");
            });
    assertThatThrownBy(opening::await).isInstanceOf(IllegalArgumentException.class);
    opening.close();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
