package org.gengfu.driver.host;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import org.gengfu.driver.RawValue;

/** Asks a time server once, by SNTP: RFC 4330. Any thread. */
final class ClockServer {
  private static final int PORT = 123;
  private static final int LENGTH = 48;
  private static final int TRANSMIT = 40;
  private static final int RECEIVED = 32;
  private static final int ORIGINATE = 24;

  /** Leap 0, version 4, mode 3 (client). */
  private static final byte CLIENT = 0x23;

  private static final int SERVER_MODE = 4;
  private static final int HIGHEST_STRATUM = 15;
  private static final long EPOCH_1900 = 2_208_988_800L;
  private static final double NANOS_PER_MILLI = 1e6;

  private ClockServer() {}

  /** Server's clock less the machine's own, in milliseconds, by both ways' mean. */
  static RawValue offset(String server, Duration timeout) throws IOException {
    int colon = server.lastIndexOf(':');
    String host = colon < 0 ? server : server.substring(0, colon);
    int port = colon < 0 ? PORT : Integer.parseInt(server.substring(colon + 1));
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(InetAddress.getByName(host), port);
      socket.setSoTimeout((int) timeout.toMillis());
      Instant sent = Instant.now();
      long token = ntp(sent);
      byte[] question = new byte[LENGTH];
      question[0] = CLIENT;
      ByteBuffer.wrap(question).putLong(TRANSMIT, token);
      socket.send(new DatagramPacket(question, LENGTH));
      DatagramPacket answer = new DatagramPacket(new byte[512], 512);
      socket.receive(answer);
      Instant received = Instant.now();
      return offset(
          ByteBuffer.wrap(answer.getData(), 0, answer.getLength()), token, sent, received);
    } catch (SocketTimeoutException e) {
      return new RawValue.Absent(server + " does not answer");
    }
  }

  static RawValue offset(ByteBuffer answer, long token, Instant sent, Instant received) {
    if (answer.limit() < LENGTH
        || (answer.get(0) & 0x07) != SERVER_MODE
        || answer.getLong(ORIGINATE) != token) {
      return new RawValue.Absent("the answer is none to this question");
    }
    int stratum = answer.get(1) & 0xFF;
    boolean unsynchronised = (answer.get(0) & 0xC0) == 0xC0;
    if (stratum == 0 || stratum > HIGHEST_STRATUM || unsynchronised) {
      return new RawValue.Absent("the time server itself has no time");
    }
    double there = millis(sent, instant(answer.getLong(RECEIVED), sent));
    double back = millis(received, instant(answer.getLong(TRANSMIT), received));
    return new RawValue.Real((there + back) / 2);
  }

  private static double millis(Instant from, Instant to) {
    Duration between = Duration.between(from, to);
    return between.toSeconds() * 1_000.0 + between.toNanosPart() / NANOS_PER_MILLI;
  }

  /** 32 bits of seconds since 1900, 32 bits of fraction. */
  static long ntp(Instant time) {
    long fraction = ((long) time.getNano() << 32) / 1_000_000_000L;
    return time.getEpochSecond() + EPOCH_1900 << 32 | fraction;
  }

  /** Of the eras of 136 years, the one nearest to a time that is about right. */
  static Instant instant(long ntp, Instant about) {
    long era = 1L << 32;
    long seconds = (ntp >>> 32) - EPOCH_1900;
    long eras = Math.round((about.getEpochSecond() - seconds) / (double) era);
    long nanos = (ntp & 0xFFFF_FFFFL) * 1_000_000_000L >>> 32;
    return Instant.ofEpochSecond(seconds + eras * era, nanos);
  }
}
