package org.gengfu.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderDiskTest {
  @Test
  void twoAgentsCannotShareAFolder(@TempDir Path folder) {
    FolderDisk first = FolderDisk.open(folder);
    assertThatThrownBy(() -> FolderDisk.open(folder))
        .isInstanceOf(OutboxUnusableException.class)
        .hasMessageContaining("another process");
    first.close();
    FolderDisk.open(folder).close();
  }

  /** A pending interrupt closes a file channel for good; the outbox must not have that weakness. */
  @Test
  void aPendingInterruptOfTheCallerLosesNothing(@TempDir Path folder) throws IOException {
    Outbox outbox = open(folder);
    Thread.currentThread().interrupt();
    assertThat(outbox.append(TestRecords.reading(0))).isEqualTo(new Append.Stored(0));
    assertThat(Thread.interrupted()).isTrue();
    assertThat(outbox.append(TestRecords.reading(1))).isEqualTo(new Append.Stored(1));
    outbox.sync();
    assertThat(TestRecords.records(outbox, 0)).hasSize(2);
    outbox.close();
  }

  @Test
  void recordsSurviveOnARealDisk(@TempDir Path folder) throws IOException {
    Outbox outbox = open(folder);
    for (int i = 0; i < 1_000; i++) {
      outbox.append(i % 7 == 0 ? TestRecords.alarm(i) : TestRecords.large(i));
    }
    outbox.close();
    Outbox again = open(folder);
    assertThat(again.epoch()).isEqualTo(outbox.epoch());
    assertThat(TestRecords.all(again, 0).getLast().record()).isEqualTo(TestRecords.large(999));
    again.close();
  }

  private static Outbox open(Path folder) {
    return Outbox.open(
        FolderDisk.open(folder),
        TestRecords.settings(OutboxSettings.MIN_BYTES),
        InstantSource.system());
  }
}
