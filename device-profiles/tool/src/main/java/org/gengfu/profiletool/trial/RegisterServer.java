package org.gengfu.profiletool.trial;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.gengfu.document.MapNode;
import org.gengfu.profiletool.probe.WireOptions;

/**
 * A Modbus/TCP device that holds given registers and bits, others being 0 (MODBUS Messaging on
 * TCP/IP Implementation Guide V1.0b, 3.1; functions 1 to 4 of the Application Protocol V1.1b3). One
 * connection at a time, on a thread of its own; {@link #hold} from any thread.
 */
final class RegisterServer implements AutoCloseable {
  private static final int HEADER = 7;
  private static final int ILLEGAL_FUNCTION = 1;
  private static final int MOST_BITS = 2_000;

  private final ServerSocket server;
  private final Map<String, Integer> cells = new ConcurrentHashMap<>();
  private final Thread thread;

  RegisterServer() throws IOException {
    server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    thread = Thread.ofVirtual().name("register-server").start(this::serve);
  }

  /** Holds these cells from now on, by {@code table:address}, and no others. */
  void hold(Map<String, Integer> next) {
    cells.clear();
    cells.putAll(next);
  }

  /** How a driver finds it. */
  WireOptions way() {
    MapNode bus = Wiring.node("transport: tcp, host: 127.0.0.1, port: " + server.getLocalPort());
    return new WireOptions(bus, Wiring.node("unit: 1"));
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        talk(
            new DataInputStream(socket.getInputStream()),
            new DataOutputStream(socket.getOutputStream()));
      } catch (EOFException | SocketException e) {
        // the driver has hung up, or this was closed
      } catch (IOException e) {
        return;
      }
    }
  }

  private void talk(DataInputStream in, DataOutputStream out) throws IOException {
    while (true) {
      byte[] header = new byte[HEADER];
      in.readFully(header);
      int length = (header[4] & 0xFF) << 8 | header[5] & 0xFF;
      byte[] pdu = new byte[Math.max(1, length - 1)];
      in.readFully(pdu);
      byte[] answer = answer(pdu);
      header[4] = (byte) (answer.length + 1 >> 8);
      header[5] = (byte) (answer.length + 1);
      out.write(header);
      out.write(answer);
      out.flush();
    }
  }

  private byte[] answer(byte[] pdu) {
    int function = pdu[0] & 0xFF;
    if (pdu.length < 5 || function < 1 || function > 4) {
      return new byte[] {(byte) (function | 0x80), ILLEGAL_FUNCTION};
    }
    int first = (pdu[1] & 0xFF) << 8 | pdu[2] & 0xFF;
    int count = Math.min(MOST_BITS, (pdu[3] & 0xFF) << 8 | pdu[4] & 0xFF);
    String table = new String[] {"coil", "discrete", "holding", "input"}[function - 1];
    boolean bits = function <= 2;
    byte[] answer = new byte[2 + (bits ? (count + 7) / 8 : count * 2)];
    answer[0] = (byte) function;
    answer[1] = (byte) (answer.length - 2);
    for (int i = 0; i < count; i++) {
      int value = cells.getOrDefault(table + ":" + (first + i), 0);
      if (bits) {
        answer[2 + i / 8] |= (byte) ((value & 1) << i % 8);
      } else {
        answer[2 + i * 2] = (byte) (value >> 8);
        answer[3 + i * 2] = (byte) value;
      }
    }
    return answer;
  }

  @Override
  public void close() throws IOException {
    server.close();
    thread.interrupt();
  }
}
