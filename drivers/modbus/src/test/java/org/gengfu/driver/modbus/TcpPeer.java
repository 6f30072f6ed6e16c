package org.gengfu.driver.modbus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import org.gengfu.driver.testkit.ScriptedPeer;

/** A device behind a TCP port, led by the test, by blocking sockets. One connection at a time. */
final class TcpPeer implements ScriptedPeer {
  private static final int PATIENCE_MILLIS = 45_000;

  private final PeerFrames frames;
  private final ServerSocket server;
  private Socket socket = new Socket();
  private byte[] question = {};
  private byte[] previous = {};
  private int contacts;
  private Thread flooding = Thread.ofPlatform().daemon().start(() -> {});

  TcpPeer(boolean rtu) {
    frames = new PeerFrames(rtu);
    try {
      server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
      server.setSoTimeout(PATIENCE_MILLIS);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return server.getLocalPort();
  }

  @Override
  public int contacts() {
    return contacts;
  }

  @Override
  public void awaitQuestion() {
    try {
      byte[] next = read();
      while (next.length < frames.questionBytes()) {
        socket.close();
        socket = server.accept();
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        contacts++;
        next = read();
      }
      previous = question;
      question = next;
    } catch (IOException e) {
      throw new AssertionError("no question came", e);
    }
  }

  private byte[] read() throws IOException {
    return socket.isConnected() && !socket.isClosed()
        ? socket.getInputStream().readNBytes(frames.questionBytes())
        : new byte[0];
  }

  byte[] question() {
    return question;
  }

  PeerFrames frames() {
    return frames;
  }

  void send(byte... bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void answer(int value) {
    afterTheFlood();
    try {
      socket.getOutputStream().write(frames.answer(question, value));
    } catch (IOException e) {
      System.out.println("a late answer has nowhere to go: " + e.getMessage());
    }
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
    if (!frames.rtu()) {
      byte[] older = question.clone();
      older[1]--;
      send(frames.answer(older, value));
    }
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
    Socket to = socket;
    byte[] flood = frames.endless(question);
    flooding =
        Thread.ofPlatform()
            .daemon()
            .name("flood")
            .start(() -> {
              try {
                to.getOutputStream().write(flood);
              } catch (IOException e) {
                System.out.println("the flood ended: " + e.getMessage());
              }
            });
    return true;
  }

  /** Bytes go out in the order in which the test speaks. */
  private void afterTheFlood() {
    try {
      if (!flooding.join(Duration.ofMillis(PATIENCE_MILLIS))) {
        throw new AssertionError("the flood was not taken");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  @Override
  public void hangUp() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    hangUp();
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
