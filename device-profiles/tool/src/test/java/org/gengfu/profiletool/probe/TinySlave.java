package org.gengfu.profiletool.probe;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A Modbus TCP slave of a few holding registers and identification objects, which refuses what it
 * does not have and remembers the functions it was asked for.
 */
public final class TinySlave implements AutoCloseable {
  private static final byte[] REFUSED = {1};

  private final ServerSocket server;
  private final Map<Integer, Integer> registers;
  private final Map<Integer, String> objects;
  private final List<Integer> functions = new CopyOnWriteArrayList<>();

  public TinySlave(Map<Integer, Integer> registers) throws IOException {
    this(registers, Map.of());
  }

  /**
   * @param objects of Read Device Identification, by number; function 43 is refused without any
   */
  public TinySlave(Map<Integer, Integer> registers, Map<Integer, String> objects)
      throws IOException {
    this.objects = objects;
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
    if (function == 43) {
      functions.add(function);
      in.readUnsignedShort();
      identify(in.readUnsignedByte(), transaction, unit, out);
      return;
    }
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

  /** Function 43, MEI type 14, one object; Modbus Application Protocol V1.1b3, 6.21. */
  private void identify(int object, int transaction, int unit, DataOutputStream out)
      throws IOException {
    byte[] text = objects.getOrDefault(object, "").getBytes(StandardCharsets.US_ASCII);
    boolean known = objects.containsKey(object);
    out.writeShort(transaction);
    out.writeShort(0);
    out.writeShort(known ? 10 + text.length : 3);
    out.writeByte(unit);
    out.writeByte(known ? 43 : 43 | 0x80);
    out.write(known ? new byte[] {14, 4, 1, 0, 0, 1, (byte) object, (byte) text.length} : REFUSED);
    out.write(text);
    out.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
