package org.gengfu.center.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sockets that send at once. Paho leaves Nagle's algorithm on, and each acknowledged message then
 * waits some 40 ms for the other side's delayed acknowledgement.
 */
final class NoDelaySockets extends SocketFactory {
  private final SocketFactory factory;

  NoDelaySockets(boolean tls) {
    this.factory = tls ? SSLSocketFactory.getDefault() : SocketFactory.getDefault();
  }

  private static Socket prompt(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    return socket;
  }

  @Override
  public Socket createSocket() throws IOException {
    return prompt(factory.createSocket());
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return prompt(factory.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    return prompt(factory.createSocket(host, port, from, fromPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return prompt(factory.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    return prompt(factory.createSocket(host, port, from, fromPort));
  }
}
