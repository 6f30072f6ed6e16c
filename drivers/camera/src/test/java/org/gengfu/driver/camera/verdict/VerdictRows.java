package org.gengfu.driver.camera.verdict;

import static org.gengfu.contract.Seen.BAD;
import static org.gengfu.contract.Seen.GOOD;
import static org.gengfu.contract.Seen.NOT_OBSERVED;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gengfu.contract.Seen;
import org.gengfu.driver.onvif.OnvifOutcome;
import org.gengfu.driver.rtsp.decode.DecodeOutcome;
import org.gengfu.driver.rtsp.picture.Finding;
import org.gengfu.driver.rtsp.picture.PictureFault;
import org.gengfu.driver.rtsp.wire.Codec;
import org.gengfu.driver.rtsp.wire.EncodedPicture;
import org.gengfu.driver.rtsp.wire.Flow;
import org.gengfu.driver.rtsp.wire.Ladder;
import org.gengfu.driver.rtsp.wire.Rung;
import org.gengfu.driver.rtsp.wire.Traffic;
import org.gengfu.driver.rtsp.wire.VisitOutcome;
import org.gengfu.driver.rtsp.wire.VisitOutcome.CredentialsRefused.Cause;
import org.gengfu.driver.rtsp.wire.VisitOutcome.StreamRefused.Kind;

/** Every outcome of a visit and of a decoding, with what it says of a camera. */
final class VerdictRows {
  static final Instant BEGUN = Instant.parse("2026-11-22T10:00:00Z");
  static final Instant ENDED = BEGUN.plusSeconds(9);
  static final Traffic CLEAN = new Traffic(9_000, 12, 0, 0, Flow.NONE);
  private static final Traffic LOSSY = new Traffic(9_000, 12, 3, 0, Flow.NONE);
  private static final String DARK = "- - - - - - / - -";

  private VerdictRows() {}

  /**
   * One row.
   *
   * @param seen the six rungs of the picture, g good, b bad, - not observed, then online and intact
   *     counted at the flowing picture
   * @param atSession online, counted at the session
   * @param telling the reason that says most
   */
  record Row(String name, Sight sight, String seen, Seen atSession, String telling) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Row> all() {
    return Stream.of(low(), refusals(), flows(), decodings(), others(), alone())
        .flatMap(rows -> rows);
  }

  static Ladder ladder(Rung top) {
    Map<Rung, Duration> reached = new EnumMap<>(Rung.class);
    for (Rung rung : Rung.values()) {
      if (top != null && rung.compareTo(top) <= 0) {
        reached.put(rung, Duration.ofMillis(100L * (rung.ordinal() + 1)));
      }
    }
    return new Ladder(BEGUN, reached);
  }

  static Sight sight(VisitOutcome outcome) {
    return sight(new Sight.Stream.Visited(outcome), new Sight.Session.NotAsked());
  }

  private static Sight sight(Sight.Stream stream, Sight.Session session) {
    Sight.Shown nothing = new Sight.Shown.Nothing();
    return new Sight(stream, session, nothing, new Sight.Recorded.Unknown(), ENDED);
  }

  private static Sight asked(VisitOutcome outcome, OnvifOutcome<?> said) {
    return sight(new Sight.Stream.Visited(outcome), new Sight.Session.Onvif(said, false, ENDED));
  }

  private static Sight noAddress(OnvifOutcome<?> said) {
    return noAddress(said, true, "");
  }

  private static Sight noAddress(OnvifOutcome<?> said, boolean accepted, String untold) {
    Sight.Stream none = new Sight.Stream.NoAddress(said, accepted, untold);
    return sight(none, new Sight.Session.NotAsked());
  }

  static Sight decoded(DecodeOutcome outcome, Finding... findings) {
    EncodedPicture picture = new EncodedPicture(Codec.H264, new byte[] {1});
    VisitOutcome frame = new VisitOutcome.KeyFrame(ladder(Rung.KEY_FRAME), picture, CLEAN);
    return new Sight(
        new Sight.Stream.Visited(frame),
        new Sight.Session.NotAsked(),
        new Sight.Shown.Tried(outcome, List.of(findings), ENDED),
        new Sight.Recorded.Unknown(),
        ENDED);
  }

  private static Row row(String name, Sight sight, String seen, Seen session, String telling) {
    return new Row(name, sight, seen, session, telling);
  }

  private static Row row(String name, VisitOutcome came, String seen, Seen session, String why) {
    return new Row(name, sight(came), seen, session, why);
  }

  private static Stream<Row> low() {
    VisitOutcome none = new VisitOutcome.NotVisited(ladder(null), "too-many-visits");
    VisitOutcome gone = new VisitOutcome.Unreachable(ladder(null), "connection-refused");
    VisitOutcome mute = new VisitOutcome.Unanswered(ladder(Rung.LINK), "no-answer OPTIONS 5 s");
    VisitOutcome http = new VisitOutcome.Malformed(ladder(Rung.LINK), "no-rtsp 48545450");
    VisitOutcome rubbish = new VisitOutcome.Malformed(ladder(Rung.ACCEPTED), "bad-control-address");
    return Stream.of(
        row("not visited", none, DARK, NOT_OBSERVED, "NOT_VISITED"),
        row("unreachable", gone, "b - - - - - / b b", BAD, "UNREACHABLE"),
        row("half open", mute, "g b - - - - / b b", BAD, "UNANSWERED"),
        row("no RTSP", http, "g b - - - - / b b", BAD, "MALFORMED"),
        row("rubbish later", rubbish, "g g g b - - / b b", GOOD, "MALFORMED"));
  }

