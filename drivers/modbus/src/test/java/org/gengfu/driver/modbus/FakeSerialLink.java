package org.gengfu.driver.modbus;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Function;
import org.gengfu.driver.transport.SerialLink;

/** A serial line on a clock of its own, which passes only while the line waits. Not thread safe. */
final class FakeSerialLink implements SerialLink {
  private record Chunk(long atNanos, byte[] bytes) {}

  private final PriorityQueue<Chunk> coming =
      new PriorityQueue<>(Comparator.comparingLong(Chunk::atNanos));
  private final List<byte[]> questions = new ArrayList<>();
  private final List<Long> askedAtMillis = new ArrayList<>();
  private Function<byte[], byte[]> device = question -> new byte[0];
  private long deviceDelayNanos = 1_000_000;
  private long nowNanos = 5;
  private long babbleEveryNanos;
  private boolean missing;
  private boolean open;
  private int opened;

  /** How the devices on the line answer a frame; an empty answer is silence. */
  void device(Function<byte[], byte[]> answers) {
    device = answers;
  }

  void answersAfterMillis(long millis) {
    deviceDelayNanos = millis * 1_000_000;
  }

  /** Bytes that come by themselves. */
  void arrives(long afterMillis, byte... bytes) {
    coming.add(new Chunk(nowNanos + afterMillis * 1_000_000, bytes));
  }

  /** A device that never stops to send. */
  void babbles(long everyMillis) {
    babbleEveryNanos = everyMillis * 1_000_000;
    arrives(0, (byte) 0x55, (byte) 0x03, (byte) 0xAA);
  }

  /** Whether the port is there. */
  void missing(boolean isMissing) {
    missing = isMissing;
    open &= !isMissing;
  }

  List<byte[]> questions() {
    return questions;
  }

  /** When each question was sent, in milliseconds. */
  List<Long> askedAtMillis() {
    return askedAtMillis;
  }

  int opened() {
    return opened;
  }

  @Override
  public void open() throws IOException {
    opened++;
    if (missing) {
      throw new IOException("serial port fake does not exist");
    }
    open = true;
  }

  @Override
  public void close() {
    open = false;
  }

  @Override
  public void write(byte[] bytes, int count) throws IOException {
    checkOpen();
    byte[] question = java.util.Arrays.copyOf(bytes, count);
    questions.add(question);
    askedAtMillis.add(nowNanos / 1_000_000);
    byte[] answer = device.apply(question);
    if (answer.length > 0) {
      coming.add(new Chunk(nowNanos + deviceDelayNanos, answer));
    }
  }

  @Override
  public int read(byte[] into, int max, long maxNanos) throws IOException {
    checkOpen();
    Chunk next = coming.peek();
    if (next == null || next.atNanos > nowNanos + maxNanos) {
      nowNanos += maxNanos;
      return 0;
    }
    coming.remove();
    nowNanos = Math.max(nowNanos, next.atNanos);
    int count = Math.min(max, next.bytes.length);
    System.arraycopy(next.bytes, 0, into, 0, count);
    if (count < next.bytes.length) {
      byte[] rest = java.util.Arrays.copyOfRange(next.bytes, count, next.bytes.length);
      coming.add(new Chunk(next.atNanos, rest));
    } else if (babbleEveryNanos > 0 && next.bytes[0] == 0x55) {
      coming.add(new Chunk(next.atNanos + babbleEveryNanos, next.bytes));
    }
    return count;
  }

  @Override
  public void pause(long nanos) {
    nowNanos += nanos;
  }

  @Override
  public long nowNanos() {
    return nowNanos;
  }

  private void checkOpen() throws IOException {
    if (!open || missing) {
      throw new IOException("serial port fake is gone");
    }
  }
}
