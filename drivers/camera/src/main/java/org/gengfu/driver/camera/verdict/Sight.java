package org.gengfu.driver.camera.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gengfu.driver.onvif.OnvifOutcome;
import org.gengfu.driver.onvif.Recordings;
import org.gengfu.driver.rtsp.decode.DecodeOutcome;
import org.gengfu.driver.rtsp.picture.Finding;
import org.gengfu.driver.rtsp.wire.VisitOutcome;

/**
 * Everything that one visit found.
 *
 * @param stream how far the way to the picture was gone
 * @param session what another protocol than RTSP proves meanwhile
 * @param picture what came of the key frame
 * @param recording what is known of recordings
 * @param ended when the visit ended
 */
public record Sight(
    Stream stream, Session session, Shown picture, Recorded recording, Instant ended) {

  /** The way to the picture. */
  public sealed interface Stream {
    /** The stream was visited. */
    record Visited(VisitOutcome outcome) implements Stream {}

    /**
     * Nobody knows the stream's address: this is what ONVIF said instead of telling it. An answer
     * means that none of its profiles has an address, unless something is untold.
     *
     * @param accepted credentials were sent and accepted
     * @param untold which question about profiles and their addresses brought nothing, and why;
     *     empty when all were answered
     */
    record NoAddress(OnvifOutcome<?> said, boolean accepted, String untold) implements Stream {}

    /**
     * The way to the camera's whole group is gone, so that nothing is known of the camera.
     *
     * @param why for people; it names the group
     */
    record NoWay(String why) implements Stream {}
  }

  /**
   * Who, besides the stream, proves that the camera lives: the rungs link and session, and maybe
   * accepted. It counts where RTSP itself did not get that far.
   *
   * <p>This is the place of a registration by GB28181, which a later issue brings: a camera that is
   * registered and keeps alive proves link and session, and its digest proves that it is accepted
   * there. It becomes one more case here; {@code Verdicts} does not compile until it says what the
   * case proves. {@code by} is what the ladder's detail names.
   */
  public sealed interface Session {
    /** Nobody else was asked. */
    record NotAsked() implements Session {}

    /**
     * ONVIF was asked within the visit.
     *
     * @param said what came of it
     * @param accepted credentials were sent and accepted
     * @param at when
     */
    record Onvif(OnvifOutcome<?> said, boolean accepted, Instant at) implements Session {}
  }

  /** What the key frame showed. */
  public sealed interface Shown {
    /** There was none. */
    record Nothing() implements Shown {}

    /**
     * It was given to the decoder.
     *
     * @param findings what is wrong with it, empty unless it was decoded
     * @param at when
     */
    record Tried(DecodeOutcome outcome, List<Finding> findings, Instant at) implements Shown {
      public Tried {
        findings = List.copyOf(findings);
      }
    }
  }

  /** What is known of recordings. */
  public sealed interface Recorded {
    /** The camera was not asked, or does not tell. */
    record Unknown() implements Recorded {}

    /**
     * It told.
     *
     * @param clockOffset how far its clock is ahead of ours
     * @param oldAfter from which age on the newest recording is too old
     * @param at when it was asked
     */
    record Told(Recordings recordings, Duration clockOffset, Duration oldAfter, Instant at)
        implements Recorded {}
  }
}
