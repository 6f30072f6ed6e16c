package org.gengfu.edge.outbox;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.contract.AlarmEvent;
import org.gengfu.contract.CameraLook;
import org.gengfu.contract.CommandOutcome;
import org.gengfu.contract.OutboxRecord;
import org.gengfu.contract.PointValue;
import org.gengfu.contract.Quality;
import org.gengfu.contract.Reading;
import org.gengfu.contract.Severity;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one record, version 1: numbers are variable-length (7 bits a byte, lowest first,
 * signed ones in zigzag), texts are UTF-8 with their length before them, times are milliseconds
 * since 1970. Every record stands alone, so a damaged one takes no other with it. Stateless.
 *
 * <pre>
 * readings: 1 device time count { point unit flags [quality] timeDelta [value] }
 * alarm:    2 device alarm time flags severity [observed] [limit]
 * outcome:  3 device request metric time state why
 * look:     4 device time number sinceLast online intact count { fault }
 *             count { rung seen reason timeDelta detail } why [width height jpeg]
 * </pre>
 */
final class RecordCodec {
  private static final byte READINGS = 1;
  private static final byte ALARM = 2;
  private static final byte OUTCOME = 3;
  private static final byte LOOK = 4;

  private static final int KIND_MASK = 7;
  private static final int NONE = 0;
  private static final int REAL = 1;
  private static final int WHOLE = 2;
  private static final int FALSE = 3;
  private static final int TRUE = 4;
  private static final int TEXT = 5;
  private static final int HAS_QUALITY = 8;

  private static final int ACTIVE = 1;
  private static final int HAS_OBSERVED = 2;
  private static final int HAS_LIMIT = 4;

  private RecordCodec() {}

  static void write(OutboxRecord record, ByteSink sink) {
    switch (record) {
      case OutboxRecord.Readings(String device, List<Reading> readings) ->
          writeReadings(device, readings, sink);
      case OutboxRecord.Alarm(AlarmEvent event) -> writeAlarm(event, sink);
      case OutboxRecord.Outcome(CommandOutcome outcome) -> writeOutcome(outcome, sink);
      case OutboxRecord.Look(CameraLook look) -> LookCodec.write(look, sink.one(LOOK));
      case OutboxRecord.Gone gone ->
          throw new IllegalArgumentException("a gap is found, never appended: " + gone);
    }
  }

  private static void writeReadings(String device, List<Reading> readings, ByteSink sink) {
    long time = readings.getFirst().eventTime().toEpochMilli();
    sink.one(READINGS).text(device).signed(time).unsigned(readings.size());
    for (Reading reading : readings) {
      PointValue value = reading.value();
      int flags = kind(value) | (reading.quality().isGood() ? 0 : HAS_QUALITY);
      sink.text(reading.point()).text(reading.unit()).one(flags);
      if (!reading.quality().isGood()) {
        sink.unsigned(reading.quality().code());
      }
      sink.signed(reading.eventTime().toEpochMilli() - time);
      switch (value) {
        case PointValue.Real(double real) -> sink.eight(Double.doubleToLongBits(real));
        case PointValue.Whole(long whole) -> sink.signed(whole);
        case PointValue.Text(String text) -> sink.text(text);
        case PointValue.Flag ignored -> {}
        case null -> {}
      }
    }
  }

  private static int kind(@Nullable PointValue value) {
    return switch (value) {
      case null -> NONE;
      case PointValue.Real ignored -> REAL;
      case PointValue.Whole ignored -> WHOLE;
      case PointValue.Flag(boolean flag) -> flag ? TRUE : FALSE;
      case PointValue.Text ignored -> TEXT;
    };
  }

  private static void writeAlarm(AlarmEvent event, ByteSink sink) {
    Double observed = event.observed();
    Double limit = event.limit();
    int flags =
        (event.active() ? ACTIVE : 0)
            | (observed == null ? 0 : HAS_OBSERVED)
            | (limit == null ? 0 : HAS_LIMIT);
    sink.one(ALARM).text(event.device()).text(event.alarm());
    sink.signed(event.eventTime().toEpochMilli()).one(flags).one(code(event.severity()));
    if (observed != null) {
      sink.eight(Double.doubleToLongBits(observed));
    }
    if (limit != null) {
      sink.eight(Double.doubleToLongBits(limit));
    }
  }

