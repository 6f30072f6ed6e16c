package org.gengfu.sim.camera.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A TCP port at one address. It takes connections on a virtual thread and serves each on another;
 * more than so many at once are closed again. Closing it ends them all. Any thread.
 */
public final class Listener implements AutoCloseable {
  /** Most connections of one camera's port at a time. */
  public static final int MOST_CONNECTIONS = 256;

  private static final int BACKLOG = 64;
  private static final Duration LETTING_GO = Duration.ofSeconds(5);

  private final ServerSocket server;
  private final Serving serving;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Thread taker;
  private volatile boolean closed;

  private Listener(ServerSocket server, Serving serving) {
    this.server = server;
    this.serving = serving;
    taker = Thread.ofVirtual().name("camera " + server.getInetAddress()).unstarted(this::take);
  }

  /**
   * Begins to take connections.
   *
   * @param port 0 for any free one
   * @throws IOException when the port is taken
   */
  public static Listener open(InetAddress address, int port, Serving serving) throws IOException {
    ServerSocket server = new ServerSocket();
    try {
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(address, port), BACKLOG);
    } catch (IOException e) {
      server.close();
      throw e;
    }
    Listener listener = new Listener(server, serving);
    listener.taker.start();
    return listener;
  }

  /** The port that it has. */
  public int port() {
    return server.getLocalPort();
  }

  /** Connections that are open now. */
  public int connections() {
    return open.size();
  }

  /**
   * Nobody can connect any more when it returns: the port goes when the taking thread has let go.
   */
  @Override
  public void close() {
    closed = true;
    quietly(server);
    open.forEach(Listener::quietly);
    try {
      taker.join(LETTING_GO);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void take() {
    while (!closed) {
      try {
        Socket socket = server.accept();
        if (open.size() >= MOST_CONNECTIONS) {
          socket.close();
          continue;
        }
        socket.setTcpNoDelay(true);
        open.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException over) {
        quietly(server);
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      if (!closed) {
        serving.serve(socket);
      }
    } catch (IOException | UncheckedIOException gone) {
      // The other side left in the middle of something, or the camera went off.
    } finally {
      open.remove(socket);
    }
  }

  private static void quietly(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception alreadyBroken) {
      // Nothing of it is left in any case.
    }
  }
}
