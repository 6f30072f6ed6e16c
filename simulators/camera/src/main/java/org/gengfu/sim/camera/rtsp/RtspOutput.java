package org.gengfu.sim.camera.rtsp;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.ReentrantLock;

/** Answers and packets of one connection, each whole. Any thread. */
final class RtspOutput {
  private static final int HEAD_BYTES = 4;

  private final OutputStream out;
  private final ReentrantLock lock = new ReentrantLock();
  private final byte[] frame = new byte[HEAD_BYTES + RtpWriter.MOST_PACKET_BYTES];

  RtspOutput(OutputStream out) {
    this.out = out;
  }

  void answer(String text) throws IOException {
    lock.lock();
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    } finally {
      lock.unlock();
    }
  }

  void frame(int channel, ByteBuffer packet) throws IOException {
    lock.lock();
    try {
      int length = packet.remaining();
      frame[0] = '$';
      frame[1] = (byte) channel;
      frame[2] = (byte) (length >> 8);
      frame[3] = (byte) length;
      packet.get(frame, HEAD_BYTES, length);
      out.write(frame, 0, HEAD_BYTES + length);
    } finally {
      lock.unlock();
    }
  }
}
