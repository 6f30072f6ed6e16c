package org.gengfu.driver.modbus;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.gengfu.driver.modbus.peer.PtyPair;
import org.gengfu.driver.testkit.ScriptedPeer;

/** A device on a serial line of two pseudo terminals, led by the test. */
final class PtyPeer implements ScriptedPeer {
  private final PeerFrames frames = new PeerFrames(true);
  private final PtyPair line;
  private final FileInputStream in;
  private final FileOutputStream out;
  private final BlockingQueue<Byte> received = new LinkedBlockingQueue<>();
  private byte[] question = {};
  private byte[] previous = {};
  private Thread flooding = Thread.ofPlatform().daemon().start(() -> {});

  PtyPeer(Path folder) throws IOException {
    line = new PtyPair(folder);
    in = new FileInputStream(line.theirs().toFile());
    out = new FileOutputStream(line.theirs().toFile());
    Thread.ofPlatform().daemon().name("pty peer").start(this::receive);
  }

  private void receive() {
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

  Path port() {
    return line.ours();
  }

  @Override
  public int contacts() {
    return received.isEmpty() && question.length == 0 ? 0 : 1;
  }

  @Override
  public void awaitQuestion() {
    previous = question;
    question = new byte[frames.questionBytes()];
    try {
      for (int i = 0; i < question.length; i++) {
        Byte next = received.poll(45, TimeUnit.SECONDS);
        if (next == null) {
          throw new AssertionError("no question came");
        }
        question[i] = next;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private void send(byte[] bytes) {
    try {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void answer(int value) {
    afterTheFlood();
    send(frames.answer(question, value));
  }

  @Override
  public void answerPrevious(int value) {
    send(frames.answer(previous, value));
  }

  @Override
  public void refuse() {
    send(frames.exception(question, 2));
  }

  @Override
  public void garbage() {
    send(Frames.bytes("DE AD BE EF 00 11 22 33 44 55 66 77"));
  }

  @Override
  public boolean strangersAnswer(int value) {
    send(frames.neighboursAnswer(question, value));
    return true;
  }

  @Override
  public boolean halfAnswer(int value) {
    byte[] whole = frames.answer(question, value);
    send(Arrays.copyOf(whole, whole.length / 2));
    return true;
  }

  @Override
  public boolean endless() {
    byte[] flood = frames.endless(question);
    flooding = Thread.ofPlatform().daemon().name("flood").start(() -> send(flood));
    return true;
  }

  /** Bytes go out in the order in which the test speaks. */
  private void afterTheFlood() {
    try {
      if (!flooding.join(Duration.ofSeconds(20))) {
        throw new AssertionError("the flood was not taken");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void hangUp() {
    System.out.println("a serial line knows no hanging up");
  }

  @Override
  public void close() {
    line.close();
  }
}
