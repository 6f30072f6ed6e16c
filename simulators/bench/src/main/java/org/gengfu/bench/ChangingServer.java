package org.gengfu.bench;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;

/**
 * A Modbus TCP server whose registers count the questions of their connection, so that every answer
 * brings news. Answers function 3 only. Listens on all local addresses; any thread may close it.
 */
final class ChangingServer implements AutoCloseable {
  private static final int HEADER = 7;

  private final ServerSocket listener;

  ChangingServer() throws IOException {
    listener = new ServerSocket(0, 256, InetAddress.getByName("0.0.0.0"));
    Thread.ofPlatform().daemon().name("changing-server").start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        socket.setTcpNoDelay(true);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException e) {
        if (!listener.isClosed()) {
          throw new IllegalStateException("the server cannot accept", e);
        }
      }
    }
  }

  private static void serve(Socket socket) {
    try (socket) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      for (int question = 0; ; question++) {
        byte[] asked = in.readNBytes(HEADER + 5);
        if (asked.length < HEADER + 5) {
          return;
        }
        out.write(answer(asked, question));
        out.flush();
      }
    } catch (EOFException | SocketException e) {
      // The client went.
    } catch (IOException e) {
      throw new IllegalStateException("a connection of the server broke", e);
    }
  }

  /** Header of 7 bytes, function, length, then the registers, high byte first. */
  private static byte[] answer(byte[] asked, int question) {
    int count = (asked[10] & 0xFF) << 8 | (asked[11] & 0xFF);
    byte[] answer = new byte[HEADER + 2 + 2 * count];
    System.arraycopy(asked, 0, answer, 0, 4);
    int length = 3 + 2 * count;
    answer[4] = (byte) (length >> 8);
    answer[5] = (byte) length;
    answer[6] = asked[6];
    answer[7] = asked[7];
    answer[8] = (byte) (2 * count);
    for (int i = 0; i < count; i++) {
      answer[9 + 2 * i] = (byte) (question >> 8);
      answer[10 + 2 * i] = (byte) question;
    }
    return answer;
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
