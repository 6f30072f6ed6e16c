package org.gengfu.driver.camera.verdict;

import java.time.Instant;
import org.gengfu.contract.CameraReason;
import org.gengfu.contract.CameraRung;
import org.gengfu.driver.onvif.OnvifOutcome;

/**
 * What ONVIF, or nobody, proves of the lower rungs. Immutable.
 *
 * @param provesLink the connection was taken
 * @param provesSession it answered in ONVIF
 * @param accepted credentials were sent and accepted
 */
record OnvifClimb(boolean provesLink, boolean provesSession, boolean accepted, Instant at) {
  private static final String BY_ONVIF = "onvif";

  static OnvifClimb of(Sight.Session session) {
    return switch (session) {
      case Sight.Session.NotAsked ignored -> new OnvifClimb(false, false, false, Instant.EPOCH);
      case Sight.Session.Onvif(OnvifOutcome<?> said, boolean accepted, Instant at) -> {
        boolean link =
            !(said instanceof OnvifOutcome.Unreachable<?>)
                && !(said instanceof OnvifOutcome.NotAsked<?>);
        yield new OnvifClimb(link, speaks(said), accepted, at);
      }
    };
  }

  private static boolean speaks(OnvifOutcome<?> said) {
    return switch (said) {
      case OnvifOutcome.Answered<?> ignored -> true;
      case OnvifOutcome.NotAuthorized<?> ignored -> true;
      case OnvifOutcome.Refused<?> ignored -> true;
      case OnvifOutcome.TooLarge<?> ignored -> true;
      case OnvifOutcome.Malformed<?> ignored -> false;
      case OnvifOutcome.Unanswered<?> ignored -> false;
      case OnvifOutcome.Unreachable<?> ignored -> false;
      case OnvifOutcome.NotAsked<?> ignored -> false;
    };
  }

  /** Writes link and session, and accepted where it is known. */
  void climb(Climb climb) {
    climbLink(climb, climb.isGood(CameraRung.LINK));
    climb.good(CameraRung.SESSION, BY_ONVIF, at);
    if (accepted) {
      climb.good(CameraRung.ACCEPTED, BY_ONVIF, at);
    } else {
      climb.unseen(CameraRung.ACCEPTED, CameraReason.NOT_ASKED, "");
    }
  }

  void climbLink(Climb climb, boolean known) {
    if (!known && provesLink) {
      climb.good(CameraRung.LINK, BY_ONVIF, at);
    }
  }

  /** Where nobody knows the stream's address, ONVIF is all that there is. */
  static void climbAlone(Climb climb, Sight.Stream.NoAddress none, Instant at) {
    switch (none.said()) {
      case OnvifOutcome.NotAsked<?>(String why) -> {
        climb.unseenFrom(CameraRung.LINK, CameraReason.NOT_VISITED, why);
        return;
      }
      case OnvifOutcome.Unreachable<?>(String why) -> {
        climb.bad(CameraRung.LINK, CameraReason.UNREACHABLE, why);
        return;
      }
      case OnvifOutcome.Unanswered<?>(String why) -> {
        climb.good(CameraRung.LINK, BY_ONVIF, at);
        climb.bad(CameraRung.SESSION, CameraReason.UNANSWERED, why);
        return;
      }
      case OnvifOutcome.Malformed<?>(String why) -> {
        climb.good(CameraRung.LINK, BY_ONVIF, at);
        climb.bad(CameraRung.SESSION, CameraReason.MALFORMED, why);
        return;
      }
      case OnvifOutcome.NotAuthorized<?>(var cause, String why, var clock) ->
          climb.bad(CameraRung.ACCEPTED, reason(cause), why);
      case OnvifOutcome.Answered<?> ignored -> {
        if (none.accepted()) {
          climb.good(CameraRung.ACCEPTED, BY_ONVIF, at);
        } else {
          CameraReason why =
              none.untold().isEmpty() ? CameraReason.NOT_ASKED : CameraReason.UNANSWERED;
          climb.unseen(CameraRung.ACCEPTED, why, none.untold());
        }
        untold(climb, none.untold());
      }
      case OnvifOutcome.Refused<?> refused -> {
        climb.unseen(CameraRung.ACCEPTED, CameraReason.NOT_ASKED, "");
        climb.bad(CameraRung.OPENED, CameraReason.STREAM_REFUSED, refused.said());
      }
      case OnvifOutcome.TooLarge<?>(String why) -> {
        climb.unseen(CameraRung.ACCEPTED, CameraReason.NOT_ASKED, "");
        climb.bad(CameraRung.OPENED, CameraReason.LIMIT_REACHED, why);
      }
    }
    climb.good(CameraRung.LINK, BY_ONVIF, at);
    climb.good(CameraRung.SESSION, BY_ONVIF, at);
  }

  /** A list of streams that did not come whole proves no stream missing. */
  private static void untold(Climb climb, String untold) {
    if (untold.isEmpty()) {
      climb.bad(CameraRung.OPENED, CameraReason.NO_SUCH_STREAM, "onvif");
    } else {
      climb.unseen(CameraRung.OPENED, CameraReason.UNANSWERED, untold);
    }
  }

  private static CameraReason reason(OnvifOutcome.Cause cause) {
    return switch (cause) {
      case WRONG, CLOCK -> CameraReason.CREDENTIALS_WRONG;
      case HELD_BACK -> CameraReason.CREDENTIALS_HELD_BACK;
      case NONE_GIVEN -> CameraReason.CREDENTIALS_MISSING;
      case NOT_SPOKEN -> CameraReason.CREDENTIALS_NOT_SPOKEN;
    };
  }
}
