package org.gengfu.sim.opcua;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.gengfu.sim.opcua.wire.Status;
import org.gengfu.sim.opcua.wire.UaFault;
import org.gengfu.sim.opcua.wire.UaReader;
import org.gengfu.sim.opcua.wire.UaWriter;

/**
 * One client's connection: chunks (OPC 10000-6, 6.7 and 7.1) and a secure channel without security.
 * {@link #run} belongs to one thread, a second one sends; {@link #send} may be called from any.
 */
final class Channel implements Runnable {
  /** Most bytes of one request, over all its chunks. */
  static final int MOST_REQUEST = 1 << 20;

  /** Most answers that wait to be sent; a client that does not read is cut off then. */
  static final int MOST_WAITING = 256;

  static final String NO_SECURITY = "http://opcfoundation.org/UA/SecurityPolicy#None";

  private static final int BUFFER = 65_535;
  private static final int SMALLEST_BUFFER = 8_192;
  private static final int HEADER = 8;
  private static final int SEQUENCE_HEADER = 16;
  private static final long OPEN_RESPONSE = 449;
  private static final byte[] END = {};

  private final Socket socket;
  private final UaServer server;
  private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final long id;
  private UaWriter request = new UaWriter();
  private int clientBuffer = BUFFER;
  private long sequence;
  private volatile boolean closed;

  Channel(Socket socket, UaServer server, long id) {
    this.socket = socket;
    this.server = server;
    this.id = id;
  }

  long now() {
    return server.now();
  }

  @Override
  public void run() {
    Thread.ofVirtual().name("opcua-sender").start(this::sendAll);
    try {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      while (!closed) {
        byte[] header = in.readNBytes(HEADER);
        if (header.length < HEADER) {
          return;
        }
        long size = new UaReader(header).skip(4).u32();
        if (size < HEADER || size > BUFFER) {
          refuse(Status.BAD_TCP_MESSAGE_TOO_LARGE, "a chunk of " + size + " bytes");
          return;
        }
        byte[] body = in.readNBytes((int) size - HEADER);
        if (body.length < size - HEADER) {
          return;
        }
        String type = new String(header, 0, 3, StandardCharsets.US_ASCII);
        take(type, (char) header[3], new UaReader(body));
      }
    } catch (IOException theClientIsGone) {
      // A server forgets a connection that broke; its sessions live on until they time out.
    } catch (UaFault e) {
      refuse(e.status(), String.valueOf(e.getMessage()));
    } finally {
      close();
      server.forget(this);
    }
  }

  private void take(String type, char chunk, UaReader in) {
    switch (type) {
      case "HEL" -> hello(in);
      case "OPN" -> open(in);
      case "MSG" -> message(chunk, in);
      case "CLO" -> close();
      default -> throw new UaFault(Status.BAD_TCP_MESSAGE_TYPE_INVALID, "a message " + type);
    }
  }

  private void hello(UaReader in) {
    in.u32();
    clientBuffer = (int) Math.clamp(in.u32(), SMALLEST_BUFFER, BUFFER);
    UaWriter out = new UaWriter().u32(0).u32(BUFFER).u32(clientBuffer).u32(MOST_REQUEST).u32(0);
    put(frame("ACK", 'F', out.bytes()));
  }

  private void open(UaReader in) {
    in.u32();
    String policy = in.textOr("");
    in.bytes();
    in.bytes();
    in.u32();
    long requestId = in.u32();
    if (!policy.equals(NO_SECURITY)) {
      throw new UaFault(Status.BAD_SECURITY_POLICY_REJECTED, "this server has no security");
    }
    Call call = Call.read(this, requestId, in);
    in.u32();
    in.u32();
    in.u32();
    in.bytes();
    long lifetime = in.u32();
    byte[] body =
        call.answer(
            OPEN_RESPONSE,
            out -> out.u32(0).u32(id).u32(1).dateTime(now()).u32(lifetime).bytes(new byte[0]));
    UaWriter out = new UaWriter().u32(id).text(NO_SECURITY).none().none();
    synchronized (waiting) {
      put(frame("OPN", 'F', out.u32(++sequence).u32(requestId).raw(body).bytes()));
    }
  }

  private void message(char chunk, UaReader in) {
    if (in.u32() != id) {
      throw new UaFault(Status.BAD_TCP_SECURE_CHANNEL_UNKNOWN, "another channel's number");
    }
    in.u32();
    in.u32();
    long requestId = in.u32();
    byte[] part = in.rest();
    if (chunk == 'A') {
      request = new UaWriter();
      return;
    }
    if (request.size() + part.length > MOST_REQUEST) {
      throw new UaFault(Status.BAD_TCP_MESSAGE_TOO_LARGE, "a request over " + MOST_REQUEST);
    }
    request.raw(part);
    if (chunk == 'F') {
      byte[] whole = request.bytes();
      request = new UaWriter();
      server.serve(Call.read(this, requestId, new UaReader(whole)));
    }
  }

  /** Sends an answer, in as many chunks as the client's buffer needs. */
  void send(long requestId, byte[] body) {
    int room = clientBuffer - HEADER - SEQUENCE_HEADER;
    synchronized (waiting) {
      int from = 0;
      do {
        int length = Math.min(room, body.length - from);
        boolean last = from + length == body.length;
        byte[] part = Arrays.copyOfRange(body, from, from + length);
        UaWriter out = new UaWriter().u32(id).u32(1).u32(++sequence).u32(requestId).raw(part);
        put(frame("MSG", last ? 'F' : 'C', out.bytes()));
        from += length;
      } while (from < body.length);
    }
  }

  /** Sends bytes as they are. */
  void sendRaw(byte[] bytes) {
    put(bytes);
  }

  private void refuse(long status, String why) {
    put(frame("ERR", 'F', new UaWriter().u32(status).text(why).bytes()));
    close();
  }

  static byte[] frame(String type, char chunk, byte[] body) {
    return new UaWriter()
        .raw(type.getBytes(StandardCharsets.US_ASCII))
        .u8(chunk)
        .u32(HEADER + body.length)
        .raw(body)
        .bytes();
  }

  private void put(byte[] bytes) {
    if (!waiting.offer(bytes)) {
      abort();
    }
  }

  private void sendAll() {
    try {
      for (byte[] next = waiting.take(); next != END; next = waiting.take()) {
        socket.getOutputStream().write(next);
      }
      socket.close();
    } catch (IOException theClientIsGone) {
      abort();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      abort();
    }
  }

  /** Ends the connection once what waits is sent. */
  void close() {
    closed = true;
    if (!waiting.offer(END)) {
      abort();
    }
  }

  /** Ends the connection now. */
  void abort() {
    closed = true;
    waiting.clear();
    waiting.add(END);
    try {
      socket.close();
    } catch (IOException nothingToClose) {
      // It is closed already.
    }
  }
}
