package org.gengfu.sim.line;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** A TCP connection as a wire. */
final class SocketWire implements Wire {
  private final Socket socket;

  SocketWire(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
  }

  @Override
  public int read(byte[] into, int waitMillis) throws IOException {
    socket.setSoTimeout(Math.max(1, waitMillis));
    try {
      return socket.getInputStream().read(into);
    } catch (SocketTimeoutException nothingYet) {
      return 0;
    }
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
