package org.gengfu.sim.camera.rtsp;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The way of a stream's packets to one viewer: the connection itself, or a pair of UDP ports. */
interface Lane extends AutoCloseable {
  /** What stands in the answer to SETUP. */
  String transport();

  /** Sends a packet of the picture; the buffer is used up. */
  void picture(ByteBuffer packet) throws IOException;

  /** Sends a report on what was sent; the buffer is used up. */
  void report(ByteBuffer packet) throws IOException;

  @Override
  void close();
}
