package org.gengfu.sim.line;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A serial line with devices on it, at the master side of a pseudo terminal. A platform thread owns
 * the line, because waiting in the C library would hold a carrier of virtual threads.
 */
public final class SerialPort implements AutoCloseable {
  private final Pty pty;
  private final PtyWire wire;
  private final Thread thread;

  private SerialPort(Pty pty, WireServer speaker) {
    this.pty = pty;
    wire = new PtyWire(pty);
    thread =
        Thread.ofPlatform()
            .daemon()
            .name("line-" + pty.link().getFileName())
            .start(() -> serve(speaker));
  }

  /**
   * Opens a line.
   *
   * @param link the stable path that others open
   * @param speaker called once, on the line's thread; its reads end when the line is closed
   */
  public static SerialPort open(Path link, WireServer speaker) throws IOException {
    return new SerialPort(Pty.open(link), speaker);
  }

  /** The stable path that others open. */
  public Path link() {
    return pty.link();
  }

  @Override
  public void close() throws IOException {
    wire.close();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    pty.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void serve(WireServer speaker) {
    try {
      speaker.serve(wire);
    } catch (IOException e) {
      throw new IllegalStateException("a pseudo terminal gave an I/O error", e);
    }
  }

  /** Closing it only ends its reads: the terminal is closed when its thread has left it. */
  private static final class PtyWire implements Wire {
    private final Pty pty;
    private volatile boolean closed;

    PtyWire(Pty pty) {
      this.pty = pty;
    }

    @Override
    public int read(byte[] into, int waitMillis) {
      return closed ? -1 : pty.read(into, waitMillis);
    }

    @Override
    public boolean plugged() {
      return !closed && pty.plugged();
    }

    @Override
    public void write(byte[] bytes) {
      if (!closed) {
        pty.write(bytes);
      }
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
