package org.gengfu.driver.rtsp.wire;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One RTP packet (RFC 3550, 5.1).
 *
 * @param payloadType 0..127
 * @param marker for video: the last packet of a picture
 * @param sequence 0..65535
 * @param timestamp 32 bits, in the clock of the payload
 * @param payload without header extension and padding
 */
record RtpPacket(
    int payloadType, boolean marker, int sequence, long timestamp, ByteBuffer payload) {

  /** Reads a packet; null when it is none, or cut short. */
  static @Nullable RtpPacket parse(ByteBuffer bytes) {
    if (bytes.remaining() < 12 || (bytes.get(bytes.position()) & 0xC0) != 0x80) {
      return null;
    }
    int at = bytes.position();
    int first = bytes.get(at);
    int second = bytes.get(at + 1);
    int from = at + 12 + 4 * (first & 0x0F);
    int to = bytes.limit();
    if ((first & 0x10) != 0) {
      if (from + 4 > to) {
        return null;
      }
      from += 4 + 4 * (bytes.getShort(from + 2) & 0xFFFF);
    }
    if ((first & 0x20) != 0) {
      to -= bytes.get(to - 1) & 0xFF;
    }
    if (from > to) {
      return null;
    }
    return new RtpPacket(
        second & 0x7F,
        (second & 0x80) != 0,
        bytes.getShort(at + 2) & 0xFFFF,
        bytes.getInt(at + 4) & 0xFFFF_FFFFL,
        bytes.slice(from, to - from));
  }
}