  private static VisitOutcome refused(Rung top, Kind kind, int status) {
    return new VisitOutcome.StreamRefused(ladder(top), kind, status, "so");
  }

  private static Row login(Cause cause, String why) {
    VisitOutcome refused =
        new VisitOutcome.CredentialsRefused(ladder(Rung.SESSION), cause, "credentials-refused");
    return row("login " + cause, refused, "g g b - - - / - -", GOOD, why);
  }

  private static Stream<Row> refusals() {
    VisitOutcome setup = refused(Rung.ACCEPTED, Kind.NO_PLACE, 453);
    VisitOutcome describe = refused(Rung.SESSION, Kind.NO_PLACE, 403);
    VisitOutcome missing = refused(Rung.SESSION, Kind.NO_SUCH_STREAM, 404);
    VisitOutcome way = refused(Rung.ACCEPTED, Kind.TRANSPORT, 461);
    VisitOutcome other = refused(Rung.ACCEPTED, Kind.OTHER, 500);
    VisitOutcome sound =
        new VisitOutcome.NoVideo(ladder(Rung.ACCEPTED), "no-h264-h265 \"audio PCMA\"");
    return Stream.of(
        login(Cause.WRONG, "CREDENTIALS_WRONG"),
        login(Cause.HELD_BACK, "CREDENTIALS_HELD_BACK"),
        login(Cause.NONE_GIVEN, "CREDENTIALS_MISSING"),
        login(Cause.NOT_SPOKEN, "CREDENTIALS_NOT_SPOKEN"),
        row("453 at SETUP", setup, "g g g - - - / g -", GOOD, "NO_PLACE"),
        row("403 at DESCRIBE", describe, "g g - - - - / g -", GOOD, "NO_PLACE"),
        row("404", missing, "g g - b - - / b b", GOOD, "NO_SUCH_STREAM"),
        row("461", way, "g g g b - - / b b", GOOD, "TRANSPORT_REFUSED"),
        row("500", other, "g g g b - - / b b", GOOD, "STREAM_REFUSED"),
        row("sound only", sound, "g g g b - - / b b", GOOD, "NO_VIDEO"));
  }

  private static VisitOutcome cut(Rung top) {
    return new VisitOutcome.Cut(ladder(top), "connection-closed", CLEAN);
  }

  private static Stream<Row> flows() {
    VisitOutcome stall =
        new VisitOutcome.NoStream(ladder(Rung.OPENED), "no-packets 10 s; other-packets 3", CLEAN);
    VisitOutcome noKey =
        new VisitOutcome.NoKeyFrame(ladder(Rung.FLOWING), "no-key-frame 10 s", CLEAN);
    VisitOutcome lost =
        new VisitOutcome.NoKeyFrame(ladder(Rung.FLOWING), "no-key-frame 10 s", LOSSY);
    VisitOutcome flood =
        new VisitOutcome.LimitReached(ladder(Rung.FLOWING), "too-many-bytes 33554432", CLEAN);
    VisitOutcome early =
        new VisitOutcome.LimitReached(ladder(Rung.SESSION), "too-long 30 s", CLEAN);
    return Stream.of(
        row("stalls after PLAY", stall, "g g g g b - / b b", GOOD, "NO_STREAM"),
        row("no key frame", noKey, "g g g g g b / g b", GOOD, "NO_KEY_FRAME"),
        row("key frame lost", lost, "g g g g g - / g -", GOOD, "NO_KEY_FRAME"),
        row("cut before PLAY", cut(Rung.ACCEPTED), "g g g b - - / b b", GOOD, "CUT"),
        row("cut after PLAY", cut(Rung.OPENED), "g g g g b - / b b", GOOD, "CUT"),
        row("cut in the picture", cut(Rung.FLOWING), "g g g g g - / g -", GOOD, "CUT"),
        row("flood", flood, "g g g g g - / g -", GOOD, "LIMIT_REACHED"),
        row("flood of rubbish", early, "g g - b - - / b b", GOOD, "LIMIT_REACHED"));
  }

