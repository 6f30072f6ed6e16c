package org.gengfu.sim.camera.rtsp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** RTP packets and sender reports of one stream (RFC 3550, 5.1 and 6.4.1). One thread. */
final class RtpWriter {
  /** Longest packet. */
  static final int MOST_PACKET_BYTES = Packetizer.MOST_PAYLOAD_BYTES + 12;

  static final int PAYLOAD_TYPE = 96;

  private static final int VERSION = 0x80;
  private static final int MARKER = 0x80;
  private static final int SENDER_REPORT = 200;
  private static final int DESCRIPTION = 202;
  private static final int NAME = 1;
  private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;
  private static final int REPORT_BYTES = 256;

  private final ByteBuffer packet = ByteBuffer.allocate(MOST_PACKET_BYTES);
  private final int source;
  private final int firstTicks;
  private short sequence;
  private int packets;
  private int octets;

  /**
   * A stream.
   *
   * @param source its SSRC
   * @param sequence of the first packet
   * @param firstTicks time of the first picture, 90 kHz
   */
  RtpWriter(int source, short sequence, int firstTicks) {
    this.source = source;
    this.sequence = sequence;
    this.firstTicks = firstTicks;
  }

  int source() {
    return source;
  }

  /** Number of the next packet. */
  int nextSequence() {
    return Short.toUnsignedInt(sequence);
  }

  /** Time of a picture in packets, 90 kHz, as an unsigned number. */
  long ticks(long sinceFirst) {
    return Integer.toUnsignedLong((int) (firstTicks + sinceFirst));
  }

  /** The next packet; the buffer is the same each time. */
  ByteBuffer picture(byte[] payload, long sinceFirst, boolean last) {
    packet.clear();
    packet.put((byte) VERSION);
    packet.put((byte) ((last ? MARKER : 0) | PAYLOAD_TYPE));
    packet.putShort(sequence++);
    packet.putInt((int) ticks(sinceFirst));
    packet.putInt(source);
    packet.put(payload);
    packets++;
    octets += payload.length;
    return packet.flip();
  }

  /** A report that says which time of the day the packets' time is. */
  ByteBuffer report(Instant now, long sinceFirst, String name) {
    ByteBuffer report = ByteBuffer.allocate(REPORT_BYTES);
    report.put((byte) VERSION).put((byte) SENDER_REPORT).putShort((short) 6);
    report.putInt(source);
    report.putInt((int) (now.getEpochSecond() + SECONDS_1900_TO_1970));
    report.putInt((int) ((((long) now.getNano()) << 32) / 1_000_000_000L));
    report.putInt((int) ticks(sinceFirst)).putInt(packets).putInt(octets);
    byte[] text = name.getBytes(StandardCharsets.US_ASCII);
    int words = 1 + (2 + text.length + 1 + 3) / 4;
    report.put((byte) (VERSION | 1)).put((byte) DESCRIPTION).putShort((short) words);
    int begin = report.position();
    report.putInt(source).put((byte) NAME).put((byte) text.length).put(text);
    while (report.position() < begin + words * 4) {
      report.put((byte) 0);
    }
    return report.flip();
  }
}
