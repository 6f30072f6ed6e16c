package org.gengfu.sim.line;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A TCP port with devices behind it. Each connection has a virtual thread; more than {@value
 * #MOST_CONNECTIONS} at a time are closed at once, as a device with few sockets does.
 */
public final class TcpPort implements AutoCloseable {
  static final int MOST_CONNECTIONS = 256;
  private static final int BACKLOG = 64;
  private static final int REST_MILLIS = 100;

  private final ServerSocket server;
  private final WireServer speaker;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private TcpPort(ServerSocket server, WireServer speaker) {
    this.server = server;
    this.speaker = speaker;
  }

  /**
   * Opens a port on the loopback address.
   *
   * @param port 0 for any free one
   * @param speaker called for each connection, on a thread of its own
   */
  public static TcpPort open(int port, WireServer speaker) throws IOException {
    ServerSocket server = new ServerSocket(port, BACKLOG, InetAddress.getByName("127.0.0.1"));
    TcpPort opened = new TcpPort(server, speaker);
    Thread.ofVirtual().name("port-" + server.getLocalPort()).start(opened::accept);
    return opened;
  }

  /** The port's number. */
  public int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        if (open.size() >= MOST_CONNECTIONS) {
          socket.close();
          continue;
        }
        open.add(socket);
        Thread.ofVirtual().name("connection").start(() -> serve(socket));
      } catch (IOException closedOrOutOfSockets) {
        rest();
      }
    }
  }

  /** When the process has no file handles left, asking again at once would only burn time. */
  private void rest() {
    try {
      if (!server.isClosed()) {
        Thread.sleep(REST_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(Socket socket) {
    try (socket;
        SocketWire wire = new SocketWire(socket)) {
      speaker.serve(wire);
    } catch (IOException theMasterIsGone) {
      // Nothing to do: a device forgets a connection that broke.
    } finally {
      open.remove(socket);
    }
  }
}
