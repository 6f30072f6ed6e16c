package org.gengfu.driver.serial;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.gengfu.driver.testkit.ScriptedPeer;

/** A device at the other end of some stream, led by the test. */
abstract class StreamPeer implements ScriptedPeer {
  private static final int QUESTION_BYTES = 7;

  final AtomicInteger contacts = new AtomicInteger();
  private final BlockingQueue<Byte> received = new LinkedBlockingQueue<>();

  /** Where answers go. */
  abstract OutputStream out() throws IOException;

  /** Reads to the end of a stream. */
  void receive(InputStream in) {
    byte[] chunk = new byte[256];
    try {
      for (int count = in.read(chunk); count > 0; count = in.read(chunk)) {
        for (int i = 0; i < count; i++) {
          received.add(chunk[i]);
        }
      }
    } catch (IOException e) {
      System.out.println("the line ended: " + e.getMessage());
    }
  }

  @Override
  public int contacts() {
    return contacts.get();
  }

  @Override
  public void awaitQuestion() {
    StringBuilder question = new StringBuilder();
    try {
      while (question.length() < QUESTION_BYTES) {
        Byte next = received.poll(45, TimeUnit.SECONDS);
        if (next == null) {
          throw new AssertionError("no question came, only " + question);
        }
        question.append((char) (next & 0xFF));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
    if (!question.toString().equals("~01RB3\r")) {
      throw new AssertionError("not the question: " + question);
    }
  }

  void send(byte[] bytes) {
    try {
      out().write(bytes);
      out().flush();
    } catch (IOException e) {
      System.out.println("nobody takes it: " + e.getMessage());
    }
  }

  @Override
  public void answer(int value) {
    send(Wire.value(1, value));
  }

  @Override
  public void answerPrevious(int value) {
    answer(value);
  }

  @Override
  public void refuse() {
    send(Wire.frame("01ERR"));
  }

  @Override
  public void garbage() {
    send(new byte[] {(byte) 0xDE, (byte) 0xAD, '~', 'x', '\r', 0, 0x11, 0x22});
  }

  @Override
  public boolean strangersAnswer(int value) {
    send(Wire.value(2, value));
    return true;
  }

  @Override
  public boolean halfAnswer(int value) {
    byte[] whole = Wire.value(1, value);
    send(java.util.Arrays.copyOf(whole, whole.length / 2));
    return true;
  }

  @Override
  public boolean endless() {
    byte[] flood = new byte[65_536];
    java.util.Arrays.fill(flood, (byte) '0');
    flood[0] = '~';
    Thread.ofPlatform().daemon().start(() -> send(flood));
    return true;
  }
}
