package org.gengfu.core.contract;

/** What keeps a promise. The earliest of those that a promise takes counts. */
public enum StopWay {
  /** A person took it on and began. */
  ACTION,
  /** Somebody is on the spot: a code was scanned, or a position shows it. */
  PRESENCE,
  /** Readings show it well for its soak time; counts from the first good one. */
  TELEMETRY,
  /** Another device is in its place, bound to it and heard of. */
  SWAP,
  /** A way around was agreed with the client: service is there though the device is not. */
  WORKAROUND,
  /** A named person says so, with reason and evidence. */
  PERSON,
  /** The paper lies with the client. */
  PAPER
}
