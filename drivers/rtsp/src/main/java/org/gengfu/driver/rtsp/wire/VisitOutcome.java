package org.gengfu.driver.rtsp.wire;

/**
 * What came of one visit. Everything that a camera or the way to it can do is one of these; none is
 * an exception. The outcome names the rung that was not reached; {@link #ladder} has the times of
 * those that were. {@code why} is statements with {@code "; "} between them, each a word in kebab
 * case with parameters behind: numbers with units, names, and in double quotes what the camera said
 * itself. docs/cameras.md lists them.
 */
public sealed interface VisitOutcome {
  /** How far the visit came. */
  Ladder ladder();

  /** A whole key frame. */
  record KeyFrame(Ladder ladder, EncodedPicture picture, Traffic traffic) implements VisitOutcome {}

  /**
   * The visit was not made: nothing is known about the camera. Its name had no address, this
   * machine has no network, no socket or no room.
   */
  record NotVisited(Ladder ladder, String why) implements VisitOutcome {}

  /** No connection: nothing listens, nothing answers. */
  record Unreachable(Ladder ladder, String why) implements VisitOutcome {}

  /** The connection was made, then not one answer came. */
  record Unanswered(Ladder ladder, String why) implements VisitOutcome {}

  /**
   * What came is no RTSP, or an answer that cannot be understood.
   *
   * @param why what was wrong with it
   */
  record Malformed(Ladder ladder, String why) implements VisitOutcome {}

  /** The camera wants credentials and did not accept those, or was not given any. */
  record CredentialsRefused(Ladder ladder, Cause cause, String why) implements VisitOutcome {
    /** Why there is no entry. */
    public enum Cause {
      /** The camera refused user or password. They are not tried again for a while. */
      WRONG,
      /** It refused them before; they were not sent, lest it locks the account. */
      HELD_BACK,
      /** The camera asks for credentials and there are none. */
      NONE_GIVEN,
      /** It asks for them in a way that is not spoken here, or that is not allowed. */
      NOT_SPOKEN
    }
  }

  /**
   * The camera answered with an error.
   *
   * @param status RTSP's status code
   * @param reason the camera's own words
   */
  record StreamRefused(Ladder ladder, Kind kind, int status, String reason)
      implements VisitOutcome {
    /** What an error says about the camera. */
    public enum Kind {
      /** All its stream places are taken (403, 453, 503). The camera lives. */
      NO_PLACE,
      /** It has no such stream (404). */
      NO_SUCH_STREAM,
      /** It sends pictures in no way that was offered (461). */
      TRANSPORT,
      OTHER;

      static Kind of(int status) {
        return switch (status) {
          case 403, 453, 503 -> NO_PLACE;
          case 404 -> NO_SUCH_STREAM;
          case 461 -> TRANSPORT;
          default -> OTHER;
        };
      }
    }
  }

  /** The stream holds no picture that can be read here. */
  record NoVideo(Ladder ladder, String why) implements VisitOutcome {}

  /** The camera agreed to play, then no picture data came. */
  record NoStream(Ladder ladder, String why, Traffic traffic) implements VisitOutcome {}

  /** Picture data came, but no whole key frame in time. */
  record NoKeyFrame(Ladder ladder, String why, Traffic traffic) implements VisitOutcome {}

  /** The connection broke, or an answer failed to come, in the middle of the exchange. */
  record Cut(Ladder ladder, String why, Traffic traffic) implements VisitOutcome {}

  /** More came than a visit may take. */
  record LimitReached(Ladder ladder, String why, Traffic traffic) implements VisitOutcome {}
}
