package org.gengfu.driver.modbus;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A TCP connection on the {@link SelectorLoop}, opened again and again. Opening is asynchronous and
 * names are resolved on another thread, so nothing here blocks the loop. Called by the loop only.
 */
final class TcpConnection implements SelectorLoop.Client {
  /**
   * Who uses the connection; called on the loop, never from within {@link #open} or {@link #write}.
   */
  interface User {
    void opened();

    void openFailed(String why);

    /**
     * Bytes came and were put into {@link #into}.
     *
     * @param count at least 1
     */
    void received(int count);

    void lost(String why);

    /** Where received bytes go, at its position. */
    ByteBuffer into();

    /** See {@link SelectorLoop.Client#tick}. */
    long tick(long nowNanos);
  }

  private final SelectorLoop loop;
  private final ModbusSettings.Tcp settings;
  private final User user;
  private @Nullable SocketChannel channel;
  private @Nullable SelectionKey key;
  private @Nullable ByteBuffer unwritten;
  private boolean connected;

  /** Tells the attempt under way from one that was given up. */
  private int attempt;

  TcpConnection(SelectorLoop loop, ModbusSettings.Tcp settings, User user) {
    this.loop = loop;
    this.settings = settings;
    this.user = user;
  }

  boolean isConnected() {
    return connected;
  }

  /** Begins to connect; the user hears how it went, or gives up by {@link #disconnect}. */
  void open() {
    int mine = ++attempt;
    InetSocketAddress literal = settings.literalAddress();
    if (literal != null) {
      loop.execute(() -> connect(mine, literal));
      return;
    }
    Thread.ofVirtual()
        .name("resolve " + settings.host())
        .start(() -> {
          InetSocketAddress address = new InetSocketAddress(settings.host(), settings.port());
          loop.execute(() -> connect(mine, address));
        });
  }

  private void connect(int mine, InetSocketAddress address) {
    if (mine != attempt) {
      return;
    }
    if (address.isUnresolved()) {
      user.openFailed("host name " + settings.host() + " is unknown");
      return;
    }
    try {
      SocketChannel opened = SocketChannel.open();
      channel = opened;
      opened.configureBlocking(false);
      opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
      opened.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
      connected = opened.connect(address);
      key = loop.register(opened, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, this);
    } catch (IOException e) {
      disconnect();
      user.openFailed(text(e));
      return;
    }
    if (connected) {
      user.opened();
    }
  }

  @Override
  public void ready(SelectionKey readyKey) {
    if (readyKey != key || !readyKey.isValid()) {
      return;
    }
    if (!connected) {
      finishConnect(readyKey);
      return;
    }
    try {
      if (readyKey.isWritable()) {
        flush(readyKey);
      }
      if (readyKey.isReadable()) {
        receive((SocketChannel) readyKey.channel());
      }
    } catch (IOException e) {
      lose(text(e));
    }
  }

  private void finishConnect(SelectionKey readyKey) {
    try {
      connected = ((SocketChannel) readyKey.channel()).finishConnect();
      readyKey.interestOps(SelectionKey.OP_READ);
    } catch (IOException e) {
      disconnect();
      user.openFailed(text(e));
      return;
    }
    user.opened();
  }

  private void receive(SocketChannel open) throws IOException {
    int count = open.read(user.into());
    if (count < 0) {
      lose("the peer closed the connection");
    } else if (count > 0) {
      user.received(count);
    }
  }

  private void lose(String why) {
    disconnect();
    user.lost(why);
  }

  /**
   * Sends a frame; what the socket does not take at once follows by itself.
   *
   * @param frame must stay untouched until the answer or {@link #disconnect}
   * @throws IOException when the connection is gone; it is closed then
   */
  void write(ByteBuffer frame) throws IOException {
    SocketChannel open = channel;
    SelectionKey registered = key;
    if (open == null || registered == null) {
      throw new IOException("not connected");
    }
    try {
      open.write(frame);
    } catch (IOException e) {
      disconnect();
      throw e;
    }
    if (frame.hasRemaining()) {
      unwritten = frame;
      registered.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }
  }

  private void flush(SelectionKey readyKey) throws IOException {
    ByteBuffer rest = unwritten;
    if (rest != null && rest.hasRemaining()) {
      ((SocketChannel) readyKey.channel()).write(rest);
    }
    if (rest == null || !rest.hasRemaining()) {
      unwritten = null;
      readyKey.interestOps(SelectionKey.OP_READ);
    }
  }

  /**
   * Throws away what has come by now.
   *
   * @throws IOException when the connection is gone; it is closed then
   */
  void discard() throws IOException {
    SocketChannel open = channel;
    ByteBuffer into = user.into();
    into.clear();
    if (open == null || open.read(into) < 0) {
      disconnect();
      throw new IOException("the peer closed the connection");
    }
    into.clear();
  }

  /** Closes the connection, or gives up opening it. The user hears nothing. */
  void disconnect() {
    attempt++;
    connected = false;
    unwritten = null;
    SocketChannel open = channel;
    channel = null;
    key = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        loop.complain("closing the connection to " + settings.key(), e);
      }
    }
  }

  /** How long opening may take. */
  Duration openTimeout() {
    return settings.connectTimeout();
  }

  @Override
  public long tick(long nowNanos) {
    return user.tick(nowNanos);
  }

  static String text(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
