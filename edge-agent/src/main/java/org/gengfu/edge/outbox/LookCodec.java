package org.gengfu.edge.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.gengfu.contract.CameraLook;
import org.gengfu.contract.CameraReason;
import org.gengfu.contract.CameraRung;
import org.gengfu.contract.OutboxRecord;
import org.gengfu.contract.RungState;
import org.gengfu.contract.Seen;
import org.gengfu.contract.Thumbnail;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one look at a camera, as part of {@link RecordCodec}. Codes are on disks in the
 * field: a new name gets a new one, and none is given anew. Stateless.
 */
final class LookCodec {
  private static final int NO_THUMBNAIL = 0;

  private LookCodec() {}

  static void write(CameraLook look, ByteSink sink) {
    long time = look.time().toEpochMilli();
    sink.text(look.device()).signed(time).unsigned(look.number());
    sink.unsigned(look.sinceLast().toMillis());
    sink.one(code(look.online())).one(code(look.intact())).unsigned(look.faults().size());
    look.faults().forEach(sink::text);
    sink.one(look.ladder().size());
    for (RungState state : look.ladder()) {
      sink.one(code(state.rung())).one(code(state.seen())).one(code(state.reason()));
      sink.signed(state.time().toEpochMilli() - time).text(state.detail());
    }
    Thumbnail thumbnail = look.thumbnail();
    if (thumbnail == null) {
      sink.one(NO_THUMBNAIL);
    } else {
      sink.one(code(thumbnail.why())).unsigned(thumbnail.width()).unsigned(thumbnail.height());
      sink.bytes(thumbnail.jpeg());
    }
  }

  static OutboxRecord read(ByteSource source) {
    String device = source.text();
    long time = source.signed();
    long number = source.unsigned();
    Duration sinceLast = Duration.ofMillis(source.unsigned());
    Seen online = named(Seen.values(), LookCodec::code, source.one());
    Seen intact = named(Seen.values(), LookCodec::code, source.one());
    List<String> faults = new ArrayList<>();
    for (long left = source.unsigned(); left > 0; left--) {
      faults.add(source.text());
    }
    List<RungState> ladder = new ArrayList<>();
    for (int left = source.one(); left > 0; left--) {
      CameraRung rung = named(CameraRung.values(), LookCodec::code, source.one());
      Seen seen = named(Seen.values(), LookCodec::code, source.one());
      CameraReason reason = named(CameraReason.values(), LookCodec::code, source.one());
      Instant at = Instant.ofEpochMilli(time + source.signed());
      ladder.add(new RungState(rung, seen, reason, source.text(), at));
    }
    CameraLook look =
        new CameraLook(
            device,
            Instant.ofEpochMilli(time),
            number,
            sinceLast,
            ladder,
            online,
            intact,
            faults,
            thumbnail(source));
    return new OutboxRecord.Look(look);
  }

  private static @Nullable Thumbnail thumbnail(ByteSource source) {
    int why = source.one();
    if (why == NO_THUMBNAIL) {
      return null;
    }
    int width = (int) source.unsigned();
    int height = (int) source.unsigned();
    return new Thumbnail(
        source.bytes(), width, height, named(Thumbnail.Why.values(), LookCodec::code, why));
  }

  /** Tells a name's code. */
  private interface Coding<E> {
    int code(E name);
  }

  private static <E> E named(E[] names, Coding<E> coding, int code) {
    for (E name : names) {
      if (coding.code(name) == code) {
        return name;
      }
    }
    throw new IllegalArgumentException("no name has the code " + code);
  }

  private static int code(Seen seen) {
    return switch (seen) {
      case GOOD -> 1;
      case BAD -> 2;
      case NOT_OBSERVED -> 3;
    };
  }

  private static int code(Thumbnail.Why why) {
    return switch (why) {
      case CHANGE -> 1;
      case DAILY -> 2;
      case ASKED -> 3;
    };
  }

  private static int code(CameraRung rung) {
    return switch (rung) {
      case LINK -> 1;
      case SESSION -> 2;
      case ACCEPTED -> 3;
      case OPENED -> 4;
      case FLOWING -> 5;
      case PICTURE -> 6;
      case RECORDING -> 7;
    };
  }

  private static int code(CameraReason reason) {
    return switch (reason) {
      case NONE -> 0;
      case BELOW -> 1;
      case UNREACHABLE -> 2;
      case UNANSWERED -> 3;
      case MALFORMED -> 4;
      case CREDENTIALS_WRONG -> 5;
      case CREDENTIALS_HELD_BACK -> 6;
      case CREDENTIALS_MISSING -> 7;
      case CREDENTIALS_NOT_SPOKEN -> 8;
      case NO_PLACE -> 9;
      case NO_SUCH_STREAM -> 10;
      case TRANSPORT_REFUSED -> 11;
      case STREAM_REFUSED -> 12;
      case NO_VIDEO -> 13;
      case NO_STREAM -> 14;
      case NO_KEY_FRAME -> 15;
      case CUT -> 16;
      case LIMIT_REACHED -> 17;
      case UNDECODABLE -> 18;
      case DECODER_CRASHED -> 19;
      case DECODE_TOO_LONG -> 20;
      case NOT_DECODED -> 21;
      case NOT_VISITED -> 22;
      case PICTURE_FAULT -> 23;
      case RECORDING_NONE -> 24;
      case RECORDING_OLD -> 25;
      case NOT_ASKED -> 26;
    };
  }
}
