package org.gengfu.driver.rtsp.wire;

/** What the conversation needs of the world. */
interface Line {
  void send(byte[] request);

  /**
   * Opens two neighbouring datagram ports; those opened first carry the picture.
   *
   * @return the even one, or -1 when there are none
   */
  int datagramPorts();

  /** Closes the connection and makes it anew; {@link Conversation#connected} follows. */
  void reconnect();
}
