package org.gengfu.driver.camera.verdict;

import java.time.Duration;
import java.time.Instant;
import org.gengfu.contract.CameraReason;
import org.gengfu.contract.CameraRung;
import org.gengfu.driver.rtsp.wire.Ladder;
import org.gengfu.driver.rtsp.wire.Rung;
import org.gengfu.driver.rtsp.wire.Traffic;
import org.gengfu.driver.rtsp.wire.VisitOutcome;
import org.gengfu.driver.rtsp.wire.VisitOutcome.CredentialsRefused.Cause;

/** Writes what a visit to a stream proves. One thread. */
final class StreamClimb {
  private static final String BY_RTSP = "rtsp";

  private final Climb climb;
  private final Sight.Session session;

  StreamClimb(Climb climb, Sight.Session session) {
    this.climb = climb;
    this.session = session;
  }

  void climb(VisitOutcome outcome) {
    reached(outcome.ladder());
    switch (outcome) {
      case VisitOutcome.KeyFrame ignored -> {}
      case VisitOutcome.NotVisited(var none, String why) ->
          climb.unseenFrom(CameraRung.LINK, CameraReason.NOT_VISITED, why);
      case VisitOutcome.Unreachable(var none, String why) -> low(CameraReason.UNREACHABLE, why);
      case VisitOutcome.Unanswered(var none, String why) -> low(CameraReason.UNANSWERED, why);
      case VisitOutcome.Malformed(var none, String why) -> failed(CameraReason.MALFORMED, why);
      case VisitOutcome.Cut(var none, String why, var traffic) -> failed(CameraReason.CUT, why);
      case VisitOutcome.LimitReached(var none, String why, var traffic) ->
          failed(CameraReason.LIMIT_REACHED, why);
      case VisitOutcome.CredentialsRefused(var none, Cause cause, String why) ->
          climb.bad(CameraRung.ACCEPTED, reason(cause), why);
      case VisitOutcome.StreamRefused refused -> refused(refused);
      case VisitOutcome.NoVideo(var none, String why) ->
          climb.bad(CameraRung.OPENED, CameraReason.NO_VIDEO, why);
      case VisitOutcome.NoStream(var none, String why, var traffic) ->
          climb.bad(CameraRung.FLOWING, CameraReason.NO_STREAM, why);
      case VisitOutcome.NoKeyFrame(var none, String why, Traffic traffic) ->
          noKeyFrame(why, traffic);
    }
  }

  private void reached(Ladder ladder) {
    for (Rung rung : ladder.reached().keySet()) {
      Instant time = ladder.startedAt().plus(ladder.reached().getOrDefault(rung, Duration.ZERO));
      switch (rung) {
        case LINK -> climb.good(CameraRung.LINK, "", time);
        case SESSION -> climb.good(CameraRung.SESSION, BY_RTSP, time);
        case ACCEPTED -> climb.good(CameraRung.ACCEPTED, BY_RTSP, time);
        case OPENED -> climb.good(CameraRung.OPENED, ladder.note(rung), time);
        case FLOWING -> climb.good(CameraRung.FLOWING, ladder.note(rung), time);
        case KEY_FRAME -> {}
      }
    }
  }

  /** It failed wherever it was: once pictures flow only the picture itself is out of sight. */
  private void failed(CameraReason reason, String why) {
    if (climb.isGood(CameraRung.FLOWING)) {
      climb.unseen(CameraRung.PICTURE, reason, why);
    } else if (climb.isGood(CameraRung.OPENED)) {
      climb.bad(CameraRung.FLOWING, reason, why);
    } else if (climb.isGood(CameraRung.SESSION)) {
      notOpened(reason, why);
    } else {
      low(reason, why);
    }
  }

  /** The stream does not open; whether the credentials would be taken may not be known. */
  private void notOpened(CameraReason reason, String why) {
    if (!climb.isGood(CameraRung.ACCEPTED)) {
      climb.unseen(CameraRung.ACCEPTED, CameraReason.NOT_ASKED, "");
    }
    climb.bad(CameraRung.OPENED, reason, why);
  }

  /** RTSP did not get to a session. Where another protocol proves one, the stream is at fault. */
  private void low(CameraReason reason, String why) {
    boolean link = climb.isGood(CameraRung.LINK);
    OnvifClimb other = OnvifClimb.of(session);
    if (other.provesSession()) {
      other.climb(climb);
      climb.bad(CameraRung.OPENED, reason, "stream-port; " + why);
    } else if (link || other.provesLink()) {
      other.climbLink(climb, link);
      climb.bad(CameraRung.SESSION, link ? reason : CameraReason.UNANSWERED, why);
    } else {
      climb.bad(CameraRung.LINK, reason, why);
    }
  }

  private void refused(VisitOutcome.StreamRefused refused) {
    String why = "status " + refused.status() + " \"" + refused.reason().replace('"', '\'') + "\"";
    switch (refused.kind()) {
      case NO_PLACE -> {
        if (!climb.isGood(CameraRung.ACCEPTED)) {
          climb.unseen(CameraRung.ACCEPTED, CameraReason.NO_PLACE, why);
        }
        climb.unseenFrom(CameraRung.OPENED, CameraReason.NO_PLACE, why);
      }
      case NO_SUCH_STREAM -> notOpened(CameraReason.NO_SUCH_STREAM, why);
      case TRANSPORT -> notOpened(CameraReason.TRANSPORT_REFUSED, why);
      case OTHER -> notOpened(CameraReason.STREAM_REFUSED, why);
    }
  }

  /** Lost packets may have taken the key frame; then it is the way's doing, not the camera's. */
  private void noKeyFrame(String why, Traffic traffic) {
    if (traffic.lost() > 0) {
      String lost = why + "; lost " + traffic.lost();
      climb.unseen(CameraRung.PICTURE, CameraReason.NO_KEY_FRAME, lost);
    } else {
      climb.bad(CameraRung.PICTURE, CameraReason.NO_KEY_FRAME, why);
    }
  }

  private static CameraReason reason(Cause cause) {
    return switch (cause) {
      case WRONG -> CameraReason.CREDENTIALS_WRONG;
      case HELD_BACK -> CameraReason.CREDENTIALS_HELD_BACK;
      case NONE_GIVEN -> CameraReason.CREDENTIALS_MISSING;
      case NOT_SPOKEN -> CameraReason.CREDENTIALS_NOT_SPOKEN;
    };
  }
}
