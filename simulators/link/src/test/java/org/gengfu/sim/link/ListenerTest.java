package org.gengfu.sim.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the kernel does with connections to a port that loses some. */
@Timeout(60)
class ListenerTest {
  private static final int CONNECTIONS = 200;

  /** How many of many connections are answered; the others are known to be lost. */
  private static int answered(Listener listener) throws IOException {
    long lostBefore = listener.lost();
    List<SocketChannel> channels = new ArrayList<>();
    int answered = 0;
    for (int i = 0; i < CONNECTIONS; i++) {
      SocketChannel channel = SocketChannel.open();
      channel.configureBlocking(false);
      channel.connect(new InetSocketAddress("127.0.0.1", listener.port()));
      channels.add(channel);
    }
    while (answered + listener.lost() - lostBefore < CONNECTIONS) {
      int socket = listener.next(20);
      if (socket >= 0) {
        answered++;
        SocketCalls.close(socket);
      }
    }
    for (SocketChannel channel : channels) {
      channel.close();
    }
    return answered;
  }

  @Test
  void theShareIsLost() throws IOException {
    try (Listener listener = Listener.open(0)) {
      listener.listen(0);
      assertThat(answered(listener)).isEqualTo(CONNECTIONS);
      listener.listen(Listener.ALL);
      assertThat(answered(listener)).isZero();
      listener.listen(Listener.ALL * 3 / 10);
      assertThat(answered(listener)).isBetween(CONNECTIONS / 2, CONNECTIONS * 9 / 10);
    }
  }

  /** The port is kept while nobody listens, and whoever asks is told at once. */
  @Test
  void aRefusedConnectionKnowsIt() throws IOException {
    try (Listener listener = Listener.open(0)) {
      assertThatThrownBy(() -> new Socket("127.0.0.1", listener.port()))
          .isInstanceOf(ConnectException.class);
      listener.listen(0);
      new Socket("127.0.0.1", listener.port()).close();
      listener.refuse();
      assertThatThrownBy(() -> new Socket("127.0.0.1", listener.port()))
          .isInstanceOf(ConnectException.class);
      listener.listen(0);
      new Socket("127.0.0.1", listener.port()).close();
    }
  }
}
