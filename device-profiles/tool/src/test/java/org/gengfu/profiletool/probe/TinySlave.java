package org.gengfu.profiletool.probe;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A Modbus TCP slave of a few holding registers, which refuses what it does not have and remembers
 * the functions it was asked for.
 */
public final class TinySlave implements AutoCloseable {
  private final ServerSocket server;
  private final Map<Integer, Integer> registers;
  private final List<Integer> functions = new CopyOnWriteArrayList<>();

  public TinySlave(Map<Integer, Integer> registers) throws IOException {
    this.registers = registers;
    this.server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("tiny slave").start(this::serve);
  }

  public int port() {
    return server.getLocalPort();
  }

  /** Function codes of every request so far. */
  public List<Integer> functions() {
    return functions;
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        while (true) {
          answer(in, out);
        }
      } catch (IOException ended) {
        // the client left, or the test is over
      }
    }
  }

  private void answer(DataInputStream in, DataOutputStream out) throws IOException {
    int transaction = in.readUnsignedShort();
    in.readUnsignedShort();
    int length = in.readUnsignedShort();
    int unit = in.readUnsignedByte();
    int function = in.readUnsignedByte();
    int first = in.readUnsignedShort();
    int count = in.readUnsignedShort();
    in.skipBytes(length - 6);
    functions.add(function);
    boolean known = function == 3;
    for (int i = 0; i < count; i++) {
      known &= registers.containsKey(first + i);
    }
    out.writeShort(transaction);
    out.writeShort(0);
    out.writeShort(known ? 3 + 2 * count : 3);
    out.writeByte(unit);
    out.writeByte(known ? function : function | 0x80);
    out.writeByte(known ? 2 * count : 2);
    for (int i = 0; known && i < count; i++) {
      out.writeShort(registers.get(first + i));
    }
    out.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
