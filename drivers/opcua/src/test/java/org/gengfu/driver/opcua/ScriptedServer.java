package org.gengfu.driver.opcua;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.gengfu.driver.testkit.ScriptedPeer;
import org.gengfu.sim.opcua.wire.DataValue;
import org.gengfu.sim.opcua.wire.NodeId;
import org.gengfu.sim.opcua.wire.Status;
import org.gengfu.sim.opcua.wire.UaReader;
import org.gengfu.sim.opcua.wire.UaWriter;
import org.gengfu.sim.opcua.wire.Variant;

/**
 * A server led by the test: it opens channels and sessions by itself, and holds every question
 * about other nodes than the standard's until the test answers. Frames are built by hand with the
 * simulator's codec, which shares nothing with the driver's.
 */
final class ScriptedServer implements ScriptedPeer {
  private static final String NO_SECURITY = "http://opcfoundation.org/UA/SecurityPolicy#None";
  private static final int PATIENCE_SECONDS = 45;

  /** A question that waits for the test. */
  private record Held(Line line, long requestId, long handle, int nodes) {}

  private final ServerSocket server;
  private final LinkedBlockingQueue<Held> questions = new LinkedBlockingQueue<>();
  private final AtomicInteger contacts = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private Held question;
  private Held previous;

  ScriptedServer() {
    try {
      server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  String url() {
    return "opc.tcp://127.0.0.1:" + server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        contacts.incrementAndGet();
        open.add(socket);
        Line line = new Line(socket);
        Thread.ofVirtual().start(line::run);
      } catch (IOException closed) {
        return;
      }
    }
  }

  @Override
  public int contacts() {
    return contacts.get();
  }

