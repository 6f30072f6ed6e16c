package org.gengfu.edge.uplink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.edge.outbox.TestRecords.alarm;
import static org.gengfu.edge.outbox.TestRecords.large;
import static org.gengfu.edge.outbox.TestRecords.reading;
import static org.gengfu.edge.outbox.TestRecords.settings;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.gengfu.contract.Numbered;
import org.gengfu.contract.OutboxOffset;
import org.gengfu.contract.OutboxRecord;
import org.gengfu.edge.outbox.MemoryDisk;
import org.gengfu.edge.outbox.Outbox;
import org.gengfu.edge.outbox.TestRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTest {
  private static final Duration REDELIVER = Duration.ofSeconds(10);
  private static final long SECOND = 1_000_000_000L;

  private final Outbox outbox =
      Outbox.open(new MemoryDisk(), settings(16 << 20), InstantSource.fixed(TestRecords.START));
  private long now;

  private Delivery begin(boolean stock) {
    return new Delivery(outbox, stock, REDELIVER, now);
  }

  private void append(OutboxRecord... records) throws IOException {
    for (OutboxRecord record : records) {
      outbox.append(record);
    }
    outbox.sync();
  }

  private List<Batch> drain(Delivery delivery) throws IOException {
    List<Batch> batches = new ArrayList<>();
    for (Batch batch = delivery.next(now); batch != null; batch = delivery.next(now)) {
      batches.add(batch);
    }
    return batches;
  }

  private static List<Long> offsets(List<Batch> batches) {
    return batches.stream()
        .flatMap(batch -> batch.records().stream())
        .map(numbered -> numbered.at().offset())
        .toList();
  }

  private void acknowledge(Delivery delivery, long upTo) throws IOException {
    outbox.acknowledge(new OutboxOffset(outbox.epoch(), upTo));
    delivery.acknowledged(upTo, now);
  }

  @Test
  void whatWasThereBeforeTheBirthsIsHistoricalWhatComesAfterIsNot() throws IOException {
    append(reading(0));
    Delivery delivery = begin(false);
    append(reading(1));

    List<Batch> batches = drain(delivery);

    assertThat(offsets(batches)).containsExactly(1L, 0L);
    assertThat(batches).extracting(Batch::historical).containsExactly(false, true);
  }

  @Test
  void alarmsPassTheBacklogAndAreNotSentTwice() throws IOException {
    append(reading(0), alarm(1), reading(2));
    Delivery delivery = begin(false);
    append(reading(3), alarm(4));

    assertThat(offsets(drain(delivery))).containsExactly(4L, 1L, 3L, 0L, 2L);
  }

  // A center with a new or restored database would else wait for ever for what was acknowledged
  // before.
  @Test
  void aNewSessionSaysThatWhatWasAcknowledgedIsGone() throws IOException {
    append(reading(0), reading(1), reading(2));
    Delivery first = begin(false);
    drain(first);
    acknowledge(first, 1);

    List<Batch> batches = drain(begin(false));

    OutboxOffset start = new OutboxOffset(outbox.epoch(), 0);
    assertThat(batches.getFirst().records())
        .containsExactly(new Numbered(start, new OutboxRecord.Gone(2)));
    assertThat(offsets(batches)).containsExactly(0L, 2L);
    assertThat(offsets(drain(begin(true)))).doesNotContain(0L);
  }

  @Test
  void aLiveAlarmOvertakesABacklogThatWaitsForItsWindow() throws IOException {
    for (int i = 0; i < 6_000; i++) {
      outbox.append(large(i));
    }
    outbox.sync();
    Delivery delivery = begin(false);
    assertThat(drain(delivery)).isNotEmpty();
    append(alarm(6_000));

    assertThat(offsets(drain(delivery))).containsExactly(6_000L);
  }

  @Test
  void theWindowBoundsWhatIsUnderWayAndOpensWithAcknowledgements() throws IOException {
    for (int i = 0; i < 6_000; i++) {
      outbox.append(large(i));
    }
    outbox.sync();
    Delivery delivery = begin(false);

    List<Long> first = offsets(drain(delivery));
    assertThat((long) first.size() * 1_000)
        .isBetween(Delivery.MAX_WINDOW / 2, Delivery.MAX_WINDOW + 1_000_000);
    assertThat(drain(delivery)).isEmpty();

    acknowledge(delivery, first.getLast());
    assertThat(offsets(drain(delivery)).getFirst()).isEqualTo(first.getLast() + 1);
  }

  @Test
  void whatIsNotAcknowledgedIsSentAgainAsHistorical() throws IOException {
    Delivery delivery = begin(false);
    append(reading(0), alarm(1), reading(2));
    drain(delivery);
    acknowledge(delivery, 0);

    now += REDELIVER.toNanos();
    assertThat(drain(delivery)).isEmpty();
    now += 1;
    List<Batch> again = drain(delivery);

    assertThat(offsets(again)).containsExactly(1L, 2L);
    assertThat(again).allMatch(Batch::historical);
  }

  @Test
  void nothingIsSentAgainOnceAllIsAcknowledged() throws IOException {
    Delivery delivery = begin(false);
    append(reading(0));
    drain(delivery);
    acknowledge(delivery, 0);
    now += 100 * SECOND;
    assertThat(drain(delivery)).isEmpty();
    assertThat(delivery.untilRedelivery(now)).isEqualTo(Long.MAX_VALUE);
  }

  /** The host committed later records before the hole was filled: its answer jumps ahead. */
  @Test
  void anAcknowledgementThatJumpsAheadEndsTheRepeating() throws IOException {
    Delivery delivery = begin(false);
    for (int i = 0; i < 1_000; i++) {
      outbox.append(large(i));
    }
    outbox.sync();
    drain(delivery);
    now += REDELIVER.toNanos() + 1;

    List<Long> again = offsets(drain(delivery));
    assertThat(again.size()).as("begins small").isLessThan(100);
    acknowledge(delivery, 999);

    assertThat(drain(delivery)).isEmpty();
  }

  @Test
  void withAStockHostWhatWasHandedOverIsDone() throws IOException {
    append(reading(0), reading(1));
    Delivery delivery = begin(true);
    append(alarm(2), reading(3));

    drain(delivery);

    assertThat(delivery.handedOver()).isEqualTo(3);
  }

  /** A host that loses what it likes and acknowledges what it has gets everything in the end. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everythingArrivesHoweverMuchIsLost(long seed) throws IOException {
    Random random = new Random(seed);
    TreeSet<Long> host = new TreeSet<>();
    Delivery delivery = begin(false);
    long contiguous = -1;
    int appended = 0;
    for (int step = 0; step < 2_000 && (appended < 500 || contiguous < appended - 1); step++) {
      if (appended < 500) {
        append(random.nextInt(10) == 0 ? alarm(appended) : reading(appended));
        appended++;
      }
      if (random.nextInt(50) == 0) {
        delivery.close();
        delivery = begin(false);
      }
      for (Batch batch : drain(delivery)) {
        boolean lost = random.nextInt(3) == 0;
        for (Numbered numbered : batch.records()) {
          if (!lost) {
            host.add(numbered.at().offset());
          }
        }
      }
      while (host.contains(contiguous + 1)) {
        contiguous++;
      }
      if (contiguous >= 0) {
        acknowledge(delivery, contiguous);
      }
      now += SECOND;
    }
    assertThat(contiguous).as("seed %d", seed).isEqualTo(499);
    assertThat(outbox.figures().depth()).isZero();
  }
}
