package org.gengfu.driver.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.EOFException;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import org.junit.jupiter.api.Test;

class NetworkFailureTest {
  /** The text is the system's: what it really says today is asked, not remembered. */
  @Test
  void aRefusedConnectionOfThisSystemHasItsWord() throws IOException {
    int free;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = gone.getLocalPort();
    }
    IOException refused =
        catchThrowableOfType(
            IOException.class, () -> new Socket(InetAddress.getLoopbackAddress(), free).close());

    assertThat(NetworkFailure.word(refused)).isEqualTo("connection-refused");
    assertThat(NetworkFailure.isOwn(refused)).isFalse();
  }

  @Test
  void whatHasNoWordIsQuotedOnOneLine() {
    IOException odd = new SocketException("a \"strange\"\r\nthing");
    assertThat(NetworkFailure.word(odd)).isEqualTo("connection-failed \"a 'strange' thing\"");
    assertThat(NetworkFailure.word(new IOException()))
        .isEqualTo("connection-failed \"IOException\"");
    assertThat(NetworkFailure.word(new IOException("x".repeat(500))).length()).isLessThan(120);
  }

  @Test
  void theOthersHaveTheirs() {
    assertThat(NetworkFailure.word(new SocketException("Connection reset by peer")))
        .isEqualTo("connection-reset");
    assertThat(NetworkFailure.word(new ConnectException("No route to host"))).isEqualTo("no-route");
    assertThat(NetworkFailure.word(new EOFException())).isEqualTo("connection-closed");
  }

  /** A machine without a network says nothing about its cameras. */
  @Test
  void whatIsThisMachinesOwnIsTold() {
    assertThat(NetworkFailure.isOwn(new SocketException("Network is unreachable"))).isTrue();
    assertThat(NetworkFailure.isOwn(new BindException())).isTrue();
    assertThat(NetworkFailure.isOwn(new ConnectException("No route to host"))).isFalse();
    assertThat(NetworkFailure.isOwn(new IOException())).isFalse();
  }
}
