package org.gengfu.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.gengfu.telemetry.TelemetryException.Kind;
import org.gengfu.telemetry.TelemetrySettings.QuestDb;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestDbStoreIT extends TelemetryStoreContract {
  private static final long RESERVE = 1 << 20;

  @TempDir Path folder;
  private final AtomicLong free = new AtomicLong(Long.MAX_VALUE);
  private QuestDbStore store;

  @BeforeEach
  void open() {
    store = reopen();
  }

  private QuestDbStore reopen() {
    QuestDb own = new QuestDb(RESERVE, true);
    TelemetrySettings settings = new TelemetrySettings(Duration.ofDays(15), CONDENSING, own);
    return QuestDbStore.open(
        QuestDbFolder.prepare(folder.resolve("telemetry")), settings, own, free::get);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  TelemetryStore store() {
    return store;
  }

  @Test
  void keepsWhatWasWrittenWhenItIsOpenedAgain() {
    store.write(List.of(row("ups-1", "load", T0, 1)));
    store.close();
    store = reopen();
    assertThat(store.raw("room-a", "ups-1", "load", T0, T0.plusSeconds(1), 10)).hasSize(1);
    store.maintain(T0.plus(Duration.ofDays(5)));
    store.close();
    store = reopen();
    TrendResult trend = store.trend("room-a", "ups-1", "load", T0, T0.plusSeconds(60), 1);
    assertThat(trend.source()).isEqualTo(TrendResult.Source.CONDENSED);
    assertThat(trend.buckets()).containsExactly(new Bucket(T0, 1, 1, 1, 1));
  }

  /** A straggler must not replace a stretch that was condensed from more. */
  @Test
  void aStragglerDoesNotReplaceAFullerStretch() {
    Instant now = T0.plus(Duration.ofDays(5));
    store.write(List.of(row("ups-1", "load", T0, 10), row("ups-1", "load", T0.plusSeconds(1), 20)));
    store.maintain(now);
    store.write(
        List.of(
            row("ups-1", "load", T0.plusSeconds(2), 90),
            row("ups-1", "load", T0.plusSeconds(61), 70)));
    store.maintain(now);
    assertThat(store.trend("room-a", "ups-1", "load", T0, T0.plusSeconds(120), 2).buckets())
        .containsExactly(
            new Bucket(T0, 10, 15, 20, 2), new Bucket(T0.plusSeconds(60), 70, 70, 70, 1));
  }

  /** Nothing is taken while the disk is full, nothing is lost, and it ends by itself. */
  @Test
  void refusesRowsWhileTheDiskIsFullAndGoesOnByItself() {
    store.write(List.of(row("ups-1", "load", T0, 1)));
    free.set(RESERVE - 1);
    assertThatThrownBy(() -> store.write(List.of(row("ups-1", "load", T0.plusSeconds(1), 2))))
        .isInstanceOfSatisfying(
            TelemetryException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(Kind.DISK_FULL);
              assertThat(e.isWorthRepeating()).isTrue();
            });
    assertThat(store.raw("room-a", "ups-1", "load", T0, T0.plusSeconds(9), 10)).hasSize(1);
    free.set(Long.MAX_VALUE);
    store.write(List.of(row("ups-1", "load", T0.plusSeconds(1), 2)));
    assertThat(store.raw("room-a", "ups-1", "load", T0, T0.plusSeconds(9), 10)).hasSize(2);
  }

  @Test
  void refusesASecondOwnerOfTheFolder() {
    assertThatThrownBy(this::reopen)
        .isInstanceOfSatisfying(
            TelemetryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.SETTINGS));
    store.write(List.of(row("ups-1", "load", T0, 1)));
  }

  @Test
  void aClosedStoreSaysSo() {
    store.close();
    assertThatThrownBy(() -> store.write(List.of(row("ups-1", "load", T0, 1))))
        .isInstanceOfSatisfying(
            TelemetryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CLOSED));
  }

  @Test
  void takesALargeBatchAndRefusesALarger() {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < 50_000; i++) {
      Instant time = T0.plusMillis(i / 1_000);
      rows.add(row("device-" + i % 100, "p" + i / 100 % 10, time, i));
    }
    long started = System.nanoTime();
    store.write(rows);
    System.out.println(
        "QuestDB wrote 50,000 rows in " + (System.nanoTime() - started) / 1_000_000 + " ms");
    assertThat(store.raw("room-a", "device-7", "p3", T0, T0.plusSeconds(9), 1_000)).hasSize(50);
    List<Row> tooMany = java.util.Collections.nCopies(200_001, rows.getFirst());
    assertThatThrownBy(() -> store.write(tooMany)).isInstanceOf(IllegalArgumentException.class);
  }
}
