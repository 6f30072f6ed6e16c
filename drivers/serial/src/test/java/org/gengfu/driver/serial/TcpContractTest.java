package org.gengfu.driver.serial;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.gengfu.driver.DevicePlan;
import org.gengfu.driver.Driver;
import org.gengfu.driver.testkit.DriverContractTest;
import org.gengfu.driver.testkit.ScriptedPeer;
import org.gengfu.driver.transport.Parity;
import org.gengfu.driver.transport.PortSettings;

/** The contract over a raw TCP serial server. */
class TcpContractTest extends DriverContractTest {
  @Override
  protected Driver driver() {
    return new SerialDriver();
  }

  @Override
  protected ScriptedPeer peer() {
    try {
      return new TcpPeer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected Driver.BusSettings settings(Driver driver, ScriptedPeer peer) {
    return new SerialSettings(
        SerialSettings.Transport.TCP,
        PortSettings.plain("", 115_200, Parity.NONE, 1),
        "127.0.0.1",
        ((TcpPeer) peer).server.getLocalPort(),
        Duration.ofSeconds(3),
        null);
  }

  @Override
  protected DevicePlan plan(Driver driver, Driver.BusSettings settings) {
    return Plans.of("contract-serial", settings);
  }

  private static final class TcpPeer extends StreamPeer {
    final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private volatile Socket socket;

    TcpPeer() throws IOException {
      Thread.ofPlatform().daemon().name("tcp peer").start(this::accept);
    }

    private void accept() {
      try {
        while (!server.isClosed()) {
          Socket accepted = server.accept();
          contacts.incrementAndGet();
          socket = accepted;
          Thread.ofPlatform()
              .daemon()
              .start(() -> {
                try {
                  receive(accepted.getInputStream());
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
        }
      } catch (IOException e) {
        System.out.println("the server ended: " + e.getMessage());
      }
    }

    @Override
    OutputStream out() throws IOException {
      return socket.getOutputStream();
    }

    @Override
    public void hangUp() {
      try {
        socket.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      try {
        server.close();
        if (socket != null) {
          socket.close();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
