package org.gengfu.center.broker;

/** Who gets the messages of the edges. Called from the broker's threads; must never block. */
public interface Receiver {

  /**
   * A message, its sender checked. Messages of one edge come in the order in which it sent them; a
   * will comes after everything that its connection sent.
   *
   * @param topic a topic of the host's group
   * @param payload not used by the broker any more
   */
  void received(String topic, byte[] payload);

  /** The broker refused something that this edge, with its right credential, tried. */
  void refused(String edge, String why);

  /** The broker was out of reach for a while: messages of any edge may be missing. */
  void resumed();
}
