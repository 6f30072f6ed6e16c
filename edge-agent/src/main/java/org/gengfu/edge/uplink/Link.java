package org.gengfu.edge.uplink;

import java.util.List;

/**
 * A connection to one MQTT broker at a time. Two kinds: {@link PahoLink} and, in tests, one that
 * records. One thread at a time.
 */
interface Link {
  /**
   * Connects with clean start and session expiry 0.
   *
   * @param will published by the broker at QoS 1, not retained, when the connection breaks
   * @throws LinkException when the broker cannot be reached or refuses
   */
  void connect(String broker, Message will, Inbox inbox) throws LinkException;

  /**
   * Subscribes at QoS 1.
   *
   * @throws LinkException when the broker refuses one of them
   */
  void subscribe(List<String> topics) throws LinkException;

  /**
   * Returns when the message was handed to the broker: written at QoS 0, acknowledged at QoS 1.
   *
   * @throws LinkException when that did not come about in time
   */
  void publish(Message message, int qos) throws LinkException;

  /** Says goodbye with reason 0x04, disconnect with will message. Never fails. */
  void disconnect();

  /** Drops the connection without a word. Idempotent, never fails. */
  void drop();

  /**
   * A topic and what is said on it.
   *
   * @param payload not to be changed
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Message(String topic, byte[] payload) {}

  /** Where a link puts what it hears. Called from the link's own threads; returns at once. */
  interface Inbox {
    void arrived(Message message);

    void lost(String why);
  }
}