  @Override
  public void awaitQuestion() {
    try {
      Held next = questions.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("no question came");
      }
      previous = question;
      question = next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static byte[] values(long handle, int nodes, int value) {
    DataValue held =
        new DataValue(Variant.whole(Variant.INT32, value), Status.GOOD, 1_700_000_000_000L);
    return response(634, handle, Status.GOOD)
        .list(Collections.nCopies(nodes, held), UaWriter::dataValue)
        .none()
        .bytes();
  }

  @Override
  public void answer(int value) {
    send(question, values(question.handle(), question.nodes(), value));
  }

  @Override
  public void answerPrevious(int value) {
    send(previous, values(previous.handle(), previous.nodes(), value));
  }

  @Override
  public void refuse() {
    send(question, response(397, question.handle(), 0x8010_0000L).bytes());
  }

  @Override
  public void garbage() {
    question.line().raw("DEADBEEF no chunk at all".getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public boolean strangersAnswer(int value) {
    Held stranger =
        new Held(
            question.line(), question.requestId() + 500, question.handle() + 500, question.nodes());
    send(stranger, values(stranger.handle(), stranger.nodes(), value));
    return true;
  }

  @Override
  public boolean halfAnswer(int value) {
    byte[] whole =
        question
            .line()
            .chunk(question.requestId(), values(question.handle(), question.nodes(), value));
    question.line().raw(Arrays.copyOf(whole, whole.length / 2));
    return true;
  }

  @Override
  public boolean endless() {
    byte[] begin = new byte[60_000];
    UaWriter header =
        new UaWriter().raw("MSGF".getBytes(StandardCharsets.US_ASCII)).u32(65_000).u32(1);
    System.arraycopy(header.bytes(), 0, begin, 0, header.size());
    question.line().raw(begin);
    return true;
  }

  @Override
  public void hangUp() {
    open.forEach(ScriptedServer::shut);
    open.clear();
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

  private static void shut(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void send(Held held, byte[] body) {
    held.line().raw(held.line().chunk(held.requestId(), body));
  }

  private static UaWriter response(long type, long handle, long status) {
    return new UaWriter()
        .nodeId(NodeId.standard(type))
        .dateTime(1_700_000_000_000L)
        .u32(handle)
        .u32(status)
        .u8(0)
        .none()
        .noExtension();
  }

  /** One connection. */
  private final class Line {
    private final Socket socket;
    private long sequence = 1;

    Line(Socket socket) {
      this.socket = socket;
    }

    void run() {
      try {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        while (true) {
          byte[] header = in.readNBytes(8);
          if (header.length < 8) {
            return;
          }
          int size = new UaReader(header).skip(4).i32();
          take(new String(header, 0, 3, StandardCharsets.US_ASCII), in.readNBytes(size - 8));
        }
      } catch (IOException gone) {
        // The driver hung up, or the test did.
      }
    }

    private void take(String type, byte[] body) {
      UaReader in = new UaReader(body);
      switch (type) {
        case "HEL" ->
            raw(frame("ACK", new UaWriter().u32(0).u32(65_535).u32(65_535).u32(0).u32(0).bytes()));
        case "OPN" -> open(in);
        case "MSG" -> message(in);
        default -> shut(socket);
      }
    }

    private void open(UaReader in) {
      in.u32();
      in.text();
      in.bytes();
      in.bytes();
      in.u32();
      long requestId = in.u32();
      in.nodeId();
      long handle = handle(in);
      UaWriter body = response(449, handle, Status.GOOD);
      body.u32(0).u32(1).u32(1).dateTime(1_700_000_000_000L).u32(3_600_000).bytes(new byte[0]);
      UaWriter out = new UaWriter().u32(1).text(NO_SECURITY).none().none();
      raw(frame("OPN", out.u32(sequence++).u32(requestId).raw(body.bytes()).bytes()));
    }

    private static long handle(UaReader in) {
      in.nodeId();
      in.dateTime();
      long handle = in.u32();
      in.u32();
      in.text();
      in.u32();
      in.skipExtension();
      return handle;
    }

    private void message(UaReader in) {
      in.skip(12);
      long requestId = in.u32();
      long type = in.nodeId().standardId();
      long handle = handle(in);
      switch ((int) type) {
        case 428 -> reply(requestId, 431, handle, out -> endpoints(out));
        case 461 ->
            reply(
                requestId,
                464,
                handle,
                out -> {
                  out.nodeId(NodeId.standard(7001)).nodeId(NodeId.standard(7002));
                  out.f64(60_000).bytes(new byte[32]).none();
                  endpoints(out);
                  out.none().text(null).none().u32(0);
                });
        case 467 -> reply(requestId, 470, handle, out -> out.bytes(new byte[32]).none().none());
        case 473 -> reply(requestId, 476, handle, out -> {});
        case 631 -> read(in, requestId, handle);
        default -> raw(chunk(requestId, response(397, handle, 0x800B_0000L).bytes()));
      }
    }

    private void reply(long requestId, long type, long handle, Consumer<UaWriter> body) {
      UaWriter out = response(type, handle, Status.GOOD);
      body.accept(out);
      raw(chunk(requestId, out.bytes()));
    }

    private void endpoints(UaWriter out) {
      out.u32(1).text(url());
      out.text("urn:scripted").text("urn:scripted").localizedText("scripted").u32(0);
      out.text(null).text(null).list(List.of(url()), UaWriter::text);
      out.none().u32(1).text(NO_SECURITY).u32(1).text("anonymous").u32(0);
      out.text(null).text(null).text(null);
      out.text("http://opcfoundation.org/UA-Profile/Transport/uatcp-uasc-uabinary").u8(0);
    }

    private void read(UaReader in, long requestId, long handle) {
      in.f64();
      in.u32();
      List<NodeId> nodes =
          in.list(each -> {
            NodeId node = each.nodeId();
            each.u32();
            each.text();
            each.qualifiedName();
            return node;
          });
      if (nodes.stream().anyMatch(node -> node.namespace() != 0)) {
        questions.add(new Held(this, requestId, handle, nodes.size()));
        return;
      }
      reply(
          requestId,
          634,
          handle,
          out -> out.list(nodes, (writer, node) -> writer.dataValue(standard(node))).none());
    }

    private static DataValue standard(NodeId node) {
      Variant value =
          switch ((int) node.standardId()) {
            case 2255 -> Variant.texts(List.of("http://opcfoundation.org/UA/", Points.URI));
            case 2254 -> Variant.texts(List.of("urn:scripted"));
            case 2259 -> Variant.whole(Variant.INT32, 0);
            default -> Variant.EMPTY;
          };
      return new DataValue(value, value.type() == 0 ? 0x8034_0000L : Status.GOOD, 0);
    }

    synchronized byte[] chunk(long requestId, byte[] body) {
      UaWriter out = new UaWriter().u32(1).u32(1).u32(sequence++).u32(requestId).raw(body);
      return frame("MSG", out.bytes());
    }

    private static byte[] frame(String type, byte[] body) {
      return new UaWriter()
          .raw(type.getBytes(StandardCharsets.US_ASCII))
          .u8('F')
          .u32(8 + body.length)
          .raw(body)
          .bytes();
    }

    synchronized void raw(byte[] bytes) {
      try {
        socket.getOutputStream().write(bytes);
      } catch (IOException e) {
        System.out.println("an answer has nowhere to go: " + e.getMessage());
      }
    }
  }
}