  private static void writeOutcome(CommandOutcome outcome, ByteSink sink) {
    sink.one(OUTCOME).text(outcome.device()).text(outcome.request()).text(outcome.metric());
    sink.signed(outcome.time().toEpochMilli()).one(code(outcome.state())).text(outcome.why());
  }

  private static int code(CommandOutcome.State state) {
    return switch (state) {
      case DONE -> 0;
      case REFUSED -> 1;
      case FAILED -> 2;
      case UNKNOWN -> 3;
    };
  }

  private static CommandOutcome.State outcomeState(int code) {
    return switch (code) {
      case 0 -> CommandOutcome.State.DONE;
      case 1 -> CommandOutcome.State.REFUSED;
      case 2 -> CommandOutcome.State.FAILED;
      case 3 -> CommandOutcome.State.UNKNOWN;
      default -> throw new IllegalArgumentException("outcome " + code);
    };
  }

  private static OutboxRecord readOutcome(ByteSource source) {
    String device = source.text();
    String request = source.text();
    String metric = source.text();
    Instant time = Instant.ofEpochMilli(source.signed());
    CommandOutcome.State state = outcomeState(source.one());
    return new OutboxRecord.Outcome(
        new CommandOutcome(device, request, metric, state, source.text(), time));
  }

  private static int code(Severity severity) {
    return switch (severity) {
      case INDETERMINATE -> 0;
      case WARNING -> 1;
      case MINOR -> 2;
      case MAJOR -> 3;
      case CRITICAL -> 4;
    };
  }

  private static Severity severity(int code) {
    return switch (code) {
      case 0 -> Severity.INDETERMINATE;
      case 1 -> Severity.WARNING;
      case 2 -> Severity.MINOR;
      case 3 -> Severity.MAJOR;
      case 4 -> Severity.CRITICAL;
      default -> throw new IllegalArgumentException("severity " + code);
    };
  }

  /**
   * Reads one record.
   *
   * @return the record, or null when the bytes are not one (their checksum held, so they were
   *     written by another version)
   */
  static @Nullable OutboxRecord read(ByteBuffer bytes) {
    try {
      ByteSource source = new ByteSource(bytes);
      OutboxRecord record =
          switch (source.one()) {
            case READINGS -> readReadings(source);
            case ALARM -> readAlarm(source);
            case OUTCOME -> readOutcome(source);
            case LOOK -> LookCodec.read(source);
            default -> null;
          };
      return bytes.hasRemaining() ? null : record;
    } catch (RuntimeException e) {
      // Underflow, a count that is impossible, a code that nobody knows: all mean the same here.
      return null;
    }
  }

  private static OutboxRecord readReadings(ByteSource source) {
    String device = source.text();
    long time = source.signed();
    int count = (int) source.unsigned();
    List<Reading> readings = new ArrayList<>(Math.clamp(count, 0, OutboxRecord.MAX_READINGS));
    for (int i = 0; i < count; i++) {
      String point = source.text();
      String unit = source.text();
      int flags = source.one();
      Quality quality =
          (flags & HAS_QUALITY) == 0 ? Quality.GOOD : Quality.ofCode((int) source.unsigned());
      Instant at = Instant.ofEpochMilli(time + source.signed());
      readings.add(
          new Reading(device, point, readValue(flags & KIND_MASK, source), unit, quality, at));
    }
    return new OutboxRecord.Readings(device, readings);
  }

  private static @Nullable PointValue readValue(int kind, ByteSource source) {
    return switch (kind) {
      case NONE -> null;
      case REAL -> new PointValue.Real(Double.longBitsToDouble(source.eight()));
      case WHOLE -> new PointValue.Whole(source.signed());
      case FALSE -> new PointValue.Flag(false);
      case TRUE -> new PointValue.Flag(true);
      case TEXT -> new PointValue.Text(source.text());
      default -> throw new IllegalArgumentException("value kind " + kind);
    };
  }

  private static OutboxRecord readAlarm(ByteSource source) {
    String device = source.text();
    String alarm = source.text();
    Instant time = Instant.ofEpochMilli(source.signed());
    int flags = source.one();
    Severity severity = severity(source.one());
    Double observed =
        (flags & HAS_OBSERVED) == 0 ? null : (Double) Double.longBitsToDouble(source.eight());
    Double limit =
        (flags & HAS_LIMIT) == 0 ? null : (Double) Double.longBitsToDouble(source.eight());
    return new OutboxRecord.Alarm(
        new AlarmEvent(device, alarm, (flags & ACTIVE) != 0, severity, time, observed, limit));
  }
}
