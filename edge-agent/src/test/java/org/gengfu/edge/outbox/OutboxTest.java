package org.gengfu.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.edge.outbox.TestRecords.START;
import static org.gengfu.edge.outbox.TestRecords.alarm;
import static org.gengfu.edge.outbox.TestRecords.all;
import static org.gengfu.edge.outbox.TestRecords.large;
import static org.gengfu.edge.outbox.TestRecords.reading;
import static org.gengfu.edge.outbox.TestRecords.records;
import static org.gengfu.edge.outbox.TestRecords.settings;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.gengfu.contract.OutboxOffset;
import org.gengfu.contract.OutboxRecord;
import org.gengfu.edge.outbox.OutboxCursor.Item;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private static final long SMALL = OutboxSettings.MIN_BYTES;

  private Instant now = START;
  private final InstantSource clock = () -> now;
  private final MemoryDisk disk = new MemoryDisk();

  private Outbox open(MemoryDisk on) {
    return Outbox.open(on, settings(SMALL), clock);
  }

  @Test
  void handsOutInTheOrderOfOffsetsAcrossBothLanes() throws IOException {
    Outbox outbox = open(disk);
    outbox.append(reading(0));
    outbox.append(alarm(1));
    outbox.append(reading(2));
    outbox.sync();

    assertThat(records(outbox, 0)).containsExactly(reading(0), alarm(1), reading(2));
    assertThat(records(outbox, 1)).containsExactly(alarm(1), reading(2));
  }

  /**
   * A record that was sent but not synced could be lost with the power and its offset used twice.
   */
  @Test
  void handsOutNothingThatIsNotSynced() throws IOException {
    Outbox outbox = open(disk);
    outbox.append(reading(0));

    assertThat(all(outbox, 0)).isEmpty();

    outbox.sync();
    assertThat(records(outbox, 0)).containsExactly(reading(0));
  }

  @Test
  void alarmsCanBeReadAheadOfReadings() throws IOException {
    Outbox outbox = open(disk);
    for (int i = 0; i < 100; i++) {
      outbox.append(i % 10 == 9 ? alarm(i) : reading(i));
    }
    outbox.sync();

    try (OutboxCursor cursor = outbox.readAlarms(15)) {
      Item first = cursor.next(Long.MAX_VALUE);
      assertThat(first).isEqualTo(new Item(19, alarm(19), first.bytes()));
      assertThat(cursor.next(29)).isNull();
      assertThat(cursor.next(30).offset()).isEqualTo(29);
    }
  }

  /** kill -9 in the middle of a write, at every byte of it. */
  @Test
  void everyTornTailLosesOnlyTheRecordThatWasBeingWritten() throws IOException {
    Outbox outbox = open(disk);
    outbox.append(reading(0));
    outbox.append(reading(1));
    String file = disk.segments("readings").getFirst();
    int before = disk.bytes(file).length;
    outbox.append(reading(2));
    byte[] whole = disk.bytes(file);

    for (int length = before; length < whole.length; length++) {
      MemoryDisk torn = disk.copy();
      torn.replace(file, Arrays.copyOf(whole, length));
      Outbox recovered = open(torn);
      assertThat(recovered.epoch()).isEqualTo(outbox.epoch());
      assertThat(records(recovered, 0)).as("cut at %d", length).hasSize(2);
      assertThat(recovered.append(reading(3))).isEqualTo(new Append.Stored(2));
      recovered.sync();
      assertThat(records(open(torn.copy()), 0)).containsExactly(reading(0), reading(1), reading(3));
    }
  }

  @Test
  void everyDamagedByteInTheMiddleLosesOneRecordAndSaysSo() throws IOException {
    Outbox outbox = open(disk);
    outbox.append(reading(0));
    String file = disk.segments("readings").getFirst();
    int start = disk.bytes(file).length;
    outbox.append(reading(1));
    int end = disk.bytes(file).length;
    outbox.append(reading(2));

    for (int at = start; at < end; at++) {
      MemoryDisk damaged = disk.copy();
      damaged.bytes(file)[at] ^= 0x55;
      Outbox recovered = open(damaged);
      assertThat(records(recovered, 0))
          .as("damage at %d", at)
          .containsExactly(reading(0), new OutboxRecord.Gone(1), reading(2));
      assertThat(recovered.figures().lost()).isEqualTo(1);
      assertThat(records(recovered, 0)).hasSize(3);
      assertThat(recovered.figures().lost()).as("counted once").isEqualTo(1);
    }
  }

  @Test
  void lossOfPowerLosesOnlyWhatWasNeverHandedOut() throws IOException {
    Outbox outbox = open(disk);
    outbox.append(reading(0));
    outbox.append(alarm(1));
    outbox.sync();
    outbox.append(reading(2));

    Outbox recovered = open(disk.afterPowerLoss());

    assertThat(records(recovered, 0)).containsExactly(reading(0), alarm(1));
    assertThat(recovered.append(reading(9))).isEqualTo(new Append.Stored(2));
  }

  @Test
  void acknowledgedSegmentsAreDeletedAndThePositionSurvives() throws IOException {
    Outbox outbox = open(disk);
    for (int i = 0; i < 300; i++) {
      outbox.append(large(i));
    }
    outbox.sync();
    int segments = disk.segments("readings").size();
    assertThat(segments).isGreaterThan(3);

    assertThat(outbox.acknowledge(new OutboxOffset(outbox.epoch(), 299)))
        .isEqualTo(Acknowledgement.TAKEN);

    assertThat(disk.segments("readings")).hasSize(1);
    outbox.close();
    Outbox recovered = open(disk.copy());
    assertThat(recovered.figures().acknowledged()).isEqualTo(299);
    assertThat(recovered.figures().depth()).isZero();
    assertThat(recovered.append(reading(0))).isEqualTo(new Append.Stored(300));
  }

  @Test
  void whenFullTheOldestReadingsGoAndTheAlarmsStay() throws IOException {
    Outbox outbox = open(disk);
    outbox.append(alarm(0));
    for (int i = 1; i < 2_000; i++) {
      outbox.append(i % 100 == 0 ? alarm(i) : large(i));
      assertThat(outbox.figures().bytes()).isLessThanOrEqualTo(SMALL);
    }
    outbox.sync();

    List<Item> items = all(outbox, 0);
    long alarms =
        items.stream().filter(item -> item.record() instanceof OutboxRecord.Alarm).count();
    long gone =
        items.stream()
            .map(Item::record)
            .mapToLong(record -> record instanceof OutboxRecord.Gone(long count) ? count : 0)
            .sum();
    assertThat(alarms).isEqualTo(20);
    assertThat(gone).isPositive().isEqualTo(outbox.figures().lost());
    assertThat(items.getLast().record()).isEqualTo(large(1_999));
    assertThat(records(open(disk.copy()), 0)).isEqualTo(records(outbox, 0));
  }

  @Test
  void alarmsGoLastButDoGo() throws IOException {
    Outbox outbox = open(disk);
    outbox.append(reading(0));
    for (int i = 1; i < 20_000; i++) {
      assertThat(outbox.append(alarm(i))).isInstanceOf(Append.Stored.class);
    }
    outbox.sync();

    assertThat(outbox.figures().bytes()).isLessThanOrEqualTo(SMALL);
    assertThat(records(outbox, 0).getFirst()).isInstanceOf(OutboxRecord.Gone.class);
    assertThat(records(outbox, 0).getLast()).isEqualTo(alarm(19_999));
    assertThat(outbox.figures().lost()).isPositive();
  }

  @Test
  void readingsThatAreTooOldGoAndAreCounted() throws IOException {
    Outbox outbox = open(disk);
    outbox.append(reading(0));
    outbox.append(alarm(1));
    now = now.plus(Duration.ofDays(31));
    outbox.dropAged();
    outbox.append(reading(2));
    outbox.sync();

    assertThat(records(outbox, 0)).containsExactly(new OutboxRecord.Gone(1), alarm(1), reading(2));
    assertThat(outbox.figures().lost()).isEqualTo(1);
  }

  @Test
  void aFullDiskRefusesAndRecoversByItself() throws IOException {
    Outbox outbox = open(disk);
    outbox.append(reading(0));
    disk.capacity(disk.used() + 10);

    assertThat(outbox.append(reading(1))).isInstanceOf(Append.Refused.class);
    assertThat(outbox.append(alarm(1))).isInstanceOf(Append.Refused.class);
    assertThat(outbox.figures().refusing()).contains("No space left");
    assertThat(outbox.figures().refused()).isEqualTo(2);
    assertThat(records(open(disk.copy()), 0)).containsExactly(reading(0));

    disk.capacity(Long.MAX_VALUE);
    assertThat(outbox.append(reading(2))).isEqualTo(new Append.Stored(1));
    outbox.sync();
    assertThat(outbox.figures().refusing()).isNull();
    assertThat(records(outbox, 0)).containsExactly(reading(0), reading(2));
  }

  @Test
  void beforeTheDiskIsFullReadingsAreRefusedAndAlarmsAreNot() {
    OutboxSettings keeping =
        new OutboxSettings(SMALL, Duration.ofDays(1), Duration.ZERO, 64 * 1024);
    Outbox outbox = Outbox.open(disk, keeping, clock);
    disk.capacity(disk.used() + 32 * 1024);

    assertThat(outbox.append(reading(0))).isInstanceOf(Append.Refused.class);
    assertThat(outbox.append(alarm(0))).isEqualTo(new Append.Stored(0));

    disk.capacity(Long.MAX_VALUE);
    now = now.plusSeconds(1);
    assertThat(outbox.append(reading(1))).isEqualTo(new Append.Stored(1));
  }

  /** A full disk must not stop the acknowledgement that would free it. */
  @Test
  void acknowledgementFreesAFullDisk() throws IOException {
    Outbox outbox = open(disk);
    for (int i = 0; i < 300; i++) {
      outbox.append(large(i));
    }
    outbox.sync();
    disk.capacity(disk.used());
    assertThat(outbox.append(large(300))).isInstanceOf(Append.Refused.class);

    outbox.acknowledge(new OutboxOffset(outbox.epoch(), 299));

    assertThat(outbox.append(large(300))).isEqualTo(new Append.Stored(300));
  }

  @Test
  void lostFilesBeginANewEpoch() throws IOException {
    Outbox outbox = open(disk);
    outbox.append(reading(0));
    outbox.close();
    MemoryDisk robbed = disk.copy();
    robbed.segments("readings").forEach(robbed::delete);

    Outbox fresh = open(robbed);

    assertThat(fresh.epoch()).isNotEqualTo(outbox.epoch());
    assertThat(fresh.append(reading(0))).isEqualTo(new Append.Stored(0));
  }

  @Test
  void lostMarksBeginANewEpochAndKeepTheRecords() throws IOException {
    Outbox outbox = open(disk);
    outbox.append(reading(0));
    outbox.close();
    MemoryDisk robbed = disk.copy();
    robbed.delete(Marks.FILE);

    Outbox fresh = open(robbed);

    assertThat(fresh.epoch()).isNotEqualTo(outbox.epoch());
    assertThat(records(fresh, 0)).containsExactly(reading(0));
  }

  @Test
  void oneTornMarkFallsBackToTheOtherSlot() throws IOException {
    Outbox outbox = open(disk);
    outbox.append(reading(0));
    outbox.sync();
    outbox.acknowledge(new OutboxOffset(outbox.epoch(), 0));
    outbox.close();
    for (int slot = 0; slot < 2; slot++) {
      MemoryDisk torn = disk.copy();
      torn.bytes(Marks.FILE)[slot * 64 + 13] ^= 1;
      assertThat(open(torn).epoch()).isEqualTo(outbox.epoch());
    }
  }

  @Test
  void anAcknowledgementOfAnotherEpochIsIgnored() throws IOException {
    Outbox outbox = open(disk);
    outbox.append(reading(0));
    outbox.sync();

    assertThat(outbox.acknowledge(new OutboxOffset(outbox.epoch() + 1, 0)))
        .isEqualTo(Acknowledgement.OTHER_EPOCH);
    assertThat(outbox.figures().depth()).isEqualTo(1);
  }

  /** A folder restored from a backup would use offsets again that the host has already seen. */
  @Test
  void anAcknowledgementFromTheFutureBeginsANewEpoch() throws IOException {
    Outbox outbox = open(disk);
    outbox.append(reading(0));
    outbox.sync();
    long epoch = outbox.epoch();

    assertThat(outbox.acknowledge(new OutboxOffset(epoch, 5))).isEqualTo(Acknowledgement.AHEAD);

    assertThat(outbox.epoch()).isNotEqualTo(epoch);
    assertThat(outbox.figures().depth()).isEqualTo(1);
    assertThat(records(outbox, 0)).containsExactly(reading(0));
  }

  @Test
  void knowsHowLongTheOldestRecordHasWaited() throws IOException {
    Outbox outbox = open(disk);
    assertThat(outbox.figures().oldestMillis()).isZero();
    outbox.append(reading(0));
    now = now.plusSeconds(60);
    outbox.append(reading(1));
    outbox.sync();
    assertThat(outbox.figures().oldestMillis()).isEqualTo(START.toEpochMilli());

    assertThat(open(disk.copy()).figures().oldestMillis()).isEqualTo(START.toEpochMilli());
    outbox.acknowledge(new OutboxOffset(outbox.epoch(), 0));
    assertThat(outbox.figures().oldestMillis()).isEqualTo(now.toEpochMilli());
  }
}
