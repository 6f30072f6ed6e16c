package org.gengfu.profiletool.record;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.LongSupplier;
import org.gengfu.driver.transport.SerialLink;
import org.gengfu.profile.recording.Octets;
import org.gengfu.profile.recording.RecordedEntry;
import org.gengfu.profiletool.probe.WireOptions;

/**
 * Stands between the serial driver and its line, passes every byte on and writes it down. The
 * driver sees a serial server that passes bytes on. One connection at a time, on a thread of its
 * own, which alone touches line and file until {@link #close}.
 */
final class SerialTap implements AutoCloseable {
  private static final int MAX_CHUNK = 1_024;
  private static final long LOOK_NANOS = 2_000_000;

  private final SerialLink link;
  private final RecordingFile file;
  private final LongSupplier atMillis;
  private final ServerSocket server;
  private final WireOptions way;
  private final FutureTask<Boolean> work = new FutureTask<>(this::serve);

  private SerialTap(
      SerialLink link,
      RecordingFile file,
      LongSupplier atMillis,
      ServerSocket server,
      WireOptions way) {
    this.link = link;
    this.file = file;
    this.atMillis = atMillis;
    this.server = server;
    this.way = way;
  }

  /**
   * Opens the line.
   *
   * @throws IOException when it is missing, in use or not permitted; nothing stays open
   */
  static SerialTap open(WireOptions wire, RecordingFile file, LongSupplier atMillis)
      throws IOException {
    SerialLink link = Links.of(wire.bus());
    link.open();
    ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    String rest = Links.kept(wire.bus());
    WireOptions way =
        wire.withBus("transport: tcp, host: 127.0.0.1, port: " + server.getLocalPort() + rest);
    SerialTap tap = new SerialTap(link, file, atMillis, server, way);
    Thread.ofPlatform().daemon().name("serial-tap").start(tap.work);
    return tap;
  }

  /** How the driver finds it. */
  WireOptions way() {
    return way;
  }

  private boolean serve() throws IOException {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        socket.setTcpNoDelay(true);
        pass(socket);
      } catch (SocketException ended) {
        // the driver has hung up, or this was closed
      }
    }
    return true;
  }

  private void pass(Socket socket) throws IOException {
    InputStream in = socket.getInputStream();
    byte[] bytes = new byte[MAX_CHUNK];
    while (!server.isClosed()) {
      int asked = Math.min(in.available(), bytes.length);
      if (asked > 0) {
        int count = in.read(bytes, 0, asked);
        file.add(new RecordedEntry.Sent(atMillis.getAsLong(), octets(bytes, count)));
        link.write(bytes, count);
      }
      int heard = link.read(bytes, bytes.length, LOOK_NANOS);
      if (heard > 0) {
        file.add(new RecordedEntry.Heard(atMillis.getAsLong(), octets(bytes, heard)));
        socket.getOutputStream().write(bytes, 0, heard);
      }
    }
  }

  private static Octets octets(byte[] bytes, int count) {
    return Octets.of(Arrays.copyOf(bytes, count));
  }

  /**
   * Closes the line.
   *
   * @throws IOException when the recording broke off before
   */
  @Override
  public void close() throws IOException {
    server.close();
    try {
      work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while the line was closed");
    } catch (ExecutionException e) {
      throw new IOException("the recording broke off: " + e.getCause(), e);
    } finally {
      link.close();
    }
  }
}
