package org.gengfu.center.broker;

import java.net.URI;

/**
 * The MQTT broker as the center sees it: the one inside the center, or an external one that is read
 * by a subscriber. Life: {@link #start}, {@link #goOnline}, {@link #close}; these three are called
 * by one thread, the others by any.
 */
public interface MessageBroker extends AutoCloseable {

  /**
   * Begins to take messages; edges still see the host offline.
   *
   * @param receiver gets every message of an edge, from now on and from the broker's threads
   * @return where edges connect
   * @throws BrokerException when the broker cannot start, with what to do about it
   */
  URI start(Receiver receiver) throws BrokerException;

  /** Says on the STATE topic, retained, that the host is there. */
  void goOnline();

  /**
   * Sends one message with QoS 0, as Sparkplug demands of commands. It may be lost; whoever needs
   * it sends it again.
   */
  void publish(String topic, byte[] payload);

  /** What was counted since the start. */
  BrokerCounters counters();

  /** Says on the STATE topic that the host leaves, then ends. Harmless when repeated. */
  @Override
  void close();
}
