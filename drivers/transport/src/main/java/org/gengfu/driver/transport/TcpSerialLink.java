package org.gengfu.driver.transport;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A serial port behind a raw TCP serial server: bytes go through as they are, the line's settings
 * are the server's. A name is resolved at each opening. Called by the line's thread only.
 */
public final class TcpSerialLink implements SerialLink {
  private final String host;
  private final int port;
  private final Duration connectTimeout;
  private @Nullable Socket socket;

  /**
   * @param host name or address
   * @param port 1..65535
   * @param connectTimeout how long connecting may take
   */
  public TcpSerialLink(String host, int port, Duration connectTimeout) {
    this.host = host;
    this.port = port;
    this.connectTimeout = connectTimeout;
  }

  @Override
  public void open() throws IOException {
    close();
    Socket opened = new Socket();
    try {
      opened.setTcpNoDelay(true);
      opened.setKeepAlive(true);
      opened.connect(new InetSocketAddress(host, port), Math.toIntExact(connectTimeout.toMillis()));
    } catch (IOException | IllegalArgumentException e) {
      opened.close();
      throw new IOException("serial server " + name() + ": " + reason(e), e);
    }
    socket = opened;
  }

  private static String reason(Exception failure) {
    return switch (failure) {
      case java.net.UnknownHostException unknown -> "unknown host";
      case SocketTimeoutException late -> "no connection in time";
      default -> String.valueOf(failure.getMessage());
    };
  }

  @Override
  public void close() {
    Socket open = socket;
    socket = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException alreadyGone) {
        // A socket that cannot be closed is gone as well.
      }
    }
  }

  @Override
  public void write(byte[] bytes, int count) throws IOException {
    opened().getOutputStream().write(bytes, 0, count);
  }

  @Override
  public int read(byte[] into, int max, long maxNanos) throws IOException {
    Socket open = opened();
    InputStream in = open.getInputStream();
    if (maxNanos < 1_000_000 && in.available() == 0) {
      pause(maxNanos);
      if (in.available() == 0) {
        return 0;
      }
    }
    open.setSoTimeout(Math.clamp(maxNanos / 1_000_000, 1, Integer.MAX_VALUE));
    try {
      int count = in.read(into, 0, max);
      if (count < 0) {
        throw new IOException("serial server " + name() + " closed the connection");
      }
      return count;
    } catch (SocketTimeoutException nothingYet) {
      return 0;
    }
  }

  @Override
  public void pause(long nanos) {
    LockSupport.parkNanos(nanos);
  }

  @Override
  public long nowNanos() {
    return System.nanoTime();
  }

  String name() {
    return host + ":" + port;
  }

  private Socket opened() throws IOException {
    Socket open = socket;
    if (open == null) {
      throw new IOException("serial server " + name() + " is not connected");
    }
    return open;
  }
}
