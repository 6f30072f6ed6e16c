package org.gengfu.sim.camera.world;

/** What a camera can suffer from beside its picture; several at once. */
public enum Trouble {
  /** No sockets are open; a channel of a recorder has no stream instead. */
  OFF,
  /** It takes connections and never says a word. */
  HALF_OPEN,
  /** It takes connections for its stream and never says a word there. */
  DEAF,
  /** PLAY is answered, nothing follows. */
  STALLED,
  /** PLAY is answered, the connection ends amid the first key frame. */
  CUT,
  /** The picture runs, but never a key frame. */
  KEYLESS,
  /** The packets hold rubbish. */
  BROKEN,
  /** Pictures come as fast as somebody takes them. */
  FLOOD,
  /** All stream places are taken. */
  FULL,
  /** There is no such stream. */
  MISSING,
  /** The stream comes over UDP only. */
  UDP_ONLY,
  /** Somebody has set another password. */
  OTHER_PASSWORD,
  /** The disk has failed: nothing is recorded since. */
  DISK
}
