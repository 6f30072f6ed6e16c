package org.gengfu.edge.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gengfu.contract.AlarmEvent;
import org.gengfu.contract.CameraLook;
import org.gengfu.contract.CommandOutcome;
import org.gengfu.contract.OutboxRecord;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.Quality;
import org.gengfu.contract.Reading;
import org.gengfu.contract.Severity;
import org.junit.jupiter.api.Test;

class RecordCodecTest {
  /** The bytes are on disks in the field: they may not change without a new version. */
  @Test
  void version1IsWrittenAsItAlwaysWas() {
    OutboxRecord record =
        new OutboxRecord.Readings(
            "u",
            List.of(
                new Reading(
                    "u",
                    "p",
                    new PointValue.Whole(-2),
                    "V",
                    Quality.GOOD,
                    Instant.ofEpochMilli(5))));
    assertThat(HexFormat.of().formatHex(bytes(record))).isEqualTo("0101750a01017001560200" + "03");
  }

  @Test
  void everyCutIsRefused() {
    byte[] whole = bytes(TestRecords.alarm(7));
    for (int length = 0; length < whole.length; length++) {
      assertThat(RecordCodec.read(ByteBuffer.wrap(Arrays.copyOf(whole, length)))).isNull();
    }
    assertThat(RecordCodec.read(ByteBuffer.wrap(Arrays.copyOf(whole, whole.length + 1)))).isNull();
  }

  @Test
  void aLookIsWrittenAsItAlwaysWas() {
    OutboxRecord record = new OutboxRecord.Look(TestLooks.look("c", 2).with(null));
    String rungs = "";
    for (int rung = 1; rung <= 7; rung++) {
      rungs += "0" + rung + "01" + "00" + "00" + "00";
    }
    assertThat(HexFormat.of().formatHex(bytes(record)))
        .isEqualTo(
            "04"
                + "0163"
                + "a0bfd5edee66"
                + "02"
                + "e807"
                + "01"
                + "01"
                + "00"
                + "07"
                + rungs
                + "00");
  }

  @Test
  void everyCutOfALookIsRefused() {
    CameraLook look = TestLooks.look("c", 2).with(TestLooks.thumbnail(20));
    byte[] whole = bytes(new OutboxRecord.Look(look));
    for (int length = 0; length < whole.length; length++) {
      assertThat(RecordCodec.read(ByteBuffer.wrap(Arrays.copyOf(whole, length)))).isNull();
    }
  }

  @Property
  void whatIsWrittenIsRead(@ForAll("records") OutboxRecord record) {
    assertThat(RecordCodec.read(ByteBuffer.wrap(bytes(record)))).isEqualTo(record);
  }

  @Property
  void garbageIsNeverAnException(@ForAll byte[] garbage) {
    RecordCodec.read(ByteBuffer.wrap(garbage));
  }

  private static byte[] bytes(OutboxRecord record) {
    ByteSink sink = new ByteSink();
    RecordCodec.write(record, sink);
    return Arrays.copyOf(sink.buffer().array(), sink.length());
  }

  @Provide
  Arbitrary<OutboxRecord> records() {
    Arbitrary<Reading> readings =
        Combinators.combine(
                Arbitraries.strings().ofMinLength(1).ofMaxLength(200),
                values(),
                Arbitraries.strings().ascii().ofMaxLength(8),
                Arbitraries.of(Quality.class),
                times())
            .as((point, value, unit, quality, time) ->
                new Reading("d", point, value, unit, quality, time));
    Arbitrary<OutboxRecord> alarms =
        Combinators.combine(
                Arbitraries.strings().ofMaxLength(20),
                Arbitraries.of(true, false),
                Arbitraries.of(Severity.class),
                times(),
                Arbitraries.doubles().injectNull(0.3),
                Arbitraries.doubles().injectNull(0.3))
            .as((alarm, active, severity, time, observed, limit) ->
                new OutboxRecord.Alarm(
                    new AlarmEvent("d", alarm, active, severity, time, observed, limit)));
    Arbitrary<OutboxRecord> outcomes =
        Combinators.combine(
                Arbitraries.strings().ofMaxLength(64),
                Arbitraries.strings().ofMaxLength(40),
                Arbitraries.of(CommandOutcome.State.class),
                Arbitraries.strings().ofMaxLength(CommandOutcome.MAX_WHY),
                times())
            .as((request, metric, state, why, time) ->
                new OutboxRecord.Outcome(
                    new CommandOutcome("d", request, metric, state, why, time)));
    return Arbitraries.oneOf(
        outcomes,
        TestLooks.records(times()),
        readings
            .list()
            .ofMinSize(1)
            .ofMaxSize(20)
            .map(list -> new OutboxRecord.Readings("d", list)),
        alarms);
  }

  private static Arbitrary<PointValue> values() {
    return Arbitraries.oneOf(
        Arbitraries.doubles().map(PointValue.Real::new),
        Arbitraries.longs().map(PointValue.Whole::new),
        Arbitraries.of(true, false).map(PointValue.Flag::new),
        Arbitraries.strings().ofMaxLength(300).map(PointValue.Text::new));
  }

  private static Arbitrary<Instant> times() {
    return Arbitraries.longs().between(-1L << 45, 1L << 45).map(Instant::ofEpochMilli);
  }
}
