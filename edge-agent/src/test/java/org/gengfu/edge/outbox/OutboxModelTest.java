package org.gengfu.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gengfu.edge.outbox.TestRecords.alarm;
import static org.gengfu.edge.outbox.TestRecords.all;
import static org.gengfu.edge.outbox.TestRecords.large;
import static org.gengfu.edge.outbox.TestRecords.reading;
import static org.gengfu.edge.outbox.TestRecords.settings;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.gengfu.contract.OutboxOffset;
import org.gengfu.contract.OutboxRecord;
import org.gengfu.edge.outbox.OutboxCursor.Item;

/** Any mix of appends, syncs, kills, losses of power and acknowledgements against a plain map. */
class OutboxModelTest {
  enum Step {
    READING,
    LARGE,
    ALARM,
    SYNC,
    KILL,
    POWER_LOSS,
    ACKNOWLEDGE_HALF,
    ACKNOWLEDGE_ALL
  }

  @Provide
  Arbitrary<List<Step>> steps() {
    return Arbitraries.frequency(
            Tuple.of(10, Step.READING),
            Tuple.of(30, Step.LARGE),
            Tuple.of(5, Step.ALARM),
            Tuple.of(5, Step.SYNC),
            Tuple.of(2, Step.KILL),
            Tuple.of(1, Step.POWER_LOSS),
            Tuple.of(2, Step.ACKNOWLEDGE_HALF),
            Tuple.of(1, Step.ACKNOWLEDGE_ALL))
        .list()
        .ofMaxSize(400);
  }

  @Property(tries = 200)
  void isAMapThatSurvives(@ForAll("steps") List<Step> steps) throws IOException {
    MemoryDisk disk = new MemoryDisk();
    Outbox outbox = open(disk);
    long epoch = outbox.epoch();
    TreeMap<Long, OutboxRecord> model = new TreeMap<>();
    long durable = 0;
    long acknowledged = -1;
    long number = 0;
    for (Step step : steps) {
      switch (step) {
        case READING, LARGE, ALARM -> {
          OutboxRecord record =
              step == Step.READING
                  ? reading(number)
                  : step == Step.LARGE ? large(number) : alarm(number);
          number++;
          Append.Stored stored = (Append.Stored) outbox.append(record);
          model.put(stored.offset(), record);
        }
        case SYNC -> {
          outbox.sync();
          durable = model.isEmpty() ? durable : Math.max(durable, model.lastKey() + 1);
        }
        case KILL -> {
          disk = disk.copy();
          outbox = open(disk);
          durable = model.isEmpty() ? durable : Math.max(durable, model.lastKey() + 1);
        }
        case POWER_LOSS -> {
          disk = disk.afterPowerLoss();
          outbox = open(disk);
          model.tailMap(durable).clear();
          // The name of an empty file may remember that an offset was once given away.
          assertThat(outbox.durableEnd()).isBetween(durable, number);
          durable = outbox.durableEnd();
        }
        case ACKNOWLEDGE_HALF, ACKNOWLEDGE_ALL -> {
          long upTo = step == Step.ACKNOWLEDGE_ALL ? durable - 1 : (acknowledged + durable) / 2;
          if (upTo > acknowledged && upTo < durable) {
            outbox.acknowledge(new OutboxOffset(outbox.epoch(), upTo));
            acknowledged = upTo;
          }
        }
      }
      if (durable == 0) {
        // Nothing was ever handed out: a crash may draw a new epoch.
        epoch = outbox.epoch();
      }
      assertThat(outbox.epoch()).isEqualTo(epoch);
      check(outbox, model, durable, acknowledged);
    }
  }

  private static Outbox open(MemoryDisk disk) {
    return Outbox.open(
        disk, settings(OutboxSettings.MIN_BYTES), InstantSource.fixed(TestRecords.START));
  }

  private static void check(
      Outbox outbox, NavigableMap<Long, OutboxRecord> model, long durable, long acknowledged)
      throws IOException {
    assertThat(outbox.durableEnd()).isEqualTo(durable);
    long expected = acknowledged + 1;
    for (Item item : all(outbox, acknowledged + 1)) {
      assertThat(item.offset()).isEqualTo(expected);
      if (item.record() instanceof OutboxRecord.Gone) {
        assertThat(model.subMap(item.offset(), item.end()).values())
            .as("only readings may go while readings are left")
            .noneMatch(record -> record instanceof OutboxRecord.Alarm);
      } else {
        assertThat(item.record()).isEqualTo(model.get(item.offset()));
      }
      expected = item.end();
    }
    assertThat(expected).isEqualTo(Math.max(durable, acknowledged + 1));
  }
}
