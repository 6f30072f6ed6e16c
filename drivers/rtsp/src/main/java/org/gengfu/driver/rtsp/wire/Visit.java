package org.gengfu.driver.rtsp.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.gengfu.driver.transport.NetworkFailure;
import org.jspecify.annotations.Nullable;

/** The sockets of one visit. On the visitor's thread only. */
final class Visit implements Line {
  /** Reads in a row from one socket before its neighbours have their turn. */
  private static final int READS_IN_A_ROW = 4;

  private static final int PORT_ATTEMPTS = 20;

  private final VisitRequest request;
  private final InetSocketAddress camera;
  private final Selector selector;
  private final Consumer<VisitOutcome> done;
  private final Deque<ByteBuffer> unsent = new ArrayDeque<>();
  private final List<SelectableChannel> datagrams = new ArrayList<>();
  private @Nullable Conversation conversation;
  private @Nullable SocketChannel channel;

  Visit(
      VisitRequest request,
      InetSocketAddress camera,
      Selector selector,
      Consumer<VisitOutcome> done) {
    this.request = request;
    this.camera = camera;
    this.selector = selector;
    this.done = done;
  }

  VisitRequest request() {
    return request;
  }

  Consumer<VisitOutcome> done() {
    return done;
  }

  void begin(Conversation talk, long now) {
    conversation = talk;
    connect(talk, now);
  }

  private void connect(Conversation talk, long now) {
    SocketChannel opened = socket();
    channel = opened;
    try {
      boolean isConnected = opened.connect(camera);
      opened.register(selector, isConnected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, this);
      if (isConnected) {
        talk.connected(now);
      }
    } catch (IOException e) {
      broken(talk, e, now);
    }
  }

  /** A fault of this machine takes nothing from a visit that has its outcome already. */
  private static void broken(Conversation talk, IOException e, long now) {
    if (NetworkFailure.isOwn(e) && talk.outcome() == null) {
      throw new UncheckedIOException(NetworkFailure.word(e), e);
    }
    talk.closed(NetworkFailure.word(e), now);
  }

  /** That this machine has no socket left says nothing about the camera. */
  private static SocketChannel socket() {
    try {
      SocketChannel opened = SocketChannel.open();
      opened.configureBlocking(false);
      opened.setOption(StandardSocketOptions.TCP_NODELAY, true);
      return opened;
    } catch (IOException e) {
      throw new UncheckedIOException("no-socket", e);
    }
  }

  @Nullable VisitOutcome outcomeWhenOver() {
    return conversation != null && conversation.over() ? conversation.outcome() : null;
  }

  void tick(long now) {
    if (conversation != null) {
      conversation.tick(now);
    }
  }

  /** Something can be done on one of the sockets. */
  void ready(SelectionKey key, ByteBuffer buffer, long now) {
    Conversation talk = conversation;
    if (talk == null || talk.over()) {
      return;
    }
    try {
      if (key.channel() instanceof DatagramChannel socket) {
        receive(socket, talk, buffer, now);
      } else if (key.channel() instanceof SocketChannel socket && socket == channel) {
        if (key.isConnectable() && socket.finishConnect()) {
          key.interestOps(SelectionKey.OP_READ);
          talk.connected(now);
        }
        if (key.isValid() && key.isWritable()) {
          flush(socket);
        }
        if (key.isValid() && key.isReadable()) {
          read(socket, talk, buffer, now);
        }
      }
    } catch (IOException e) {
      broken(talk, e, now);
    }
  }

  private static void read(SocketChannel socket, Conversation talk, ByteBuffer buffer, long now)
      throws IOException {
    for (int i = 0; i < READS_IN_A_ROW && !talk.over() && socket.isOpen(); i++) {
      buffer.clear();
      int count = socket.read(buffer);
      if (count < 0) {
        talk.closed("connection-closed", now);
        return;
      }
      if (count == 0) {
        return;
      }
      talk.bytes(buffer.flip(), now);
    }
  }

  private void receive(DatagramChannel socket, Conversation talk, ByteBuffer buffer, long now)
      throws IOException {
    for (int i = 0; i < READS_IN_A_ROW && !talk.over(); i++) {
      buffer.clear();
      SocketAddress sender = socket.receive(buffer);
      if (sender == null) {
        return;
      }
      if (sender instanceof InetSocketAddress from && datagrams.getFirst() == socket) {
        talk.datagram(buffer.flip(), from.getAddress(), camera.getAddress(), now);
      }
    }
  }

  @Override
  public void send(byte[] bytes) {
    SocketChannel socket = channel;
    if (socket == null || !socket.isConnected()) {
      return;
    }
    unsent.add(ByteBuffer.wrap(bytes));
    try {
      flush(socket);
    } catch (IOException e) {
      // The selector tells of the broken connection at the next look, with its reason.
      unsent.clear();
    }
  }

  private void flush(SocketChannel socket) throws IOException {
    while (!unsent.isEmpty()) {
      socket.write(unsent.getFirst());
      if (unsent.getFirst().hasRemaining()) {
        break;
      }
      unsent.removeFirst();
    }
    SelectionKey key = socket.keyFor(selector);
    if (key != null && key.isValid()) {
      key.interestOps(
          unsent.isEmpty() ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
    }
  }

  @Override
  public int datagramPorts() {
    for (int i = 0; i < PORT_ATTEMPTS; i++) {
      DatagramChannel even = null;
      try {
        even = bound(0);
        int port = ((InetSocketAddress) even.getLocalAddress()).getPort();
        if (port % 2 == 0 && port < 65_535) {
          DatagramChannel odd = bound(port + 1);
          even.register(selector, SelectionKey.OP_READ, this);
          odd.register(selector, SelectionKey.OP_READ, this);
          datagrams.add(even);
          datagrams.add(odd);
          return port;
        }
        even.close();
      } catch (IOException e) {
        closeQuietly(even);
      }
    }
    return -1;
  }

  private static DatagramChannel bound(int port) throws IOException {
    DatagramChannel socket = DatagramChannel.open();
    try {
      socket.configureBlocking(false);
      socket.setOption(StandardSocketOptions.SO_RCVBUF, 1 << 20);
      return socket.bind(new InetSocketAddress(port));
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  @Override
  public void reconnect() {
    Conversation talk = conversation;
    closeQuietly(channel);
    unsent.clear();
    if (talk != null) {
      connect(talk, System.nanoTime());
    }
  }

  void close() {
    closeQuietly(channel);
    datagrams.forEach(Visit::closeQuietly);
  }

  private static void closeQuietly(@Nullable SelectableChannel channel) {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        // What cannot be closed is gone.
      }
    }
  }
}
