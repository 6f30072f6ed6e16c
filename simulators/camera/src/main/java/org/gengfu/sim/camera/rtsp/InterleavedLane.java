package org.gengfu.sim.camera.rtsp;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Packets within the RTSP connection, behind a dollar sign (RFC 2326, 10.12). For one sending
 * thread; the connection is guarded by who answers in it.
 *
 * @param out the connection
 * @param channel of the picture, 0 to 254; reports take the next
 */
record InterleavedLane(RtspOutput out, int channel) implements Lane {
  @Override
  public String transport() {
    return "RTP/AVP/TCP;unicast;interleaved=%d-%d".formatted(channel, channel + 1);
  }

  @Override
  public void picture(ByteBuffer packet) throws IOException {
    out.frame(channel, packet);
  }

  @Override
  public void report(ByteBuffer packet) throws IOException {
    out.frame(channel + 1, packet);
  }

  @Override
  public void close() {
    // The connection is closed by whoever reads from it.
  }
}