  private static Stream<Row> decodings() {
    Sight black = decoded(Pictures.decoded(false), new Finding(PictureFault.BLACK, 16, 32));
    Sight broken = decoded(new DecodeOutcome.Undecodable("x"));
    Sight crash = decoded(new DecodeOutcome.Crashed("139"));
    Sight slow = decoded(new DecodeOutcome.TookTooLong(Duration.ofSeconds(10)));
    Sight full = decoded(new DecodeOutcome.NotDecoded("full"));
    return Stream.of(
        row("sane", decoded(Pictures.decoded(false)), "g g g g g g / g g", GOOD, "NONE"),
        row("black", black, "g g g g g b / g b", GOOD, "PICTURE_FAULT"),
        row("holes", decoded(Pictures.decoded(true)), "g g g g g b / g b", GOOD, "UNDECODABLE"),
        row("undecodable", broken, "g g g g g b / g b", GOOD, "UNDECODABLE"),
        row("crash", crash, "g g g g g - / g -", GOOD, "DECODER_CRASHED"),
        row("too long", slow, "g g g g g - / g -", GOOD, "DECODE_TOO_LONG"),
        row("not decoded", full, "g g g g g - / g -", GOOD, "NOT_DECODED"));
  }

  /** The stream's port is gone: ONVIF knows more. */
  private static Stream<Row> others() {
    VisitOutcome gone = new VisitOutcome.Unreachable(ladder(null), "connection-refused");
    VisitOutcome mute = new VisitOutcome.Unanswered(ladder(Rung.LINK), "no-answer OPTIONS 5 s");
    Sight lives = asked(gone, new OnvifOutcome.Answered<>(1));
    Sight muteLives = asked(mute, new OnvifOutcome.Refused<>("x", "y"));
    Sight unasked = asked(gone, new OnvifOutcome.NotAsked<>("no-address cam"));
    Sight bothGone = asked(gone, new OnvifOutcome.Unreachable<>("connection-refused 10.0.0.1:80"));
    Sight bothMute = asked(gone, new OnvifOutcome.Unanswered<>("no-answer; bytes 12"));
    Sight way =
        sight(new Sight.Stream.NoWay("group-gone east 10.1.1.1:80"), new Sight.Session.NotAsked());
    return Stream.of(
        row("RTSP gone, ONVIF lives", lives, "g g - b - - / b b", GOOD, "UNREACHABLE"),
        row("RTSP mute, ONVIF lives", muteLives, "g g - b - - / b b", GOOD, "UNANSWERED"),
        row("RTSP gone, ONVIF not asked", unasked, "b - - - - - / b b", BAD, "UNREACHABLE"),
        row("both gone", bothGone, "b - - - - - / b b", BAD, "UNREACHABLE"),
        row("RTSP gone, ONVIF mute", bothMute, "g b - - - - / b b", BAD, "UNANSWERED"),
        row("the way is gone", way, DARK, NOT_OBSERVED, "NOT_VISITED"));
  }

  private static Sight denied(OnvifOutcome.Cause cause) {
    return noAddress(new OnvifOutcome.NotAuthorized<>(cause, "clock-differs; says \"late\"", null));
  }

  /** Nobody knows the stream's address. */
  private static Stream<Row> alone() {
    Sight unasked = noAddress(new OnvifOutcome.NotAsked<>("no-address cam"));
    Sight gone = noAddress(new OnvifOutcome.Unreachable<>("connection-refused 10.0.0.1:80"));
    Sight mute = noAddress(new OnvifOutcome.Unanswered<>("no-answer; bytes 12"));
    Sight rubbish = noAddress(new OnvifOutcome.Malformed<>("html"));
    Sight large = noAddress(new OnvifOutcome.TooLarge<>("body-too-large 1048576"));
    Sight refused = noAddress(new OnvifOutcome.Refused<>("x", "y"));
    Sight none = noAddress(new OnvifOutcome.Answered<>(1));
    Sight open = noAddress(new OnvifOutcome.Answered<>(1), false, "");
    Sight late =
        noAddress(new OnvifOutcome.Answered<>(1), false, "untold GetProfiles; no-answer; bytes 0");
    Sight known =
        noAddress(new OnvifOutcome.Answered<>(1), true, "untold GetStreamUri; fault \"no; such\"");
    Sight clock = denied(OnvifOutcome.Cause.CLOCK);
    Sight held = denied(OnvifOutcome.Cause.HELD_BACK);
    return Stream.of(
        row("alone, nobody could ask", unasked, DARK, NOT_OBSERVED, "NOT_VISITED"),
        row("alone, gone", gone, "b - - - - - / b b", BAD, "UNREACHABLE"),
        row("alone, mute", mute, "g b - - - - / b b", BAD, "UNANSWERED"),
        row("alone, rubbish", rubbish, "g b - - - - / b b", BAD, "MALFORMED"),
        row("alone, too much", large, "g g - b - - / b b", GOOD, "LIMIT_REACHED"),
        row("alone, refused", refused, "g g - b - - / b b", GOOD, "STREAM_REFUSED"),
        row("alone, none told", none, "g g g b - - / b b", GOOD, "NO_SUCH_STREAM"),
        row("alone, none told, no login", open, "g g - b - - / b b", GOOD, "NO_SUCH_STREAM"),
        row("alone, profiles untold", late, "g g - - - - / - -", GOOD, "UNANSWERED"),
        row("alone, address untold", known, "g g g - - - / - -", GOOD, "UNANSWERED"),
        row("alone, clock", clock, "g g b - - - / - -", GOOD, "CREDENTIALS_WRONG"),
        row("alone, held back", held, "g g b - - - / - -", GOOD, "CREDENTIALS_HELD_BACK"));
  }
}
