package org.gengfu.driver.camera.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gengfu.contract.CameraReason;
import org.gengfu.contract.CameraRung;
import org.gengfu.contract.RungState;
import org.gengfu.contract.Seen;
import org.gengfu.driver.rtsp.decode.DecodeOutcome;
import org.gengfu.driver.rtsp.decode.DecodedPicture;
import org.gengfu.driver.rtsp.picture.Finding;
import org.gengfu.driver.rtsp.picture.PictureFault;
import org.gengfu.profile.camera.CameraBlock.OnlineAt;

/**
 * Judges what a visit found.
 *
 * <p>Online is bad when link or session is bad, and, where a camera counts as online by its flowing
 * picture, when its stream does not open or nothing comes. It is good when the picture flows, and
 * also when others hold all its stream places. Credentials that are not accepted say nothing about
 * the stream. Intact is online with a sane picture. Nothing of the recording enters. How long
 * something must last before it counts is decided elsewhere, never here.
 *
 * <p>Stateless; any thread.
 */
public final class Verdicts {
  private Verdicts() {}

  /** The judgement of one visit. */
  public static Verdict of(Sight sight, OnlineAt onlineAt) {
    Climb climb = new Climb(sight.ended());
    switch (sight.stream()) {
      case Sight.Stream.Visited(var outcome) ->
          new StreamClimb(climb, sight.session()).climb(outcome);
      case Sight.Stream.NoAddress none -> OnvifClimb.climbAlone(climb, none, sight.ended());
      case Sight.Stream.NoWay(String why) ->
          climb.unseenFrom(CameraRung.LINK, CameraReason.NOT_VISITED, why);
    }
    List<String> faults = picture(climb, sight.picture());
    recording(climb, sight.recording());
    List<RungState> ladder = climb.ladder();
    Seen online = online(ladder, onlineAt);
    Seen intact = and(online, ladder.get(CameraRung.PICTURE.ordinal()).seen());
    return new Verdict(ladder, online, intact, faults);
  }

  private static List<String> picture(Climb climb, Sight.Shown shown) {
    if (!climb.isGood(CameraRung.FLOWING)
        || !(shown instanceof Sight.Shown.Tried(var outcome, var findings, Instant at))) {
      return List.of();
    }
    CameraRung rung = CameraRung.PICTURE;
    List<String> faults = new ArrayList<>();
    switch (outcome) {
      case DecodeOutcome.Decoded(DecodedPicture picture) -> {
        String size = picture.width() + "x" + picture.height();
        if (picture.damaged()) {
          climb.bad(rung, CameraReason.UNDECODABLE, size + "; holes", at);
        } else if (findings.isEmpty()) {
          climb.good(rung, size, at);
        } else {
          findings.forEach(finding -> faults.add(code(finding.fault())));
          climb.bad(rung, CameraReason.PICTURE_FAULT, words(findings), at);
        }
      }
      case DecodeOutcome.Undecodable(String why) ->
          climb.bad(rung, CameraReason.UNDECODABLE, decoder(why), at);
      case DecodeOutcome.Crashed(String why) ->
          climb.unseen(rung, CameraReason.DECODER_CRASHED, decoder(why));
      case DecodeOutcome.TookTooLong(Duration limit) ->
          climb.unseen(rung, CameraReason.DECODE_TOO_LONG, "too-long " + limit.toMillis() + " ms");
      case DecodeOutcome.NotDecoded(String why) ->
          climb.unseen(rung, CameraReason.NOT_DECODED, decoder(why));
    }
    return faults;
  }

  /** What the decoder says is FFmpeg's, or the system's, own text. */
  private static String decoder(String why) {
    return "decoder \"" + why.replace('"', '\'') + "\"";
  }

  /** A fault's code: its name in kebab case. */
  public static String code(PictureFault fault) {
    return fault.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String words(List<Finding> findings) {
    StringBuilder words = new StringBuilder();
    for (Finding finding : findings) {
      words
          .append(words.isEmpty() ? "" : "; ")
          .append(
              String.format(
                  Locale.ROOT,
                  "%s %.4g limit %.4g",
                  code(finding.fault()),
                  finding.measured(),
                  finding.limit()));
    }
    return words.toString();
  }

  private static void recording(Climb climb, Sight.Recorded recorded) {
    if (!(recorded instanceof Sight.Recorded.Told told) || !climb.isGood(CameraRung.LINK)) {
      return;
    }
    CameraRung rung = CameraRung.RECORDING;
    Instant until = told.recordings().until();
    if (until == null) {
      climb.bad(rung, CameraReason.RECORDING_NONE, "", told.at());
      return;
    }
    Duration age = age(told, until);
    if (age.compareTo(told.oldAfter()) > 0) {
      String detail = "age " + age.toMinutes() + " min";
      climb.bad(rung, CameraReason.RECORDING_OLD, detail, told.at());
    } else {
      climb.good(rung, "", told.at());
    }
  }

  /** How old the newest recording is by the camera's own clock; never negative. */
  public static Duration age(Sight.Recorded.Told told, Instant until) {
    Duration age = Duration.between(until, told.at().plus(told.clockOffset()));
    return age.isNegative() ? Duration.ZERO : age;
  }

  private static Seen online(List<RungState> ladder, OnlineAt onlineAt) {
    Seen link = ladder.get(CameraRung.LINK.ordinal()).seen();
    Seen session = ladder.get(CameraRung.SESSION.ordinal()).seen();
    if (link == Seen.BAD || session == Seen.BAD) {
      return Seen.BAD;
    }
    return switch (onlineAt) {
      case SESSION -> session;
      case FLOWING -> flowing(ladder);
    };
  }

  private static Seen flowing(List<RungState> ladder) {
    RungState opened = ladder.get(CameraRung.OPENED.ordinal());
    Seen flowing = ladder.get(CameraRung.FLOWING.ordinal()).seen();
    if (opened.reason() == CameraReason.NO_PLACE) {
      return Seen.GOOD;
    }
    return opened.seen() == Seen.BAD ? Seen.BAD : flowing;
  }

  private static Seen and(Seen one, Seen other) {
    if (one == Seen.BAD || other == Seen.BAD) {
      return Seen.BAD;
    }
    return one == Seen.GOOD ? other : Seen.NOT_OBSERVED;
  }
}
