package org.gengfu.core.session;

import java.time.Instant;
import org.gengfu.contract.Decoded;

/** What is to be done, or counted, because of something that an edge sent or failed to send. */
public sealed interface SessionEffect {

  /**
   * Take this message in: it stands in its place in the edge's order. Only NodeBorn, DeviceBorn,
   * Data and DeviceDied are delivered.
   */
  record Deliver(Decoded message) implements SessionEffect {}

  /**
   * The edge is gone: it and its devices are not observed any more.
   *
   * @param at when the host learned it, by the host's clock
   */
  record NodeLost(Instant at, String why) implements SessionEffect {}

  /**
   * A device that was there before the edge's last birth was not born again: it is not observed.
   *
   * @param at by the host's clock
   */
  record DeviceMissing(String device, Instant at) implements SessionEffect {}

  /** Send {@code Node Control/Rebirth} to the edge now. */
  record RequestRebirth(String why) implements SessionEffect {}

  /** Nothing to do: a duplicate, or the death of a session that is over already. */
  record Ignored(String why) implements SessionEffect {}

  /** A message that is not what it should be; count it and tell. */
  record Refused(String why) implements SessionEffect {}

  /**
   * A readable message was left out, because it cannot be trusted before the next birth. Its outbox
   * records are not acknowledged, so the edge sends them again.
   */
  record Dropped(String why) implements SessionEffect {}
}
