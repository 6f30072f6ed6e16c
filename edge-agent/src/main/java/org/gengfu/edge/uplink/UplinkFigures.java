package org.gengfu.edge.uplink;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How the uplink does.
 *
 * @param phase where the session stands
 * @param broker the broker that is or was last tried
 * @param since when the phase began
 * @param lastProblem why the last session ended or could not begin, null for none yet
 * @param sessions connections made since the start
 * @param births times that all births were sent
 * @param payloads data payloads handed to the broker
 * @param records records handed to the broker, repeats included
 * @param acknowledgements acknowledgements taken
 * @param refusedCommands commands that could not be read or carried out
 * @param droppedMessages messages that came faster than they were read
 */
public record UplinkFigures(
    Phase phase,
    String broker,
    Instant since,
    @Nullable String lastProblem,
    long sessions,
    long births,
    long payloads,
    long records,
    long acknowledgements,
    long refusedCommands,
    long droppedMessages) {
  /** Where a session stands. */
  public enum Phase {
    CONNECTING,
    WAITING_FOR_HOST,
    ONLINE,
    RESTING,
    STOPPED
  }
}
